"""Whether a number is somebody's age. Words: rules/dispositions.toml, [ages]. Other kinds are not known here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extraction.quantities.numerals import cardinal_value
from extraction.quantities.phrases import any_of
from extraction.records import Kind
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from extraction.quantities.amount import Amount

LIFESPAN = range(1, 121)
CONTEXT_REACH = 48
AGE_AFTER = re.compile(  # "-year-old", "-old", " years of age"
    r"[\s\-‑]+(?:(?:years?|months?|weeks?|days?)[\s\-‑]+)?(?:olds?|of age)\b"
)
LISTED = frozenset({",", "and", "&", ", and"})
MOST_LISTED = 12
"""Ages that one list has at most; looking further would cost each number of an endless one the whole of it."""
OPENINGS = frozenset({",", "(", "–", "—", "-", ":"})
CLOSINGS = frozenset({",", ")", ".", ";", "–", "—", "-", "!", "?"})
GROUP = re.compile(
    r"\b(?:those|anyone|everyone|anybody|everybody|people|men|women|males|females|children|kids|adults|residents|civilians"
    r"|reservists|citizens)\s+(?:over|under|above|below)\s*$",
    re.IGNORECASE,
)
TURNED = re.compile(r"\bturn(?:s|ed|ing)?\s+$", re.IGNORECASE)
THINGS = re.compile(r"\s+(?!this\b|as\b|was\b|years?\b|months?\b|weeks?\b|days?\b)[a-z-]+s\b")
"""After "turned N": things that became something else, "turned **six howitzers** to scrap"."""
GROUP_GOES_ON = re.compile(
    r"\s*(?:[.,;:!?)]|$|\b(?:may|can|must|will|were|are|who|and|or|have|had|to|is|from|with|could)\b)"
)
OLDER = re.compile(r"(?:older|younger) than$|the age of$|(?:or|and) (?:older|younger)$", re.IGNORECASE)


@dataclass(frozen=True)
class AgeWords:
    """The words of [ages]: a pattern for what stands before an age, and who is told to be that old."""

    before: re.Pattern[str]
    people: frozenset[str]
    persons: frozenset[str]
    young: frozenset[str]


@cache
def words() -> AgeWords:
    """Return the words of the rule file."""
    raw = read_rules("dispositions.toml")["ages"]
    expected = r"life expectancy(?: \w+){0,4} (?:is|was|of)"
    before = rf"\b(?:{any_of(raw['before'])}|{expected})\s*(?:{any_of(raw['between'])}|\s)*$"
    return AgeWords(
        re.compile(before, re.IGNORECASE), frozenset(raw["people"]), frozenset(raw["persons"]), frozenset(raw["young"])
    )


def is_age(text: str, amount: Amount) -> bool:
    """Tell whether the words beside an amount make it an age: "aged 34", "a 12-year-old", "older than 60"."""
    if amount.unit is not None and amount.unit.kind is not Kind.DURATION:
        return False
    if amount.unit is None and (amount.form not in {"digits", "words"} or int(amount.high) not in LIFESPAN):
        return bool(AGE_AFTER.match(text, amount.end)) and amount.unit is not None
    if (
        AGE_AFTER.match(text, amount.end)
        or OLDER.search(text[amount.start : amount.number_start].strip())
        or OLDER.search(text[amount.number_end : amount.end])
    ):
        return True
    if GROUP.search(text, max(0, amount.start - CONTEXT_REACH), amount.number_start):
        return GROUP_GOES_ON.match(text, amount.end) is not None
    if TURNED.search(text, max(0, amount.start - CONTEXT_REACH), amount.number_start) and THINGS.match(
        text, amount.end
    ):
        return False
    return words().before.search(text, max(0, amount.start - CONTEXT_REACH), amount.number_start) is not None


def _is_listed(doc: Doc, span: Span) -> bool:
    """Tell whether a number stands in a list of ages: "two sons, 5 and 7", "the brothers – 12 and 14 –"."""
    first, last = span.start, span.end
    lowest, highest = first - 2 * MOST_LISTED, last + 2 * MOST_LISTED
    while first > max(1, lowest) and doc[first - 1].lower_ in LISTED and _is_lifespan(doc[first - 2]):
        first -= 2
    while last + 1 < min(len(doc), highest) and doc[last].lower_ in LISTED and _is_lifespan(doc[last + 1]):
        last += 2
    if first < 2:
        return False
    opening, before = doc[first - 1], doc[first - 2]
    if opening.lower_ in {"aged", "ages"}:
        return True
    if opening.text not in OPENINGS or not _is_person(before):
        return False
    return last == len(doc) or doc[last].text in CLOSINGS


def _is_person(token: Token) -> bool:
    """Tell whether a word is said of people, or is the name of one who is called so: "sons", "the baker Olha Tkach"."""
    while token.pos_ == "PROPN" and token.i > token.sent.start and token.text[0].isupper():
        token = token.nbor(-1)
    return token.lemma_.lower() in words().persons


def _is_lifespan(token: Token) -> bool:
    number = cardinal_value(token.lower_) if token.is_alpha else float(token.text) if token.is_digit else None
    return number is not None and number in LIFESPAN


def _is_of(doc: Doc, span: Span) -> bool:
    """Tell whether a number is the age of one: "a boy of six", "at 92, she"."""
    if span.start < 1:
        return False
    after = doc[span.end : span.end + 2].text.lower()
    if doc[span.start - 1].lower_ == "at":
        return after in {", he", ", she", "he", "she"} or after.startswith(("he ", "she "))
    young = span.start > 1 and doc[span.start - 1].lower_ == "of" and doc[span.start - 2].lower_ in words().young
    return young and not after.startswith(("of", "%"))


def tells_age(doc: Doc, span: Span) -> bool:
    """Tell whether a bare number is somebody's age: "Ivan Petrenko, 47, said", "she turned 28"."""
    if span.start > 1 and span.end < len(doc) and doc[span.start - 1].text == ",":
        before = doc[span.start - 2]
        if before.pos_ == "PROPN" or before.lower_ in words().persons:
            return doc[span.end].text in {",", ")", "and", ".", ";"}
    if _is_listed(doc, span) or _is_of(doc, span):
        return True
    root = span.root
    if root.dep_ not in {"attr", "acomp"} or root.head.lemma_ not in {"be", "turn"}:
        return False
    subject = next((child for child in root.head.children if child.dep_ == "nsubj"), None)
    return subject is not None and (
        subject.lower_ in words().people
        or subject.ent_type_ == "PERSON"
        or any(t.lower_ in {"age", "expectancy"} for t in subject.subtree)
    )
