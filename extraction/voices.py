"""Whose own words stand at a character: a broadcast, a recording, a communique read out, a turn of a transcript.

What a report quotes between quotation marks is not here: facts/speech/quotations.py.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.broadcasts import Broadcast, broadcast_at
from extraction.communiques import find_communiques
from extraction.document import text_of
from extraction.turns import Turn, full_name, turn_at, turns_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

RECORDING = re.compile(
    r"\[BEGIN (?:(?P<who>[A-Z][A-Z.'’ -]*?) )?(?:VIDEO |AUDIO )?RECORDING\]"
    r"(?: ?\[(?P<named>[A-Z][A-Z.'’ -]{3,80})\])?(?P<said>.*?)(?:\[END\b|\Z)",
    re.DOTALL | re.IGNORECASE,
)


def voice_at(doc: Doc, position: int) -> Broadcast | None:
    """Return whose own words stand at a character, None where the report itself speaks."""
    return (
        _recorded(doc, position) or broadcast_at(doc, position) or communique_at(doc, position) or _taken(doc, position)
    )


def communique_at(doc: Doc, position: int) -> Broadcast | None:
    """Return the communique that is read out at a character."""
    return next((c for c in communiques_of(doc) if c.start <= position < c.end), None)


def communiques_of(doc: Doc) -> list[Broadcast]:
    """Return the communiques that a text reads out, found once and kept on the Doc."""
    if "communiques" not in doc.user_data:
        doc.user_data["communiques"] = find_communiques(text_of(doc))
    return doc.user_data["communiques"]


def recording_at(doc: Doc, position: int) -> re.Match[str] | None:
    """Return the recording that a monitored broadcast plays at a character."""
    if "recordings" not in doc.user_data:
        doc.user_data["recordings"] = list(RECORDING.finditer(text_of(doc)))
    found = doc.user_data["recordings"]
    return next((m for m in found if m.start("said") <= position < m.end("said")), None)


def _recorded(doc: Doc, position: int) -> Broadcast | None:
    match = recording_at(doc, position)
    label = match and (match["who"] or match["named"])
    named = full_name(text_of(doc), label) if label else None
    return Broadcast(match.start(), match.end(), named.span(), named.span()) if match and named else None


def _taken(doc: Doc, position: int) -> Broadcast | None:
    """Return the turn of a transcript that somebody takes whose full name the text tells."""
    turn = turn_at(doc, text_of(doc), position)
    return _of_turn(doc, turn) if turn is not None and not turn.asks else None


def _of_turn(doc: Doc, turn: Turn) -> Broadcast | None:
    named = full_name(text_of(doc), turn.label) if turn.label and not turn.answers else None
    return Broadcast(turn.start, turn.end, named.span(), named.span()) if named is not None else None


def asked_at(doc: Doc, position: int) -> Broadcast | None:
    """Return the turn of whom a question addresses: the next one who answers, else the last one."""
    turn = turn_at(doc, text_of(doc), position)
    if turn is None or not turn.asks:
        return None
    answers = [other for other in turns_of(doc, text_of(doc)) if not other.asks]
    after = next((other for other in answers if other.start > turn.start), None)
    addressed = after or (answers[-1] if answers else None)
    return _of_turn(doc, addressed) if addressed is not None else None
