"""Whether a number is somebody's age. Words: rules/dispositions.toml, [ages]. Other kinds are not known here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extraction.quantities.phrases import any_of
from extraction.records import Kind
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from extraction.quantities.amount import Amount

LIFESPAN = range(1, 121)
CONTEXT_REACH = 48
AGE_AFTER = re.compile(  # "-year-old", "-old", " years of age"
    r"[\s\-‑]+(?:(?:years?|months?|weeks?|days?)[\s\-‑]+)?(?:olds?|of age)\b"
)
OLDER = re.compile(r"(?:older|younger) than$|the age of$|(?:or|and) (?:older|younger)$", re.IGNORECASE)


@dataclass(frozen=True)
class AgeWords:
    """The words of [ages]: a pattern for what stands before an age, and who is told to be that old."""

    before: re.Pattern[str]
    people: frozenset[str]
    persons: frozenset[str]


@cache
def words() -> AgeWords:
    """Return the words of the rule file."""
    raw = read_rules("dispositions.toml")["ages"]
    expected = r"life expectancy(?: \w+){0,4} (?:is|was|of)"
    before = rf"\b(?:{any_of(raw['before'])}|{expected})\s*(?:{any_of(raw['between'])}|\s)*$"
    return AgeWords(re.compile(before, re.IGNORECASE), frozenset(raw["people"]), frozenset(raw["persons"]))


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
    return words().before.search(text, max(0, amount.start - CONTEXT_REACH), amount.number_start) is not None


def tells_age(doc: Doc, span: Span) -> bool:
    """Tell whether a bare number is somebody's age: "Ivan Petrenko, 47, said", "he will be 35"."""
    if span.start > 1 and span.end < len(doc) and doc[span.start - 1].text == ",":
        before = doc[span.start - 2]
        if before.pos_ == "PROPN" or before.lower_ in words().persons:
            return doc[span.end].text in {",", ")", "and", ".", ";"}
    root = span.root
    if root.dep_ not in {"attr", "acomp"} or root.head.lemma_ not in {"be", "turn"}:
        return False
    subject = next((child for child in root.head.children if child.dep_ == "nsubj"), None)
    return subject is not None and (
        subject.lower_ in words().people
        or subject.ent_type_ == "PERSON"
        or any(t.lower_ in {"age", "expectancy"} for t in subject.subtree)
    )
