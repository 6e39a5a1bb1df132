"""Monitored broadcasts that read out somebody's own words, and whose they are. Datelines of agencies: datelines.py."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extraction.document import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

_STATION = r"(?:radio|(?:la )?voz|voice)\b"
_KINDS = "communique|statement|editorial|commentary|announcement|proclamation|message|appeal"
_OWN_WORDS = rf"\[(?:{_KINDS})\b[^\]\n]{{0,100}}\]"
_TEXT = r"\[text\]"
_TAGS = r"(?:\[[^\]\n]{2,100}\] ?)"
_BY_STATION = (
    rf"^(?:\(clandestine\) ?)?(?P<station>{_STATION} [^,\n]{{2,60}}?)(?: in [A-Z]+)?(?: to [^,\n]*)?,[^\n]{{0,40}}?-- ?"
    rf"{_TAGS}*?(?:{_OWN_WORDS}|{_TEXT}) ?{_TAGS}*"
)
"""(Clandestine) Radio X in Spanish to El Salvador, 11 Apr 91 -- [communique]"""
_IN_SECRET = rf"^clandestine,[^\n(]{{4,24}}\((?P<secret>{_STATION}[^)\n]{{2,60}})\) ?-- ?{_TAGS}*"
_RELAYED = rf"^[A-Z][^\n(]{{4,60}}\((?P<relay>{_STATION}[^)\n]{{2,60}})\) ?-- ?{_TAGS}*?{_OWN_WORDS} ?{_TAGS}*"
_OF_A_REPORT = (
    r"^(?:full )?(?:text|excerpts?|summary) (?:of|from) [^\n]{0,60}?\bby (?P<report>[^\n]{3,80}?)"
    r"(?:,? (?:in|on) [^\n-]{2,60})?(?: --|:)"
)
_END = (
    r"(?=\n\[?[A-Z(][^\n]{2,60}\d[^\n]{0,40}--|\n\[[A-Z][^\]\n]{3,60}\] ?--"
    r"|\n(?:full )?(?:text|excerpts?|summary) (?:of|from) |\Z)"
)
BROADCAST = re.compile(
    rf"(?:{_BY_STATION}|{_IN_SECRET}|{_RELAYED}|{_OF_A_REPORT})(?P<said>.*?){_END}",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
NAMES = ("station", "secret", "relay", "report")
SIGNER = re.compile(r"\[(?:SIGNED|Signed|SIGNATURE)\]:? ?(?P<name>[^\n]{3,80})")
FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur)\b")
QUOTED = re.compile(r"\"[^\"\n]*\"|“[^”\n]*”")


@dataclass(frozen=True, slots=True)
class Broadcast:
    """Words that are somebody's own, from `start` to `end`.

    `teller` bounds the name of who signs them, else of the station; `station` always that of the station.
    """

    start: int
    end: int
    teller: tuple[int, int]
    station: tuple[int, int]


def broadcast_at(doc: Doc, position: int) -> Broadcast | None:
    """Return the broadcast in the first person that a character stands in."""
    if "broadcasts" not in doc.user_data:
        doc.user_data["broadcasts"] = list(_broadcasts(text_of(doc)))
    return next((b for b in doc.user_data["broadcasts"] if b.start <= position < b.end), None)


def _broadcasts(text: str) -> Iterator[Broadcast]:
    for match in BROADCAST.finditer(text):
        start, end = match.span("said")
        if not FIRST_PERSON.search(QUOTED.sub("", match["said"])):
            continue
        signed = SIGNER.search(text, start, end)
        station = match.span(next(name for name in NAMES if match[name]))
        yield Broadcast(start, end, signed.span("name") if signed is not None else station, station)
