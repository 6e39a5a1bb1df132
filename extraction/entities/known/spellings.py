"""How the actors and places of our lists may be written. All of them by spelling: actors.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extraction.entities.named import belonging
from extraction.records import Entity, EntityType, MentionForm, make_id
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extraction.entities.known.states import State

STATES, GROUPS = "rules/states.toml", "rules/groups.toml"
LONG_ACRONYM = 4
"""Acronyms of so many letters are also written as words: FARC, Farc."""


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to write a known entity. `actor` overrides whose deed it is.

    `is_seat` marks a capital, a place as well as a government. With `needs`, one of them must be in the text.
    """

    entity: Entity
    form: MentionForm = MentionForm.NAME
    is_seat: bool = False
    needs: frozenset[str] = frozenset()


def state_entity(state: State) -> Entity:
    """Return the entity of a state, with the middle of its land as position."""
    lat, lon = state.position or (None, None)
    return Entity(
        make_id("state", state.code),
        state.name,
        EntityType.STATE,
        actor=state.name,
        country=state.code,
        lat=lat,
        lon=lon,
        precision_code="country" if state.position else None,
        source=STATES,
    )


def state_spellings(entity: Entity, state: State) -> Iterator[tuple[str, Alias]]:
    """Yield how a state, its people, capital, bodies and leaders may be written, with whom each means."""
    for name in (state.name, *state.aliases, *state.people):
        yield name, Alias(entity)
    for name in state.adjectives:
        yield name, Alias(entity, MentionForm.ADJECTIVE)
    for name in state.capitals:
        yield name, Alias(entity, is_seat=True)
    for name in (*state.seats, *state.forces):
        yield name, Alias(belonging(entity, name, STATES))
    for name, full in _leaders(state.leaders):
        yield name, Alias(belonging(entity, full, STATES, EntityType.PERSON))


def listed_group(entry: dict[str, Any]) -> Entity:
    """Return the armed group of an entry of rules/groups.toml."""
    return Entity(
        make_id("group", entry["name"]),
        entry["name"],
        EntityType.ARMED_GROUP,
        actor=entry["name"],
        country=entry.get("country"),
        affiliation=entry.get("side"),
        source=GROUPS,
        aliases=tuple(entry.get("aliases", ())),
    )


def group_spellings(entry: dict[str, Any]) -> Iterator[tuple[str, Alias]]:
    """Yield how an armed group of rules/groups.toml, its members and leaders may be written."""
    group = listed_group(entry)
    names = (entry["name"], *entry.get("aliases", ()))
    for name in (*names, *(n.capitalize() for n in names if n.isupper() and len(n) >= LONG_ACRONYM)):
        yield name, Alias(group)
    for name in entry.get("adjectives", ()):
        yield name, Alias(group, MentionForm.ADJECTIVE)
    for name in entry.get("voices", ()):
        yield name, Alias(belonging(group, name, GROUPS))
    for name in entry.get("short", ()):
        yield name, Alias(group, needs=frozenset(entry["with"]))
    for name, full in _leaders(entry.get("leaders", ())):
        yield name, Alias(belonging(group, full, GROUPS, EntityType.PERSON))


def body_spellings(entry: dict[str, Any], kind: str) -> Iterator[tuple[str, Alias]]:
    """Yield how a body of rules/groups.toml may be written; a medium (`kind`) acts for nobody."""
    actor = None if kind == "media" else entry["name"]
    body = Entity(
        make_id("body", entry["name"]),
        entry["name"],
        EntityType.BODY,
        actor=actor,
        role=kind,
        source=GROUPS,
        aliases=tuple(entry.get("aliases", ())),
    )
    for name in (entry["name"], *entry.get("aliases", ())):
        yield name, Alias(body, needs=frozenset(entry.get("with", ())))
    for name in entry.get("adjectives", ()):
        yield name, Alias(body, MentionForm.ADJECTIVE)


def listed_places() -> Iterator[tuple[Entity, dict[str, Any]]]:
    """Yield the places of our own list with their entries."""
    for name, entry in read_rules("places.toml")["places"].items():
        yield (
            Entity(
                make_id("place", name, entry.get("country")),
                name,
                EntityType.PLACE,
                country=entry.get("country"),
                place_kind=entry["precision"],
                lat=entry.get("lat"),
                lon=entry.get("lon"),
                precision_code=entry["precision"],
                source="rules/places.toml",
                aliases=tuple(entry.get("aliases", ())),
            ),
            entry,
        )


def place_spellings() -> Iterator[tuple[str, Alias]]:
    """Yield how the places of rules/places.toml may be written."""
    for place, _ in listed_places():
        for spelling in (place.name, *place.aliases):
            yield spelling, Alias(place)


def _leaders(leaders: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each spelling of a leader with the full name that it stands for."""
    for name in leaders:
        yield name, name if " " in name else next((n for n in leaders if n.endswith(" " + name)), name)
