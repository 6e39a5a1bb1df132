"""Nouns that stand apart from the number that counts them: "rockets, **31** in all", "arrivals topped **600,000**".

What such a noun means is not known here: see items.py.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.facts.syntax import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from extraction.facts.frames.items import Counted
    from extraction.facts.frames.lexicon import Lexicon, Words

SUMMING = frozenset({"all", "total", "number", "told", "altogether", "strong", "sum"})
OF_THEM = ["of", "them", ","]
SUM_REACH = 3
EQUATED = OBJECTS | {"attr", "npadvmod", "nummod", "advmod"}
NAMED = frozenset({"NOUN", "PROPN"})
DESCRIBING = frozenset({"ADJ", "VERB", "NOUN", "PROPN"})


def fill_apart(counted: Counted, lexicon: Lexicon) -> Counted:
    """Return a number without a noun beside it with the noun that stands apart from it, if its class is known."""
    if is_company(counted.node, lexicon.words):
        return replace(counted, classes=lexicon.classes_of("person"))
    noun = _noun_apart(counted.span, counted.node, lexicon.words)
    item = noun.lemma_.lower() if noun is not None else None
    classes = lexicon.classes_of(item) if item not in lexicon.words.tallies else frozenset[str]()
    return replace(counted, noun=noun, item=item, classes=classes) if classes else counted


def _noun_apart(span: Span, node: Token, words: Words) -> Token | None:
    """Return the noun of a number without one beside it, None where none is tied to it."""
    return _noun_before_comma(span, node) or _equated(node, words)


def is_company(node: Token, words: Words) -> bool:
    """Tell whether the members of a company of people are counted: "a family of **five**", "a crew of **510**"."""
    preposition = node.head
    return node.dep_ == "pobj" and preposition.lower_ == "of" and preposition.head.lemma_.lower() in words.companies


def _noun_before_comma(span: Span, node: Token) -> Token | None:
    """Return what an afterthought sums up: "skiffs, **nine** in number", "the swarm, at least **50** strong"."""
    doc = span.doc
    comma = span.start - 1
    if comma < 1 or doc[comma].text not in {",", "–", "—", "("}:
        return None
    after = [token.lower_ for token in doc[span.end : span.end + SUM_REACH]]
    if after != OF_THEM and (not SUMMING.intersection(after) or after[0] == "of"):
        return None
    if node.dep_ == "appos" and node.head.pos_ in NAMED:
        return node.head
    return doc[comma - 1] if doc[comma - 1].pos_ in NAMED else None


def _equated(node: Token, words: Words) -> Token | None:
    """Return what a verb says is so many: "**detentions** ran to 230", "the **wounded** numbered 38"."""
    verb, after = node.head, node.doc[node.i + 1 : node.i + 2]
    if any(token.pos_ in DESCRIBING for token in after):
        return None  # "put losses at **380** dead"
    if node.dep_ == "pobj" and f"{verb.head.lemma_.lower()} {verb.lower_}" in words.levels:
        verb = verb.head
    elif verb.lemma_.lower() not in words.equating or node.dep_ not in EQUATED:
        return None
    put = [c for c in verb.children if c.dep_ in OBJECTS and c.i < node.i]
    found = put or [c for c in verb.children if c.dep_ in SUBJECTS | PASSIVE_SUBJECTS and c.i < node.i]
    return next((c for c in found if c.pos_ in NAMED), None)
