"""Doers without a name: "unidentified men", "gunmen", "a car bomb". Whom a war's list would put there is not asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.known.wordlists import is_one_of, words

if TYPE_CHECKING:
    from spacy.tokens import Token

POINTING = frozenset({"the", "those", "these", "his", "her", "its", "their", "our"})
BANDS = frozenset(
    {"group", "band", "gang", "number", "dozen", "team", "squad", "party", "pair", "handful", "trio", "column"}
)
MODIFYING = frozenset({"amod", "compound", "nmod", "acl", "advmod", "appos"})


def is_nameless(noun: Token) -> bool:
    """Tell whether a noun phrase means people of whom the words only say that nobody knows them.

    "Gunmen" are such, "the gunmen" are those told of before; "unidentified", "hooded" and the like make any noun such.
    """
    inner = _members(noun)
    if inner is not None:
        return is_nameless(inner)
    if any(c.dep_ in MODIFYING and c.lower_ in words("unidentified") for c in noun.subtree if c.i < noun.i):
        return True
    if is_one_of(noun, "rebel_nouns") and _sides_with_the_state(noun):
        return True
    return is_one_of(noun, "nameless") and not any(c.lower_ in POINTING for c in noun.children)


def _members(noun: Token) -> Token | None:
    """Return of whom a band is made: "a group of **hooded men**"."""
    if noun.lemma_.lower() not in BANDS:
        return None
    of = next((c for c in noun.children if c.lower_ == "of"), None)
    return next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None


def _sides_with_the_state(noun: Token) -> bool:
    """Tell whether irregulars are said to be no rebels: "**right-wing** paramilitaries", "**loyalist** gunmen"."""
    before = noun.doc[noun.left_edge.i : noun.i].text.lower()
    return any(word in words("siding_with_state") for word in before.split())


def is_weapon_alone(noun: Token) -> bool:
    """Tell whether a noun is a bomb, a mine or a blast, which tells nothing of who laid it."""
    return is_one_of(noun, "laid_in_secret")
