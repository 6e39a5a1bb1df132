"""What an amount is in its sentence: count, measure, date, ordinal, pronoun, … with the reason. Values are not changed here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.records import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from extraction.quantities.amounts import Amount
    from extraction.quantities.counted import CountedNoun

ORDINAL_SUFFIX = re.compile(r"(?:st|nd|rd|th)\b")
DURATION_WORDS = re.compile(r"\b(?:for|in|after|within|every|last(?:ed|ing)?|past|next|some)\s*$", re.IGNORECASE)
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
AGE_AFTER = re.compile(r"[\s-](?:years?|months?)[\s-](?:old|of age)\b")
AGE_BEFORE = re.compile(r"\b(?:aged?|ages|ages of|age of|average age|aged between|youngest (?:is|was)|oldest (?:is|was|being))\s*(?:of\s|between\s|from\s)?$", re.IGNORECASE)
TIMES_AFTER = re.compile(r"[\s-]?(?:times\b(?!\s+(?:square|of israel))|x\b|-fold\b|fold\b|×)", re.IGNORECASE)
NO_IDIOMS = frozenset("longer one doubt matter way place time end reason surprise wonder sign need idea secret comment evidence question relation avail "
                      "less more fewer later sooner means use good point sense indication mention fault option word choice intention plan stranger alternative answer objection problem mistake".split())  # fmt: skip
ONE_PRONOUN = frozenset({"other", "another", "no", "any", "every", "which", "this", "that", "each", "some", "the"})


def kind_of(doc: Doc, amount: Amount, span: Span, noun: CountedNoun | None) -> tuple[Kind, str] | None:
    """Return what the amount is and why; None when it is no number at all ("no longer", "one another")."""
    text = doc.text
    if amount.form == "none":
        return _none(span, noun)
    if amount.form == "ordinal" or (amount.form == "digits" and ORDINAL_SUFFIX.match(text, amount.number_end)):
        return Kind.ORDINAL, "ordinal"
    if amount.form == "group" and noun is None:
        return None
    if TIMES_AFTER.match(text, amount.number_end):
        return Kind.MULTIPLIER, "times"
    if amount.unit is not None:
        return _measured(text, amount)
    if amount.form == "fraction":
        return _fraction(span, noun)
    if AGE_AFTER.match(text, amount.number_end) or AGE_BEFORE.search(text, max(0, amount.number_start - 24), amount.number_start):
        return Kind.AGE, "age"
    if amount.form == "words" and text[amount.number_start : amount.number_end].lower() == "one":
        return _one(span, noun)
    return _bare(doc, amount, span, noun)


def _none(span: Span, noun: CountedNoun | None) -> tuple[Kind, str] | None:
    word = span.root
    if word.lower_ == "no":
        following = span.doc[span.end] if span.end < len(span.doc) else None
        if following is None or following.lower_ in NO_IDIOMS or noun is None or noun.head.lower_ in NO_IDIOMS or noun.head.tag_ not in {"NNS", "NN", "NNPS", "NNP"}:
            return None
        return Kind.COUNT, "no + noun"
    if word.lower_ in {"none", "nobody", "nil"} and word.pos_ in {"NOUN", "PRON", "NUM"}:
        return Kind.COUNT, "none"
    return None


def _measured(text: str, amount: Amount) -> tuple[Kind, str] | None:
    assert amount.unit is not None  # noqa: S101  (the caller's condition)
    if amount.unit.kind is Kind.DURATION and AGE_AFTER.match(text, amount.number_end):
        return Kind.AGE, "age"
    return amount.unit.kind, f"unit {amount.unit.name}"


def _fraction(span: Span, noun: CountedNoun | None) -> tuple[Kind, str]:
    before = span.doc[span.start - 1].lower_ if span.start else ""
    if before in {"first", "second", "other", "latter", "top", "bottom", "final"}:
        return Kind.ORDINAL, "part of a whole"
    if noun is not None and noun.head.lemma_ in {"hour", "year", "day", "month", "century", "decade", "minute", "week"}:
        return Kind.DURATION, "fraction of a time"
    return Kind.PERCENT, "fraction"


def _one(span: Span, noun: CountedNoun | None) -> tuple[Kind, str] | None:
    word = span.root
    doc = span.doc
    before = doc[span.start - 1].lower_ if span.start else ""
    after = doc[span.end].lower_ if span.end < len(doc) else ""
    if before in ONE_PRONOUN or after in {"another", "day", "side", "hand", "thing"} or (after == "of" and span.end - span.start == 1 and _superlative(span)):
        return Kind.PRONOUN, "one as a pronoun"
    if noun is not None:
        return Kind.COUNT, "one + noun"
    if word.dep_ in {"nsubj", "nsubjpass", "dobj"}:
        return Kind.COUNT, "one as a head that counts"
    return Kind.PRONOUN, "one as a pronoun"


def _superlative(span: Span) -> bool:
    """Tell whether "one of" only picks out an example: "one of the largest attacks"."""
    following = span.doc[span.end : min(span.end + 6, span.root.sent.end)]
    return any(token.tag_ in {"JJS", "RBS"} or token.lower_ in {"many", "few", "main", "country"} for token in following)


def _bare(doc: Doc, amount: Amount, span: Span, noun: CountedNoun | None) -> tuple[Kind, str]:
    written = doc.text[amount.number_start : amount.number_end]
    if amount.form == "digits" and YEAR.fullmatch(written) and (noun is None or noun.head.i != span.end):
        return Kind.DATE, "year"
    if noun is not None:
        return Kind.COUNT, "counts a noun"
    if amount.form == "digits" and span.root.dep_ in {"nummod", "compound", "appos", "npadvmod"} and span.root.head.pos_ == "PROPN" and span.root.head.i == span.start - 1:
        return Kind.NAME, "number after a name"
    if span.root.dep_ in {"punct", "dep", "meta"} and span.root.is_punct:
        return Kind.UNRESOLVED, "stands alone"
    return Kind.COUNT, "number without a noun"
