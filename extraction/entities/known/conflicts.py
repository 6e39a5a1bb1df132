"""The wars of rules/conflicts.toml: sides, cue words, theatres. Which one an article tells of: setting/article.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from extraction.rulefiles import read_rules


@dataclass(frozen=True, slots=True)
class Conflict:
    """One war: its sides, the words that point to it, and who is helped or sanctioned when the words leave it out.

    `begins` and `ends` are its first year and the last in which it went on by these sides. `umbrella` is the front that
    all rebels belong to, meant where none is named; `air` is whose aircraft strike where nobody is named. Under
    `named_only` no group is meant where none is named: too many fight. `also` are countries beside `country` on whose
    soil it is fought, as codes.
    """

    name: str
    sides: tuple[frozenset[str], ...]
    order: tuple[tuple[str, ...], ...]
    cues: frozenset[str] = frozenset()
    country: str | None = None
    also: tuple[str, ...] = ()
    begins: int = 0
    ends: int | None = None
    theatre: str | None = None
    recipient: str | None = None
    sanctioned: str | None = None
    umbrella: str | None = None
    air: str | None = None
    named_only: bool = False

    def side_of(self, actor: str) -> int | None:
        """Return the number of the side that `actor` stands on, None when it stands on none."""
        return next((number for number, side in enumerate(self.sides) if actor in side), None)

    def is_of(self, year: int) -> bool:
        """Tell whether the war went on in a year."""
        return self.begins <= year <= (self.ends or year)


def listed_conflicts() -> tuple[Conflict, ...]:
    """Return the wars in the order of the rules."""
    return tuple(_conflict(entry) for entry in read_rules("conflicts.toml")["conflict"])


def _conflict(entry: dict[str, Any]) -> Conflict:
    return Conflict(
        name=entry["name"],
        sides=tuple(frozenset(side) for side in entry["sides"]),
        order=tuple(tuple(side) for side in entry["sides"]),
        cues=frozenset(entry["cues"]),
        country=entry.get("country"),
        also=tuple(entry.get("also", ())),
        begins=entry.get("begins", 0),
        ends=entry.get("ends"),
        theatre=entry.get("theatre"),
        recipient=entry.get("recipient"),
        sanctioned=entry.get("sanctioned"),
        umbrella=entry.get("umbrella"),
        air=entry.get("air"),
        named_only=entry.get("named_only", False),
    )
