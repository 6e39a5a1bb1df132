"""Texts that are somebody's own: statements and letters, transcripts with speaker labels, posts with a signature.

Accounts and quotations within reports: quotations.py.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.broadcasts import broadcast_at
from extraction.document import text_of
from extraction.facts.speech.read_out import entity_near, read_out
from extraction.facts.speech.turn_speakers import Statement, author_of, labelled, person, turn_speakers
from extraction.facts.speech.words import Speaker, last_person
from extraction.voices import recording_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

SIGNED = re.compile(r"^\s*[—–-]{1,2}\s*(?P<name>[A-Z][\w.'’-]+(?: [\w.'’-]+){0,5}?)\s*\(@\w+\)", re.MULTILINE)
POST_LINES = 5


def statement_of(figure: Span) -> Statement | None:
    """Return whose statement or turn a figure stands in, None in a report."""
    doc = figure.doc
    if "statements" not in doc.user_data:
        doc.user_data["statements"] = (turn_speakers(doc), author_of(doc))
    played = _recorded(doc, figure.start_char) or _broadcast(doc, figure.start_char)
    if played is not None:
        return played
    issuer = read_out(doc, figure.start_char)
    if issuer is not None:
        return Statement(issuer)
    turns, author = doc.user_data["statements"]
    turn = next((turn for at, turn in reversed(turns) if at <= figure.start_char), None)
    return turn or author


def _recorded(doc: Doc, position: int) -> Statement | None:
    """Return whose recording a monitored broadcast plays at a character: "[BEGIN PATINO RECORDING] …"."""
    match = recording_at(doc, position)
    if match is None:
        return None
    label = match["who"] or match["named"]
    name = labelled(doc, label) if label else None
    index = next(t.i for t in doc if t.idx >= match.start("said"))
    before = last_person(doc, index, len(doc))
    return Statement(person(name, "recording") if name is not None else before)


def _broadcast(doc: Doc, position: int) -> Statement | None:
    """Return whose communique a monitored station reads out: who signs it, else the station itself."""
    found = broadcast_at(doc, position)
    if found is None:
        return None
    name = text_of(doc)[slice(*found.teller)].strip()
    spoken = entity_near(doc, found.teller) or entity_near(doc, found.station)
    return Statement(Speaker(name, spoken, "communique", vouches=True))


def posted(doc: Doc, position: int) -> Speaker | None:
    """Return who wrote a post that is signed below: "— Amina Mohammed (@AminaJMohammed) …"."""
    match = SIGNED.search(text_of(doc), position)
    if match is None:
        return None
    between = text_of(doc)[position : match.start()]
    if between.strip().count("\n") > POST_LINES or "said" in between:
        return None
    return person(match["name"], "post")
