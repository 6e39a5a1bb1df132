"""Who an unnamed speaker of a report's first sentences is: the person named next. Other speakers: speakers.py.

"Kyiv loses 200 men a day, a presidential aide has told the paper. Mykhailo Podolyak said …"
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.document import sentence_no, sentences_of
from extraction.facts.speech.attributions import attributions_in
from extraction.facts.speech.words import rules
from extraction.records import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from extraction.facts.speech.words import Speaker

OPENING = 3
"""In how many first sentences a role stands for the one who is named next."""
REACH = 3
RANKS = frozenset(
    {"general", "colonel", "major", "captain", "lieutenant", "admiral", "brigadier", "commander", "officer"}
)


def named_later(figure: Span, speaker: Speaker) -> Speaker:
    """Return the speaker by the name that the next sentences give; the same one where they name nobody who fits."""
    doc = figure.doc
    number = sentence_no(doc, figure.start_char)
    role = _role_of(doc, speaker)
    if number >= OPENING or role is None:
        return speaker
    for sentence in sentences_of(doc)[number + 1 : number + 1 + REACH]:
        for attribution in attributions_in(sentence):
            other = attribution.speaker
            if other.name == speaker.name:
                continue
            fits = other.is_person and _fits(doc, other, role)
            return replace(other, cue=speaker.cue, stance=speaker.stance) if fits else speaker
    return speaker


def _role_of(doc: Doc, speaker: Speaker) -> str | None:
    """Return the word by which one unnamed person is told: "aide"; None for the named and for bodies."""
    words = speaker.name.lower().split()
    entity = doc._.entities.get(speaker.entity_id)
    if not speaker.is_person or (entity is not None and entity.entity_type is EntityType.PERSON):
        return None
    return next((word for word in reversed(words) if word in rules().persons), None)


def _fits(doc: Doc, other: Speaker, role: str) -> bool:
    """Tell whether a named person may be whom the role meant: told without a role, or with this one."""
    entity = doc._.entities.get(other.entity_id)
    if entity is None or entity.entity_type is not EntityType.PERSON:
        return False
    told = set((entity.role or "").lower().split())
    return not told or role in told or (role in RANKS and bool(told & RANKS))
