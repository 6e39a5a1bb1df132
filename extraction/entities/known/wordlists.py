"""Word lists of rules/roles.toml: titles, forces, bodies, deeds, places. Their use: names, nominals, roles."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from spacy.tokens import Token


class UnknownListError(Exception):
    """A list is asked for that rules/roles.toml does not have."""


@cache
def _rules() -> dict[str, Any]:
    return read_rules("roles.toml")


@cache
def words(section: str, key: str = "words") -> frozenset[str]:
    """Return one list, e.g. `titles`, or `place_nouns.region`. Raises UnknownListError."""
    found: Any = _rules()
    for part in section.split("."):
        found = found.get(part, {})
    if key not in found:
        raise UnknownListError(f"rules/roles.toml has no [{section}] {key}; known: {', '.join(_rules())}")
    return frozenset(found[key])


def is_one_of(token: Token, section: str) -> bool:
    """Tell whether a token's lemma or form stands in a list, alone or with the word before it ("air force")."""
    listed = words(section)
    lemma = token.lemma_.lower()
    if token.tag_ == "NNPS":
        lemma = lemma.removesuffix("s")  # "**Jihadists** killed", to the model a name at the start of a sentence
    if lemma in listed or token.lower_ in listed:
        return True
    if token.tag_ == "NNPS" and lemma.removesuffix("s") in listed:
        return True  # "the Marines": names keep their plural as lemma
    if token.is_sent_start and token.pos_ == "PROPN" and token.lower_.removesuffix("s") in listed:
        return True  # "**Landmines** killed": a capital for the sentence's sake, taken for a name
    return not token.is_sent_start and f"{token.nbor(-1).lower_} {lemma}" in listed


def titles() -> frozenset[str]:
    """Return the words that stand before a person's name."""
    return words("titles")
