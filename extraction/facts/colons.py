"""Who speaks a quotation that a colon opens without a word of speech: "The rebels laughed it off: “We lost two …”"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.document import text_of
from extraction.entities.lookup import mention_at
from extraction.facts.sources import can_speak, nearest_subject
from extraction.facts.speakers import speaker_from

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from extraction.facts.speech import Speaker

OPENING = ("“", '"')


def before_colon(figure: Span) -> Speaker | None:
    """Return the subject of the clause before the colon that opens a figure's quotation, None where there is none."""
    doc, text = figure.doc, text_of(figure.doc)
    opened = max(text.rfind(mark, 0, figure.start_char) for mark in OPENING)
    if opened < 1 or not text[:opened].rstrip().endswith(":"):
        return None
    colon = doc.char_span(0, len(text[:opened].rstrip()), alignment_mode="contract")
    if colon is None or not len(colon):
        return None
    mark = colon[-1]
    for verb in doc[mark.sent.start : mark.i]:
        subject = nearest_subject(verb) if verb.pos_ in {"VERB", "AUX"} else None
        if subject is not None and subject.i < mark.i and _speaks(subject):
            return speaker_from(subject, mark.text)
    return None


def _speaks(noun: Token) -> bool:
    return can_speak(noun) or mention_at(noun.doc, noun) is not None or noun.lower_ in {"he", "she", "they"}
