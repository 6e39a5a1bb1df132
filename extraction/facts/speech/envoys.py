"""Who speaks in somebody's name: a stranger who calls for a front, an office of it. Other speakers: speakers.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.lookup import entity_of, mention_at
from extraction.facts.speech.words import rules
from extraction.records import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

OF = frozenset({"of", "for", "with", "from"})


def spoken_for(noun: Token) -> Token | None:
    """Return the body that an unnamed one speaks for; None where the noun speaks for itself."""
    lemma = noun.lemma_.lower()
    if lemma in rules().branches:
        return _of_a_group(noun)
    if lemma not in rules().strangers:
        return None
    for clause in noun.children:
        if clause.dep_ in {"relcl", "acl"}:
            for token in clause.subtree:
                found = _represented(token)
                if found is not None:
                    return found
    return None


def _represented(token: Token) -> Token | None:
    if token.lemma_.lower() in rules().for_somebody:
        return _below(token)
    if token.pos_ != "VERB":
        return None
    for child in token.children:
        if child.dep_ == "dobj" and token.lemma_ in rules().representing:
            return child
        if child.dep_ == "prep" and f"{token.lemma_} {child.lower_}" in rules().representing:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _below(noun: Token) -> Token | None:
    return next((g for c in noun.children if c.lower_ in OF for g in c.children if g.dep_ == "pobj"), None)


def _of_a_group(branch: Token) -> Token | None:
    """Return the group or body that a branch belongs to: "the Paris office **of the front**"."""
    owner = next((g for c in branch.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"), None)
    mention = mention_at(owner.doc, owner) if owner is not None else None
    if owner is None or mention is None:
        return None
    return owner if entity_of(owner.doc, mention).entity_type in {EntityType.ARMED_GROUP, EntityType.BODY} else None
