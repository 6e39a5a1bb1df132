"""What an amount is in its sentence: count, measure, date, ordinal, pronoun, … with the reason.

Values are not changed here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extraction.document import text_of
from extraction.quantities.ages import AGE_AFTER, LIFESPAN, is_age, tells_age
from extraction.quantities.item_words import is_headline
from extraction.records import Kind
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from extraction.quantities.amount import Amount
    from extraction.quantities.counted import CountedNoun

SUM_OF = re.compile(
    r"\s+(?:(?:in|worth of)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:aid|assistance|support|help|weapons|weaponry|arms|funding|loans|grants|damage)"
    r"|of (?:US |American )?dollars?)\b",
    re.IGNORECASE,
)
"""What makes a vague number a sum of money: "sent **billions** in military aid". The contract counts it in dollars."""
THIRD_OF_A_ROW = re.compile(r"a (?:third|fourth|fifth|sixth)$", re.IGNORECASE)
COUNTED_BEFORE = re.compile(r"\b(?:two|three|four|five|second|both)\b[^.;]{0,60}$", re.IGNORECASE)
ORDINAL_SUFFIX = re.compile(r"(?:st|nd|rd|th)\b")
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
HOW_OFTEN = re.compile(
    r"[\s-]times\b(?!\s+(?:as|more|the|that|its|their|over|\w+er|what|faster|less)\b)", re.IGNORECASE
)
"""How often something was done: "shelled the port **14 times**", but not "three times as many"."""
TIMES_AFTER = re.compile(r"[\s-]?(?:times\b(?!\s+(?:square|of israel))|x\b(?!\s*\d)|-fold\b|fold\b|×)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Idioms:
    """Words beside "no", "one", a rank or a fraction under which they are no number; see [idioms] of the rule file."""

    no: frozenset[str]
    nobody: frozenset[str]
    one: frozenset[str]
    one_pronoun: frozenset[str]
    ranks: frozenset[str]
    portions: frozenset[str]
    times: frozenset[str]


@cache
def idioms() -> Idioms:
    """Return the idioms of rules/dispositions.toml."""
    return Idioms(**{name: frozenset(words) for name, words in read_rules("dispositions.toml")["idioms"].items()})


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an amount is and why; `end` is set where a word behind it ("times") belongs to it."""

    kind: Kind
    reason: str
    end: int | None = None


def kind_of(doc: Doc, text: str, amount: Amount, number: Span, noun: CountedNoun | None) -> Judgement | None:
    """Return what the amount is and why; None when it is no number at all ("no longer", "one another")."""
    if amount.form == "none":
        return _none(number, noun)
    if amount.form == "ordinal" or (amount.form == "digits" and ORDINAL_SUFFIX.match(text, amount.number_end)):
        return Judgement(Kind.ORDINAL, "ordinal")
    if not amount.is_readable:
        return Judgement(Kind.UNRESOLVED, "more digits than a figure has")
    times = TIMES_AFTER.match(text, amount.number_end)
    if times and _is_how_often(number, times.end()):
        return Judgement(Kind.COUNT, "how often")
    if times:
        return Judgement(Kind.MULTIPLIER, "times", times.end())
    if is_age(text, amount):
        old = AGE_AFTER.match(text, amount.end)
        return Judgement(Kind.AGE, "age", old.end() if old is not None else None)
    if amount.unit is not None:
        return Judgement(amount.unit.kind, f"unit {amount.unit.name}")
    if amount.form == "group" and noun is None:
        return None
    if amount.form == "vague" and number.root.pos_ == "VERB":
        return None
    if amount.form == "vague" and SUM_OF.match(text, amount.end):
        return Judgement(Kind.MONEY, "sum without a currency")
    if amount.form == "fraction":
        return _fraction(number, noun)
    if amount.form == "words" and text[amount.number_start : amount.number_end].lower() == "one":
        return _one(number, noun)
    return _bare(doc, text, amount, number, noun)


def _is_how_often(number: Span, end: int) -> bool:
    """Tell whether "N times" counts events that a verb before it tells of: "was struck **14 times** since May"."""
    text, sentence = text_of(number.doc), number.root.sent
    if HOW_OFTEN.match(text, number.end_char) is None or sentence.end_char <= end:
        return False
    return any(token.pos_ == "VERB" for token in number.doc[sentence.start : number.start])


def _none(span: Span, noun: CountedNoun | None) -> Judgement | None:
    word = span.root
    if span.text.lower() in idioms().nobody:
        return Judgement(Kind.COUNT, "none")
    if word.lower_ == "no":
        following = span.doc[span.end] if span.end < len(span.doc) else None
        if (
            following is None
            or following.lower_ in idioms().no
            or noun is None
            or noun.head.lower_ in idioms().no
            or noun.head.tag_ not in {"NNS", "NN", "NNPS", "NNP"}
        ):
            return None
        return Judgement(Kind.COUNT, "no + noun")
    if word.lower_ in {"none", "nobody", "nil"} and word.pos_ in {"NOUN", "PRON", "NUM"}:
        return Judgement(Kind.COUNT, "none")
    return None


def _fraction(span: Span, noun: CountedNoun | None) -> Judgement | None:
    before = span.doc[span.start - 1].lower_ if span.start else ""
    if noun is None and THIRD_OF_A_ROW.search(span.text) and _ends_a_row(span):
        return Judgement(Kind.ORDINAL, "one more of those counted")
    if before in idioms().portions:
        return None if noun is None else Judgement(Kind.ORDINAL, "part of a whole")
    if noun is not None and noun.head.lemma_ in idioms().times:
        return Judgement(Kind.DURATION, "fraction of a time")
    return Judgement(Kind.PERCENT, "fraction")


