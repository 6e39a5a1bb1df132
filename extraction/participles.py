"""Participles that the tagger took for nouns: "the rebels have **overrun** nine towns"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

HAVE = frozenset({"have", "has", "had"})


@Language.component("newsfacts_participles", requires=["token.dep", "token.tag"], assigns=["token.tag"])
def tag_participles(doc: Doc) -> Doc:
    """Tag a noun that has "have" for its auxiliary as the participle that it is, before words get their lemmas."""
    for token in doc:
        if token.dep_ == "aux" and token.lower_ in HAVE and token.head.tag_ == "NN" and token.head.i > token.i:
            token.head.tag_ = "VBN"
    return doc
