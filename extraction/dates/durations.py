"""How long something took: "after ten days", "fifteen years of war", "two days earlier". Rules: rules/dates.toml.

A duration has no day of its own: it is counted from a day that the words around tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extraction.dates.calendar import shift, year_interval
from extraction.dates.resolved import count_of, words_of
from extraction.dates.vocabulary import compile_pattern, sources_of
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    import re
    from datetime import date

    from extraction.dates.calendar import Interval


@dataclass(frozen=True, slots=True)
class Duration:
    """`text[start:end]` tells of so many units; `kind` is lasting, inclusive, ago, earlier or later."""

    start: int
    end: int
    count: int
    unit: str
    kind: str

    def beside(self, day: date) -> Interval:
        """Return the days that it makes of the day on which the event ends, or from which it is counted."""
        steps = self.count if self.kind == "later" else -self.count
        other = shift(day, steps, self.unit)
        if self.kind not in {"lasting", "inclusive"}:
            return other, other
        if self.kind == "inclusive":
            return shift(other, 1, "day"), day
        return (year_interval(other.year)[0] if self.unit == "year" else other), day


def find_durations(text: str, start: int, end: int) -> list[Duration]:
    """Return the durations between two characters of `text`, in the order of the rules; they may overlap."""
    return [
        Duration(*match.span(), count_of(words.get("count", "one")), words["unit"].removesuffix("s"), kind)
        for kind, pattern in _patterns()
        for match in pattern.finditer(text, start, end)
        if (words := words_of(match))
    ]


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    raw = read_rules("dates.toml")
    sources = sources_of(raw)
    return tuple((entry["kind"], compile_pattern(entry["pattern"], sources)) for entry in raw["duration"])
