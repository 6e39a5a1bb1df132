"""All curated actors, by spelling: states with their seats, leaders and forces; armed groups; bodies; conflicts.

How each may be written: spellings.py. Wars and their sides: conflicts.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from extraction.entities.known.conflicts import listed_conflicts
from extraction.entities.known.spellings import (
    body_spellings,
    group_spellings,
    listed_group,
    listed_places,
    place_spellings,
    state_entity,
    state_spellings,
)
from extraction.entities.known.states import load_states
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extraction.entities.known.conflicts import Conflict
    from extraction.entities.known.spellings import Alias
    from extraction.records import Entity


BEGINNING = 3
"""Letters by which a spelling is looked for."""


@dataclass(frozen=True)
class Actors:
    """All curated actors by spelling, states by country code, conflicts; our own regions by ISO 3166-2 code."""

    aliases: dict[str, tuple[Alias, ...]]
    state_of: dict[str, str]
    state_entities: dict[str, Entity]
    media: frozenset[str]
    groups: dict[str, Entity]
    ambiguous: frozenset[str]
    conflicts: tuple[Conflict, ...]
    aided: frozenset[str]
    unarmed: frozenset[str]
    regions: dict[str, Entity]
    peoples: dict[str, str]
    longest: int = field(default=1)
    reach: dict[str, int] = field(default_factory=dict)
    """The length of the longest spelling by its first letters, BEGINNING of them or all that it has."""


@cache
def load() -> Actors:
    """Return the curated actors."""
    states = load_states()
    groups = read_rules("groups.toml")
    entities = {code: state_entity(state) for code, state in states.items()}
    aliases: dict[str, list[Alias]] = {}
    pairs = [
        *(pair for code, state in states.items() for pair in state_spellings(entities[code], state)),
        *(pair for entry in groups["group"] for pair in group_spellings(entry)),
        *(pair for kind in ("body", "media") for entry in groups[kind] for pair in body_spellings(entry, kind)),
        *place_spellings(),
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
        groups={entry["name"]: listed_group(entry) for entry in groups["group"]},
        ambiguous=frozenset(groups["ambiguous"]["words"]),
        conflicts=listed_conflicts(),
        aided=frozenset(read_rules("conflicts.toml")["aided"]["states"]),
        peoples={place.name: entry["people"] for place, entry in listed_places() if "people" in entry},
        regions={entry["iso"]: place for place, entry in listed_places() if "iso" in entry},
        longest=max(len(spelling.split()) for spelling in aliases),
        reach=_reach(aliases),
    )


def _reach(spellings: Iterable[str]) -> dict[str, int]:
    reach: dict[str, int] = {}
    for spelling in spellings:
        key = spelling[:BEGINNING]
        reach[key] = max(reach.get(key, 0), len(spelling))
    return reach


def group_entity(name: str) -> Entity | None:
    """Return the armed group so called, None when no list has it."""
    return load().groups.get(name)


@cache
def seats() -> frozenset[str]:
    """Return the names of capitals, which stand for a government as well as a place."""
    return frozenset(name for name, found in load().aliases.items() if found[0].is_seat)
