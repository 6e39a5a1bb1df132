"""A word that may govern a quantity, the slot beside it, and such words below a counted noun.

The way up to verbs and nouns is not known here: see routes.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extraction.facts.syntax import PASSIVE_SUBJECTS, SUBJECTS, is_passive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

ALL_SUBJECTS = SUBJECTS | PASSIVE_SUBJECTS
PARTICIPLES = frozenset({"VBG", "VBN", "JJ"})
RELATIVES = frozenset({"that", "which", "who", "whom"})
STATES = frozenset({"in", "without", "at", "under", "behind", "with", "out"})
"""Before a noun that says how somebody is: "24 million people **in need**", "27 **with** burns"."""


@dataclass(frozen=True, slots=True)
class Place:
    """A word that may govern a quantity, the slot that the quantity would fill, and how far-fetched that is.

    `preposition` stands between them in the slot `oblique_of`.
    """

    word: Token
    slot: str
    cost: float
    preposition: str | None = None


def below(token: Token, cost: float) -> Iterator[Place]:
    """Yield what modifies the counted noun: "12 drones **launched**", "**wounded** soldiers", "five who **died**"."""
    for child in token.children:
        if child.dep_ in {"acl", "relcl"}:
            yield Place(child, _clause_slot(child), cost + 0.25)
            if token.dep_ == "ROOT" and child.tag_ == "VBN" and child.dep_ == "acl":
                yield Place(child, "subject_of", cost + 0.45)  # "100,000 people left for Armenia": no other verb
            if child.tag_ in PARTICIPLES or _is_participle(child):
                yield Place(child, "adjectives", cost + 0.25)
            for grandchild in child.children:
                if grandchild.dep_ in {"xcomp", "oprd", "acomp"}:
                    yield Place(grandchild, _clause_slot(grandchild), cost + 0.4)
                if grandchild.dep_ in {"oprd", "acomp"}:
                    yield Place(grandchild, "adjectives", cost + 0.4)
        elif child.dep_ == "prep" and child.lower_ in STATES:
            yield Place(child, "adjectives", cost + 0.35)
        elif child.dep_ in {"amod", "acomp", "oprd", "compound"} or (
            child.pos_ in {"ADJ", "VERB"} and 0 < child.i - token.i <= 2
        ):
            yield Place(child, "adjectives", cost + 0.3)


def _is_participle(verb: Token) -> bool:
    """Tell whether a participle beside a noun is tagged as a past: "2 million people **displaced** since May"."""
    return verb.dep_ == "acl" and verb.tag_ == "VBD" and not any(c.dep_ in ALL_SUBJECTS for c in verb.children)


def _clause_slot(verb: Token) -> str:
    if _is_participle(verb):
        return "object_of"
    if any(c.dep_ in PASSIVE_SUBJECTS for c in verb.children) or (verb.tag_ == "VBN" and is_passive(verb)):
        return "object_of"
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    return "object_of" if subject is not None and subject.lower_ not in RELATIVES else "subject_of"
