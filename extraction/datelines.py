"""Datelines: the place, and maybe day and agency, that an agency's report opens with. Which place it is: entities."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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
TAGGED = re.compile(r"(?:^|(?<=\n)|(?<=[.] ))\[[A-Z][A-Z -]+\] (?=[\"“]?[A-Z\d])")


def dateline_spans(text: str) -> list[tuple[int, int]]:
    """Return where each dateline begins and ends."""
    return [match.span() for match in DATELINE.finditer(text)]


def dateline_ends(text: str) -> Iterator[int]:
    """Yield where the words after each dateline and each tag of a monitoring service begin."""
    for pattern in (DATELINE, TAGGED):
        for match in pattern.finditer(text):
            yield match.end()
