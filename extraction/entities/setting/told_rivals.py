"""Who fights whom by a text's own words: "clashes between Amal and Hezbollah". Listed wars: sides.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.known.wordlists import is_one_of
from extraction.entities.lookup import entity_of, mention_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

BETWEEN = frozenset({"between"})
OPPOSITE = frozenset({"with", "against"})


def told_rivals(doc: Doc) -> frozenset[frozenset[str]]:
    """Return the pairs of parties that the text says fight each other, found once and kept on the Doc."""
    if "told_rivals" not in doc.user_data:
        pairs = (frozenset(pair) for token in doc if is_one_of(token, "mutual") for pair in _pairs(doc, token))
        doc.user_data["told_rivals"] = frozenset(pair for pair in pairs if len(pair) > 1)
    return doc.user_data["told_rivals"]


def told_enemy_of(doc: Doc, actor: str) -> str | None:
    """Return whom `actor` fights by the text's own words, where it tells of one opponent only."""
    against = {name for pair in told_rivals(doc) if actor in pair for name in pair - {actor}}
    return against.pop() if len(against) == 1 else None


def _pairs(doc: Doc, token: Token) -> Iterator[tuple[str, str]]:
    """Yield who stands against whom: on both sides of "between", or subject and object of a verb of fighting."""
    if token.pos_ == "VERB":
        subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
        met = next(_after(token, OPPOSITE), None)
        sides = [(subject, met)]
    else:
        firsts = _after(token, BETWEEN)
        sides = [(first, next((c for c in first.children if c.dep_ == "conj"), None)) for first in firsts]
    for one, other in sides:
        names = [name for noun in (one, other) if noun is not None and (name := _party(doc, noun)) is not None]
        if len(names) > 1:
            yield names[0], names[1]


def _after(token: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    hanging = (c for c in token.children if c.dep_ == "prep" and c.lower_ in prepositions)
    return (noun for preposition in hanging for noun in preposition.children if noun.dep_ == "pobj")


def _party(doc: Doc, noun: Token) -> str | None:
    near = (noun, *(c for c in noun.children if c.dep_ in {"amod", "compound", "poss", "nmod"}))
    mentions = (mention for token in near if (mention := mention_at(doc, token)) is not None)
    return next((name for m in mentions if (name := entity_of(doc, m).actor) is not None), None)
