"""Datelines: the place, and maybe day and agency, that an agency's report opens with. Which place it is: entities."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from extraction.dates.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

# The house styles of news agencies: "KYIV, Ukraine, May 3 (Agency) –", "Gaza City/Jerusalem --", "DAMASCUS: ".
# Words are possessive (*+): a hyphen that could end a word or join two would be tried both ways for each of a run's.
_NAME = r"[A-Z][\w.’'-]*+(?:[ /-](?:[A-Z][\w.’'-]*+|al|el|es|de|del|d'|of|the)){0,4}"
_CAPITALS = r"[A-Z][A-Z.’'-]++(?:[ /-][A-Z][A-Z.’'-]*+){0,4}"
_DAY = r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}\.?(?: (?:19|20)?\d\d)?))"
_AGENCY = r"(?: ?\([A-Z][\w .&/-]{1,60}\))"
# Tags of monitoring services, after the dateline or alone: "[TEXT]", "[By Ana Reyes]", "[BEGIN RECORDING]".
_TAGS = r"(?:\[[A-Z][^\[\]\n]{1,80}\] ?)*"
DATELINE = re.compile(
    rf"(?:^|(?<=\n))[ \t]*(?:"
    rf"{_CAPITALS}(?:, {_NAME}){{0,2}}{_DAY}?{_AGENCY}?(?: ?(?:[–—]|--) ?| - |: )"
    rf"|{_NAME}(?:, {_NAME}){{0,2}}{_DAY}?{_AGENCY}(?: ?(?:[–—]|--) ?| - |: )"
    rf"|{_NAME}(?:, {_NAME}){{0,2}}{_DAY} (?:[–—]|--|-) "
    rf"){_TAGS}(?=[\"“‘']?[A-Z\d])"
)
TAGGED = re.compile(r"(?:^|(?<=\n)|(?<=[.] ))\[[A-Z][A-Z -]+\] (?:-- ?)?(?=[\"“]?[A-Z\d])")

DATED = re.compile(
    r"(?:\b(?P<day>\d{1,2}) (?P<month>(?!GMT|UTC)[A-Za-z]{3,9})\.?,? "
    r"|(?P<before>[A-Za-z]{3,9})\.? (?P<after>\d{1,2}), )"
    r"(?P<year>(?:19|20)?\d\d)\b"
)
CENTURY = 1900
FIRST_YEAR = 50
"""Years of two digits from here on are of the last century: wires of 1950 to 1999."""


def dateline_day(text: str) -> date | None:
    """Return the day that the first dateline gives with its year: "BOGOTA, 3 APR 90", "TAMPA, Aug. 9, 2017"."""
    line = text.lstrip().split("\n", 1)[0][:200]
    head = re.split(r"--|[–—]| - ", line, maxsplit=1)[0]
    match = DATED.search(head) if head != line else None
    if match is None:
        return None
    month = vocabulary().months.get((match["month"] or match["before"]).lower())
    year, day = int(match["year"]), int(match["day"] or match["after"])
    if year < 100:
        year += CENTURY if year >= FIRST_YEAR else CENTURY + 100
    try:
        return date(year, month, day) if month else None
    except ValueError:  # 31 April
        return None


def dateline_spans(text: str) -> list[tuple[int, int]]:
    """Return where each dateline begins and ends."""
    return [match.span() for match in DATELINE.finditer(text)]


def dateline_ends(text: str) -> Iterator[int]:
    """Yield where the words after each dateline and each tag of a monitoring service begin."""
    for pattern in (DATELINE, TAGGED):
        for match in pattern.finditer(text):
            yield match.end()
