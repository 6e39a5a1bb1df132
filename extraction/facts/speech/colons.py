"""Who speaks what a colon opens without a word of speech.

"The rebels laughed it off: “We lost two …”", "Police: Two killed in Kaduna".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.document import text_of
from extraction.entities.lookup import entity_of, mention_at
from extraction.facts.speech.sources import SPEAKING, can_speak, nearest_subject
from extraction.facts.speech.speakers import speaker_from

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from extraction.facts.speech.words import Speaker

OPENING = ("“", '"')
LABEL = re.compile(r"\W{0,3}(?P<who>[A-Z][\w.’' -]{1,50}): (?=[A-Z\d])")
SENTENCE = re.compile(r"[a-z)]\. ")


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


def labels(figure: Span) -> Speaker | None:
    """Return who speaks a line by its label: "UNICEF: 400 children killed", not a place or a heading of a list."""
    doc, text = figure.doc, text_of(figure.doc)
    line = text.rfind("\n", 0, figure.start_char) + 1
    label = LABEL.match(text, line)
    if label is None or label.end() > figure.start_char:
        return None
    span = doc.char_span(label.start("who"), label.end("who"), alignment_mode="expand")
    end = text.find("\n", figure.end_char)
    rest = doc.char_span(label.end(), end if end >= 0 else len(text), alignment_mode="contract")
    is_told = rest is not None and any(t.pos_ in {"VERB", "AUX"} for t in rest)
    if span is None or not is_told or SENTENCE.search(text, label.end(), figure.start_char):
        return None
    noun = span.root
    mention = mention_at(doc, noun)
    is_speaker = mention is not None and entity_of(doc, mention).entity_type in SPEAKING
    return speaker_from(noun, ":") if is_speaker or (mention is None and can_speak(noun)) else None


def _speaks(noun: Token) -> bool:
    return can_speak(noun) or mention_at(noun.doc, noun) is not None or noun.lower_ in {"he", "she", "they"}
