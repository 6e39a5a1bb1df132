"""Who takes part in facts without a mention of their own gets a row among the article's entities all the same.

Who acts and who speaks is not found here: see roles/choice.py and claimants.py.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from extraction.entities.known import actors
from extraction.records import Entity, EntityType, make_id

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extraction.records import Fact


def add_participants(doc: Doc) -> None:
    """Give every state that acts in a fact, and every body that speaks for one, a row among the entities.

    "The general staff in Kyiv" speaks as "Ukraine general staff": a body whose deeds are Ukraine's. Who speaks under
    no state's name ("a witness") has no row, and no id in the fact.
    """
    doc._.facts = tuple(_with_claimant(doc, fact) for fact in doc._.facts)
    by_id = {entity.entity_id: entity for entity in _states()}
    for fact in doc._.facts:
        for entity_id in (fact.actor_id, fact.target_id):
            if entity_id in by_id:
                doc._.entities.setdefault(entity_id, by_id[entity_id])


def _with_claimant(doc: Doc, fact: Fact) -> Fact:
    if fact.claimed_by is None or fact.claimant_id is not None:
        return fact
    state = next((state for state in _states() if fact.claimed_by.startswith(f"{state.name} ")), None)
    if state is None:
        return fact
    body = Entity(
        make_id("body", fact.claimed_by),
        fact.claimed_by,
        EntityType.BODY,
        actor=state.name,
        country=state.country,
        affiliation=state.name,
        source="text",
    )
    doc._.entities.setdefault(body.entity_id, body)
    return replace(fact, claimant_id=body.entity_id)


@cache
def _states() -> tuple[Entity, ...]:
    """Longest names first: "Guinea-Bissau" before "Guinea"."""
    return tuple(sorted(actors.load().state_entities.values(), key=lambda state: -len(state.name)))
