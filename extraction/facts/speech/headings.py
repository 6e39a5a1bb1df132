"""Who speaks in the items of a list: the line before it says so. Other accounts over sentences: quotations.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.document import sentences_of, text_of
from extraction.facts.frames.items_of_lists import heading_at, is_item
from extraction.facts.speech.sources import subject_of_speech
from extraction.facts.speech.speakers import speaker_from
from extraction.facts.speech.words import Speaker, is_any, rules

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

NEAR = 6


def heads_list(doc: Doc, opening: Span, start: int) -> bool:
    """Tell whether all that stands between a sentence and a token is a list: "- tanks – 7,900"."""
    between = [s for s in sentences_of(doc) if opening.end <= s.start <= start and s.text.strip()]
    return bool(between) and all(is_item(text_of(doc), s.start_char) for s in between)


def said_before_the_list(doc: Doc, position: int) -> Speaker | None:
    """Return who speaks in a line like "It also said:" right before the list that a character stands in."""
    text = text_of(doc)
    if not is_item(text, position):
        return None
    line, end = heading_at(text, position)
    if not text[line:end].rstrip().endswith(":"):
        return None
    span = doc.char_span(line, end, alignment_mode="contract")
    for verb in reversed(list(span or ())[-NEAR:]):
        if verb.pos_ == "VERB" and is_any(verb, rules().clause):
            noun = subject_of_speech(verb)
            return speaker_from(noun, verb.text) if noun is not None else None
    return None
