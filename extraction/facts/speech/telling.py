"""Who speaks by a verb of speech: its subject, or whom that one quotes. What is said: reported.py."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.facts.speech.cited import source_of
from extraction.facts.speech.reported import has_preposition, is_denial, is_of_figures, revises
from extraction.facts.speech.sources import subject_of_speech
from extraction.facts.speech.speakers import speaker_from
from extraction.facts.speech.speech_ends import denier_above
from extraction.facts.speech.words import Speaker, is_any, rules
from extraction.records import EntityType, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

HEARING = frozenset({"hear", "learn"})


def below(verb: Token) -> Iterator[Token]:
    """Yield what hangs on a verb, and on whom it asks or accuses: "asked Cairo | for eight jets"."""
    asking = rules().requests | rules().preposition
    for child in verb.children:
        yield child
        if child.dep_ in {"dobj", "dative"}:
            yield from (c for c in child.children if c.dep_ == "prep" and f"{verb.lemma_} {c.lower_}" in asking)


def speaker_of(verb: Token) -> Speaker | None:
    """Return who says what hangs on a verb of speech, None for the outlet and for who acts rather than speaks."""
    noun = _told_by(verb) if verb.lemma_ in HEARING else subject_of_speech(denier_above(verb) or verb)
    noun = _quoted_by(noun, verb) or noun
    if noun is None:
        return None
    speaker = speaker_from(noun, verb.text)
    if speaker is None:
        return None
    spoken = (
        is_any(verb, rules().clause | rules().figure)
        or revises(verb)
        or is_denial(verb)
        or has_preposition(verb)
        or is_of_figures(verb)
    )
    if not spoken and not speaker.vouches and not (_requests(verb) and not _is_state(verb.doc, speaker)):
        return None  # a state that promises acts; a person or body that promises says so
    return replace(speaker, stance=Stance.DENIED) if is_denial(verb) else speaker


def _requests(verb: Token) -> bool:
    return any(f"{verb.lemma_} {c.lower_}" in rules().requests for c in below(verb))


def _is_state(doc: Doc, speaker: Speaker) -> bool:
    entity = doc._.entities.get(speaker.entity_id)
    return entity is None or entity.entity_type is EntityType.STATE


def _quoted_by(noun: Token | None, verb: Token) -> Token | None:
    """Return whom a report quotes between its subject and its verb: "Interfax, citing the ministry, said"."""
    if noun is None:
        return None
    between = verb.doc[noun.i + 1 : verb.i]
    quoting = next((t for t in between if t.lower_ in {"citing", "quoting"} and t.nbor(-1).text == ","), None)
    return source_of(quoting) if quoting is not None else None


def _told_by(verb: Token) -> Token | None:
    """Return from whom somebody hears or learns."""
    source = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "from"), None)
    return next((c for c in source.children if c.dep_ == "pobj"), None) if source is not None else None
