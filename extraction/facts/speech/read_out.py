"""Communiques that a report reads out: whose they are, and which words of speech in them are theirs.

Where they stand in the text: extraction/communiques.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.document import text_of
from extraction.entities.known.wordlists import words
from extraction.facts.speech.words import Speaker, rules
from extraction.records import EntityType
from extraction.voices import communique_at

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extraction.facts.speech.attributions import Attribution

PARTS = frozenset({"paragraph", "point", "section", "part", "chapter", "item"})


def read_out(doc: Doc, position: int) -> Speaker | None:
    """Return whose communique a report reads out at a character."""
    found = communique_at(doc, position)
    if found is None:
        return None
    entity_id = entity_near(doc, found.teller) or entity_near(doc, found.station)
    entity = doc._.entities[entity_id] if entity_id is not None else None
    return Speaker(entity.actor or entity.name, entity_id, "communique", vouches=True) if entity is not None else None


def entity_near(doc: Doc, span: tuple[int, int]) -> str | None:
    """Return the first body or group that a stretch of text names."""
    inside = (doc._.entities[m.entity_id] for m in doc._.mentions if span[0] <= m.start < span[1])
    return next((e.entity_id for e in inside if e.actor and e.entity_type is not EntityType.PLACE), None)


def is_of_the_communique(doc: Doc, said: Attribution) -> bool:
    """Tell whether a word of speech in a communique is its author's: "paragraph two adds", "our forces reported"."""
    at = doc[said.cue].idx
    found = communique_at(doc, at)
    if found is None:
        return False
    if at < text_of(doc).find(":", found.start):
        return True
    named = said.speaker.name.lower().split()
    if not named or PARTS.union(rules().documents, words("rebel_nouns")) & {named[-1], named[-1].removesuffix("s")}:
        return True
    subjects = [c for c in doc[said.cue].children if c.dep_ == "nsubj"]
    if any(subject.lemma_.lower() in rules().documents | PARTS for subject in subjects):
        return True
    return any(c.lower_ in {"our", "we"} for subject in subjects for c in (subject, *subject.children))
