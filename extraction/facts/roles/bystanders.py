"""People of no side among those who suffer: civilians by what is said of them, strangers from other lands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.known.wordlists import is_one_of
from extraction.facts.frames import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extraction.facts.roles.case import Case

CIVIL = frozenset({"civilian", "refugee"})
FIGHTING = frozenset({"fighter", "formation"})


def are_civil(case: Case) -> bool:
    """Tell whether civilians are counted, also by what they are said to be: "five of the dead were **farmers**"."""
    if "civilian" in case.counted.classes:
        return True
    said = _said_to_be(case)
    if said is None or case.counted.classes & FIGHTING:
        return False
    return bool(lexicon.load().classes_of(said.lemma_.lower()) & CIVIL)


def are_strangers(case: Case) -> bool:
    """Tell whether people from other lands are counted, whose land is not told: "77 **foreigners**", "six tourists"."""
    near = (case.counted.noun, case.counted.node) if not case.counted.classes & FIGHTING else ()
    return any(noun is not None and (is_one_of(noun, "strangers") or _is_foreign(noun)) for noun in near)


def _is_foreign(noun: Token) -> bool:
    return any(c.dep_ == "amod" and c.lower_ == "foreign" for c in noun.children)


def _said_to_be(case: Case) -> Token | None:
    """Return the noun that the counted ones are said to be."""
    node = case.counted.node
    verb = node.head
    if node.dep_ != "nsubj" or verb.lemma_ != "be":
        return None
    return next((child for child in verb.children if child.dep_ == "attr"), None)
