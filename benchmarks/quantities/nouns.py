"""Counted nouns as NewsQuant writes them: all modifiers, the head in the singular.

The product's `item` keeps less: see counted.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.quantities.item_words import noun_of, phrase_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from extraction.records import Quantity

REACH = 9
NOMINAL = frozenset({"NOUN", "PROPN"})
ARTICLES = frozenset({"DET", "PRON", "ADP", "CCONJ", "PUNCT", "SPACE", "AUX"})


def counted_phrase(doc: Doc, quantity: Quantity) -> str:
    """Return the noun that a number counts with everything between them.

    After a hyphen the next word alone ("four-cylinder").
    """
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if span is None or quantity.item_head is None:
        return ""
    after = doc[span.end : min(span.end + REACH, len(doc))]
    if len(after) > 1 and after[0].text == "-" and after[1].pos_ in NOMINAL:
        return after[1].lemma_.lower()
    words: list[str] = []
    for token in after:
        if token.pos_ in {"VERB", "AUX", "CCONJ"} and token.dep_ != "amod":
            break
        if token.pos_ in NOMINAL and quantity.item_head in {phrase_of(token, span.end), noun_of(token)}:
            return " ".join([*words, token.lemma_.lower(), *_of(token)])
        if token.pos_ not in ARTICLES:
            words.append(token.lemma_ if token.tag_ == "JJR" else token.text)
    return quantity.item or ""


def picked_phrase(doc: Doc, quantity: Quantity) -> str:
    """Return what "one of the oldest mosques in Mali" picks from: "old mosque Mali"."""
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if span is None:
        return ""
    of = next((token for token in span.root.children if token.lower_ == "of"), None)
    head = next((token for token in of.children if token.dep_ == "pobj"), None) if of is not None else None
    if head is None:
        return ""
    words = [token for token in head.subtree if token.i < head.i and token.pos_ in NOMINAL | {"ADJ"}]
    return " ".join([*(_plain(token) for token in words), head.lemma_.lower(), *_place(head)])


def _plain(token: Token) -> str:
    return token.lemma_.lower() if token.pos_ == "ADJ" else token.text


def _of(head: Token) -> list[str]:
    of = next((token for token in head.children if token.lower_ == "of"), None)
    return [token.text for token in of.subtree if token.pos_ in NOMINAL] if of is not None and _size(of) <= 4 else []


def _place(head: Token) -> list[str]:
    links = [token for token in head.children if token.dep_ == "prep" and token.lower_ in {"in", "of"}]
    return [token.text for token in links[0].subtree if token.pos_ in NOMINAL] if links and _size(links[0]) <= 5 else []


def _size(token: Token) -> int:
    return token.right_edge.i - token.left_edge.i + 1
