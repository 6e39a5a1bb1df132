"""What a sensor remembers of landed files between two looks, and which days it asks for. Pure: no clock, no disk."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Memory:
    """Due days by what they are to be read from: as last seen, and as last asked for."""

    seen: Mapping[str, str] = field(default_factory=dict)
    asked: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_cursor(cls, cursor: str | None) -> Memory:
        """Return what `to_cursor` wrote; nothing is remembered at the first look."""
        return cls(**json.loads(cursor)) if cursor else cls()

    def to_cursor(self) -> str:
        """Return this as Dagster keeps it between looks."""
        return json.dumps({"seen": dict(self.seen), "asked": dict(self.asked)}, sort_keys=True)


@dataclass(frozen=True, slots=True)
class Decision:
    """Days to ask for, why the others are not, and what to remember."""

    days: list[str]
    waiting: list[str]
    memory: Memory


def decide(due: Mapping[str, str], under_way: Iterable[tuple[str, str]], memory: Memory) -> Decision:
    """Choose the days to ask for: settled since the last look, not asked for in this shape, in no run under way.

    Where one day is asked for, all due ones are that can be: those of a run that failed or died are mended along.
    """
    spans = list(under_way)
    busy = {day for day in due if any(first <= day <= last for first, last in spans)}
    unsettled = {day for day in due if memory.seen.get(day) != due[day]} - busy
    ready = [day for day in due if day not in busy | unsettled]
    new = any(memory.asked.get(day) != due[day] for day in ready)
    days = ready if new else []
    asked = {day: due[day] if day in days else memory.asked[day] for day in due if day in days or day in memory.asked}
    reasons = {
        "still landing": unsettled,
        "in a run under way": busy,
        "asked for before and not read, see failed runs": () if days else ready,
    }
    waiting = [f"{', '.join(sorted(names)[:5])}: {reason}" for reason, names in reasons.items() if names]
    return Decision(days, waiting, Memory(seen=dict(due), asked=asked))
