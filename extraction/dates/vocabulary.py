"""The words and patterns of rules/dates.toml, compiled. What the groups of a pattern mean: fixed.py, relative.py."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from extraction.quantities.phrases import any_of
from extraction.quantities.word_rules import rules as number_rules
from extraction.rulefiles import read_rules

YEARS = r"(?:1[5-9]\d\d|20\d\d)"
DOUBTFUL_MONTHS = frozenset({"March", "May"})
PLACEHOLDER = re.compile(r"\{(?P<name>(?:until_)?[a-z_]*[a-z])\}")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One [[expression]]: the name of its resolver, its pattern, and whether a verb can set it in the future."""

    resolver: str
    pattern: re.Pattern[str]
    looks_ahead: bool


@dataclass(frozen=True)
class Vocabulary:
    """rules/dates.toml without its beginnings. Words are in lower case, months and weekdays without a dot."""

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, tuple[int, int]]
    holidays: dict[str, tuple[int, int]]
    parts: dict[str, tuple[float, float]]
    counts: dict[str, int]
    beside: dict[str, int]
    leads: dict[str, str]
    lead: re.Pattern[str]
    future: re.Pattern[str]
    future_after: re.Pattern[str]
    sayings: re.Pattern[str]
    patterns: tuple[Pattern, ...]


@cache
def vocabulary() -> Vocabulary:
    """Return the words and patterns, read once."""
    raw = read_rules("dates.toml")
    words, leads = raw["words"], raw["leads"]
    openers = {word: kind for kind in ("since", "until") for word in leads[kind]}
    sources, future = sources_of(raw), any_of(raw["future"]["verbs"])
    return Vocabulary(
        months=_numbered(words["months"], 1),
        weekdays=_numbered(words["weekdays"], 0),
        seasons={name: (first, last) for name, (first, last) in words["seasons"].items()},
        holidays={name.lower(): (month, day) for name, (month, day) in words["holidays"].items()},
        parts={name: (low, high) for name, (low, high) in words["parts"].items()},
        counts=words["counts"],
        beside=raw["beside"],
        leads=openers,
        lead=re.compile(rf"\b(?P<word>{any_of(openers)})\s+(?:{any_of(leads['between'])}\s+)*$", re.IGNORECASE),
        future=re.compile(rf"\b(?:{future})\b", re.IGNORECASE),
        future_after=re.compile(rf"\s*,?\s+(?P<subject>(?:[\w’'-]+\s+){{0,6}}?)(?:{future})\b", re.IGNORECASE),
        sayings=re.compile(rf"\b(?:{any_of(raw['future']['sayings'])})\b", re.IGNORECASE),
        patterns=tuple(compile_entry(entry, sources) for entry in raw["expression"]),
    )


def _numbered(names: list[list[str]], first: int) -> dict[str, int]:
    return {name.lower().rstrip("."): number for number, forms in enumerate(names, first) for name in forms}


def sources_of(raw: dict[str, Any]) -> dict[str, str]:
    """Return what the placeholders of the patterns in the rule file `raw` stand for."""
    words = raw["words"]
    months = [form for forms in words["months"] for form in (*forms, *(form.rstrip(".") for form in forms))]
    parts = f"(?:{any_of(words['parts'])})"
    cardinal = any_of((*number_rules().words, "hundred"))
    counts = rf"(?:\d{{1,4}}|{any_of(words['counts'])}|(?:{cardinal})(?:[\s-](?:{cardinal}))?)"
    return {
        "years": YEARS,
        "months": any_of(months),
        "clear_months": any_of(forms[0] for forms in words["months"] if forms[0] not in DOUBTFUL_MONTHS),
        "weekdays": any_of(form for forms in words["weekdays"] for form in forms),
        "units": f"(?:{any_of(words['units'])})",
        "seasons": any_of(words["seasons"]),
        "holidays": any_of(words["holidays"]),
        "any_part": parts,
        "counts": counts,
        "counted": f"(?:{any_of(words['counted'])})",
        "beside": any_of(raw["beside"]),
    } | {name: f"(?P<{name}>{parts})" for name in ("part", "part_b", "part_c", "part_d", "until_part")}


def compile_entry(entry: dict[str, Any], sources: dict[str, str]) -> Pattern:
    """Return an entry of the rule file with its pattern compiled, every {name} in it replaced by its source."""
    return Pattern(entry["resolver"], compile_pattern(entry["pattern"], sources), entry.get("looks_ahead", False))


def compile_pattern(pattern: str, sources: dict[str, str]) -> re.Pattern[str]:
    """Return a verbose pattern without regard to case, every {name} in it replaced by its source."""
    source = PLACEHOLDER.sub(lambda match: sources[match["name"]], pattern)
    return re.compile(source, re.IGNORECASE | re.VERBOSE)
