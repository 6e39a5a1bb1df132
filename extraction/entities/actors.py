"""Curated actors: states with their seats, leaders and forces; armed groups; bodies; conflicts.

Rules: states, groups, conflicts, places (TOML).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from extraction.entities.named import belonging
from extraction.entities.states import load_states
from extraction.records import Entity, EntityType, MentionForm, make_id
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extraction.entities.states import State

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


@dataclass(frozen=True, slots=True)
class Conflict:
    """One war: its sides, the words that point to it, and who is helped or sanctioned when the words leave it out.

    `also` are countries beside `country` on whose soil it is fought, as codes.
    """

    name: str
    sides: tuple[frozenset[str], ...]
    order: tuple[tuple[str, ...], ...]
    cues: frozenset[str] = frozenset()
    country: str | None = None
    also: tuple[str, ...] = ()
    begins: int = 0
    theatre: str | None = None
    recipient: str | None = None
    sanctioned: str | None = None

    def side_of(self, actor: str) -> int | None:
        """Return the number of the side that `actor` stands on, None when it stands on none."""
        return next((number for number, side in enumerate(self.sides) if actor in side), None)


@dataclass(frozen=True)
class Actors:
    """All curated actors by spelling, states by country code, conflicts; our own regions by ISO 3166-2 code."""

    aliases: dict[str, tuple[Alias, ...]]
    state_of: dict[str, str]
    state_entities: dict[str, Entity]
    media: frozenset[str]
    groups: dict[str, Entity]
    without_army: frozenset[str]
    ambiguous: frozenset[str]
    conflicts: tuple[Conflict, ...]
    aided: frozenset[str]
    unarmed: frozenset[str]
    regions: dict[str, Entity]
    longest: int = field(default=1)


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


@cache
def load() -> Actors:
    """Return the curated actors."""
    states = load_states()
    groups = read_rules("groups.toml")
    entities = {code: state_entity(state) for code, state in states.items()}
    aliases: dict[str, list[Alias]] = {}
    pairs = [
        *(pair for code, state in states.items() for pair in _state_aliases(entities[code], state)),
        *(pair for entry in groups["group"] for pair in _group_aliases(entry)),
        *(pair for kind in ("body", "media") for entry in groups[kind] for pair in _body_aliases(entry, kind)),
        *_place_aliases(),
    ]
    for spelling, alias in pairs:
        for written in dict.fromkeys((spelling, spelling[0].upper() + spelling[1:])):  # as a sentence begins
            aliases.setdefault(written, []).append(alias)
    return Actors(
        aliases={spelling: tuple(found) for spelling, found in aliases.items()},
        state_of={code: state.name for code, state in states.items()},
        state_entities=entities,
        media=frozenset(entry["name"] for entry in groups["media"]),
        unarmed=frozenset(state.name for state in states.values() if not state.has_army),
        without_army=frozenset(code for code, state in states.items() if not state.has_army),
        groups={entry["name"]: _group(entry) for entry in groups["group"]},
        ambiguous=frozenset(groups["ambiguous"]["words"]),
        conflicts=tuple(_conflict(entry) for entry in read_rules("conflicts.toml")["conflict"]),
        aided=frozenset(read_rules("conflicts.toml")["aided"]["states"]),
        regions={entry["iso"]: place for place, entry in _places() if "iso" in entry},
        longest=max(len(spelling.split()) for spelling in aliases),
    )


def _state_aliases(entity: Entity, state: State) -> Iterator[tuple[str, Alias]]:
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


def _leaders(leaders: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each spelling of a leader with the full name that it stands for."""
    for name in leaders:
        yield name, name if " " in name else next((n for n in leaders if n.endswith(" " + name)), name)


def group_entity(name: str) -> Entity | None:
    """Return the armed group so called, None when no list has it."""
    return load().groups.get(name)


def _group(entry: dict[str, Any]) -> Entity:
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


def _group_aliases(entry: dict[str, Any]) -> Iterator[tuple[str, Alias]]:
    group = _group(entry)
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


def _body_aliases(entry: dict[str, Any], kind: str) -> Iterator[tuple[str, Alias]]:
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


def _places() -> Iterator[tuple[Entity, dict[str, Any]]]:
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


def _place_aliases() -> Iterator[tuple[str, Alias]]:
    for place, _ in _places():
        for spelling in (place.name, *place.aliases):
            yield spelling, Alias(place)


def _conflict(entry: dict[str, Any]) -> Conflict:
    return Conflict(
        name=entry["name"],
        sides=tuple(frozenset(side) for side in entry["sides"]),
        order=tuple(tuple(side) for side in entry["sides"]),
        cues=frozenset(entry["cues"]),
        country=entry.get("country"),
        also=tuple(entry.get("also", ())),
        begins=entry.get("begins", 0),
        theatre=entry.get("theatre"),
        recipient=entry.get("recipient"),
        sanctioned=entry.get("sanctioned"),
    )


@cache
def seats() -> frozenset[str]:
    """Return the names of capitals, which stand for a government as well as a place."""
    return frozenset(name for name, found in load().aliases.items() if found[0].is_seat)
