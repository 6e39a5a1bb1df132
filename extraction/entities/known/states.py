"""States with all their names: what packages know of them, and what rules/states.toml adds and corrects.

Whose deed a name means: actors.py.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from extraction.entities.known.gazetteer import state_names, state_positions
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class State:
    """One state: ISO 3166-1 code, canonical name, other names, adjectives, plural demonyms, and who acts for it.

    `capitals` are places too. `has_army` is false where "the army" is never this state's. `position` is the middle of
    the land, latitude and longitude in degrees, None where it is unknown.
    """

    code: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    forces: tuple[str, ...]
    leaders: tuple[str, ...]
    has_army: bool
    position: tuple[float, float] | None


@cache
def load_states() -> dict[str, State]:
    """Return the states by code: first those of the rules, in their order, then the others that packages know."""
    rules = read_rules("states.toml")
    known: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for code, form, name in state_names():
        if code not in rules["library"]["no_states"]:
            known[code][form].append(name)
    no_plural = tuple(rules["library"]["no_plural"])
    positions = state_positions()
    states = {}
    for code in dict.fromkeys((*rules["states"], *known)):
        entry = {"position": positions.get(code), **rules["states"].get(code, {})}
        states[code] = _state(code, entry, known[code], no_plural)
    return states


def _state(code: str, entry: dict[str, Any], known: dict[str, list[str]], no_plural: tuple[str, ...]) -> State:
    name = entry.get("name") or known["name"][0]
    never = {name, *entry.get("never", ())}
    adjectives = _without((*entry.get("adjectives", ()), *known["demonym"]), never)
    plurals = (f"{word}s" for word in adjectives if word[-1].islower() and not word.endswith(no_plural))
    return State(
        code,
        name,
        aliases=_without((*entry.get("aliases", ()), *known["name"], *known["alias"]), never),
        adjectives=adjectives,
        people=_without((*entry.get("people", ()), *plurals), never),
        capitals=tuple(entry.get("capitals", ())),
        seats=tuple(entry.get("seats", ())),
        forces=tuple(entry.get("forces", ())),
        leaders=tuple(entry.get("leaders", ())),
        has_army=entry.get("army", True),
        position=tuple(entry["position"]) if entry["position"] else None,
    )


def _without(names: Iterable[str], never: set[str]) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(names) if name not in never)
