"""The cues that make a figure a running total, from rules/totals.toml. How they are heard: totals.py."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extraction.rulefiles import read_rules


@dataclass(frozen=True, slots=True)
class TotalCue:
    """Words that make the figures in their reach a running total."""

    label: str
    pattern: re.Pattern[str]
    direction: str
    reach: int
    only_next: bool
    through_windows: bool
    not_before: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class TotalRules:
    """rules/totals.toml, ready to match."""

    cues: tuple[TotalCue, ...]
    window: re.Pattern[str]
    heading: re.Pattern[str]
    same_span: re.Pattern[str]
    snapshots: frozenset[str]
    staying: frozenset[str]
    tallied: frozenset[str]
    whole: frozenset[str]
    floor: int
    vast: int
    giving: frozenset[str]
    sum_floor: float


@cache
def rules() -> TotalRules:
    """Return the rules of running totals."""
    raw = read_rules("totals.toml")
    return TotalRules(
        tuple(_cue(cue) for cue in raw["cue"]),
        re.compile(raw["window"]["pattern"], re.IGNORECASE),
        re.compile(raw["heading"]["pattern"], re.IGNORECASE),
        re.compile(raw["same_span"]["pattern"], re.IGNORECASE),
        frozenset(raw["snapshots"]["types"]),
        frozenset(raw["snapshots"]["verbs"]),
        frozenset(raw["tallied"]["types"]),
        frozenset(raw["tallied"]["whole"]),
        raw["tallied"]["floor"],
        raw["tallied"]["vast"],
        frozenset(raw["tallied"]["giving"]),
        raw["tallied"]["sum_floor"],
    )


def _cue(raw: dict) -> TotalCue:
    not_before = raw.get("not_before")
    return TotalCue(
        raw["label"],
        re.compile(raw["pattern"], re.IGNORECASE),
        raw["direction"],
        raw["reach"],
        raw.get("next", False),
        raw.get("through_windows", False),
        re.compile(not_before, re.IGNORECASE) if not_before else None,
    )