def _ends_a_row(span: Span) -> bool:
    """Tell whether a fraction only goes on counting: "gave two batteries and will give **a third**"."""
    text = text_of(span.doc)
    after = span.doc[span.end].lower_ if span.end < len(span.doc) else "."
    counted = COUNTED_BEFORE.search(text, span.root.sent.start_char, span.start_char) is not None
    return counted and after in {".", ",", ";", "by", "next", "later", "soon", "in", "this", "to", "and"}


def _one(span: Span, noun: CountedNoun | None) -> Judgement:
    word, doc = span.root, span.doc
    before = doc[span.start - 1].lower_ if span.start else ""
    after = doc[span.end].lower_ if span.end < len(doc) else ""
    told = before == "that" and _opens_a_clause(span, noun)
    if (before in idioms().one_pronoun and not told) or after in idioms().one or (after == "of" and _superlative(span)):
        return Judgement(Kind.PRONOUN, "one as a pronoun")
    if noun is not None:
        return Judgement(Kind.COUNT, "one + noun")
    if word.dep_ in {"nsubj", "nsubjpass", "dobj"}:
        return Judgement(Kind.COUNT, "one as a head that counts")
    return Judgement(Kind.PRONOUN, "one as a pronoun")


def _opens_a_clause(span: Span, noun: CountedNoun | None) -> bool:
    """Tell whether "that" before "one" opens a clause: "said **that one** soldier had died", not "that one is new"."""
    return noun is not None or span.doc[span.start - 1].dep_ == "mark"


def _superlative(span: Span) -> bool:
    """Tell whether "one of" only picks out an example: "one of the largest attacks"."""
    following = span.doc[span.end : min(span.end + 7, span.root.sent.end)]
    return any(
        token.tag_ in {"JJS", "RBS"} or token.lower_ in {"many", "few", "main", "country"} for token in following
    )


def _bare(doc: Doc, text: str, amount: Amount, span: Span, noun: CountedNoun | None) -> Judgement:
    written = text[amount.number_start : amount.number_end]
    adjacent = noun is not None and noun.head.i >= span.end and doc[span.end].text != ")"
    if amount.form == "digits" and YEAR.fullmatch(written) and (noun is None or noun.head.i != span.end):
        return Judgement(Kind.DATE, "year")
    if span.start and doc[span.start - 1].lower_ in idioms().ranks and not adjacent:
        return Judgement(Kind.ORDINAL, "rank")
    if _is_named(doc, amount, span, noun):
        return Judgement(Kind.NAME, "number after a name")
    if not adjacent and amount.form in {"digits", "words"} and int(amount.high) in LIFESPAN and tells_age(doc, span):
        return Judgement(Kind.AGE, "age of a person")
    if noun is not None:
        return Judgement(Kind.COUNT, "counts a noun")
    if span.root.dep_ in {"punct", "dep", "meta"} and span.root.is_punct:
        return Judgement(Kind.UNRESOLVED, "stands alone")
    return Judgement(Kind.COUNT, "number without a noun")


def _is_named(doc: Doc, amount: Amount, span: Span, noun: CountedNoun | None) -> bool:
    """Tell whether a bare small number is part of the name before it: "Apple Watch 5", "the Big 12"."""
    if (
        not span.start
        or amount.scaled
        or amount.start != amount.number_start
        or amount.form not in {"digits", "words"}
        or amount.low != amount.high
    ):
        return False
    before = doc[span.start - 1]
    if _is_the_name(doc, amount, span):
        return True
    if amount.form == "words":
        return (
            span.text[0].isupper()
            and not span.root.is_sent_start
            and before.pos_ == "PROPN"
            and before.text[0].isupper()
            and before.ent_type_ == span.root.ent_type_ != ""
            and not is_headline(span.root.sent)
        )
    named = before.pos_ == "PROPN" and before.text[0].isupper() and before.whitespace_ == " " and "," not in span.text
    if not named or before.ent_type_ == "DATE" or is_headline(span.root.sent):
        return False
    counts_on = (
        noun is not None
        and noun.head.i >= span.end
        and (noun.head.tag_ in {"NNS", "NNPS"} or noun.head.lemma_ != noun.head.lower_)
    )
    return not counts_on or _names_model(before)


def _is_the_name(doc: Doc, amount: Amount, span: Span) -> bool:
    """Tell whether a number in words opens a name: "the Three Gorges", "the Seven Sisters"."""
    if amount.form != "words" or not span.text[0].isupper() or span.end >= len(doc):
        return False
    after = doc[span.end]
    named = doc[span.start - 1].lower_ == "the" and after.text[0].isupper() and after.text[1:].islower()
    return named and not is_headline(span.root.sent)


def _names_model(before: Token) -> bool:
    """Tell whether a name and a number stand in a phrase that is counted or determined already: "ten Vikhr 5 boats"."""
    lead = before.nbor(-1) if before.i > before.sent.start else None
    if before.tag_ == "NNPS" and lead is not None and lead.lower_ == "the":
        return False  # "cost the Sandinists 90 men"
    return (
        lead is not None and (lead.pos_ in {"NUM", "DET"} or lead.tag_ in {"JJ", "PRP$"}) and before.ent_type_ != "GPE"
    )
