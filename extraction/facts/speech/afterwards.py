"""Attribution told after its account: "That is according to the governor", "The police announced this on Telegram"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.facts.speech.attributions import attributions_in
from extraction.facts.speech.cited import source_of
from extraction.facts.speech.sources import subject_of_speech
from extraction.facts.speech.speakers import speaker_from
from extraction.facts.speech.words import Speaker, is_any, rules
from extraction.facts.syntax import OBJECTS, PASSIVE_SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

REACH = 3


def told_after(figure: Span) -> Speaker | None:
    """Return whom one of the next sentences names as the source of the account; None where none looks back."""
    doc = figure.doc
    sentence = figure.root.sent
    for _ in range(REACH):
        if sentence.end >= len(doc):
            return None
        sentence = doc[sentence.end].sent
        speaker = _looking_back(sentence)
        if speaker is not None:
            return speaker
        if attributions_in(sentence):
            return None
    return None


def _looking_back(sentence: Span) -> Speaker | None:
    """Return the speaker of a sentence whose only content is "this": the account before it."""
    words = [t for t in sentence if not t.is_space and not t.is_punct]
    if not words:
        return None
    first = " ".join(t.lower_ for t in words[:2])
    if words[0].lower_ in rules().backward and ("according" in {t.lower_ for t in words[:4]}):
        source = next((found for t in words if (found := source_of(t)) is not None), None)
        return speaker_from(source, first) if source is not None else None
    for verb in sentence:
        if verb.pos_ == "VERB" and is_any(verb, rules().clause | rules().figure | rules().telling) and _of_this(verb):
            noun = subject_of_speech(verb)
            return speaker_from(noun, verb.text) if noun is not None else None
    return None


def _of_this(verb: Token) -> bool:
    """Tell whether what a verb tells is "this", or "the relevant statement"."""
    told = next((c for c in verb.children if c.dep_ in OBJECTS | PASSIVE_SUBJECTS), None)
    if told is None or any(c.dep_ == "ccomp" for c in verb.children):
        return False
    relevant = any(c.lower_ in rules().relevant for c in told.children)
    return told.lower_ in rules().backward or (told.lemma_ in rules().figures and relevant)
