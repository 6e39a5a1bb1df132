"""Bare numbers that answer a question: "How many have you trained? – **Over 60,000** to date" counts the trained.

Which words type them is not known here: see frames/filled.py.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from extraction.facts.frames.items import Counted
    from extraction.facts.frames.lexicon import Lexicon

SENTENCES_BACK = 3
WORDS_BEFORE = 8
"""How far into its sentence an answer may begin: after "CAPT. DANIELS:", "A: About"."""


def asked(counted: Counted, lexicon: Lexicon) -> Counted | None:
    """Return the quantity in the place of the "how many" that it answers; None where nothing was asked."""
    if (counted.noun is not None and not counted.elliptical) or counted.quantity.value_low == 0:
        return None
    sentence = counted.span.root.sent
    if counted.span.start - sentence.start > WORDS_BEFORE:
        return None
    many = _how_many(sentence)
    if many is None:
        return None
    noun = many.head if many.dep_ in {"amod", "nummod"} and many.head.pos_ in {"NOUN", "PROPN"} else None
    item = noun.lemma_.lower() if noun is not None else counted.item
    classes = lexicon.classes_of(item) or counted.classes
    return replace(
        counted, span=many.doc[many.i : many.i + 1], node=noun or many, noun=noun, item=item, classes=classes
    )


def _how_many(sentence: Span) -> Token | None:
    """Return the "many" of the question before a sentence."""
    before = sentence
    for _ in range(SENTENCES_BACK):
        if before.start == 0:
            return None
        before = before.doc[before.start - 1].sent
        if "?" in before.text:
            pairs = (t for t in before if t.lower_ == "many" and t.i > 0 and t.nbor(-1).lower_ == "how")
            return next(pairs, None)
        if any(token.pos_ == "VERB" for token in before):
            return None
    return None
