"""The examples of the rule files as cases: a text and what a record in it must say. Judging: test_rule_examples.py."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

Example = dict[str, Any]
SENTENCES = ("numbers", "vague", "money", "bounds", "dispositions")


@dataclass(frozen=True, slots=True)
class Case:
    """One example; `name` is where it stands, `implied` what its rule says of all its examples."""

    name: str
    example: Example
    implied: Example = field(default_factory=dict)

    @property
    def expected(self) -> Example:
        """What the record must say; `value` stands for both ends."""
        wanted = {**self.implied, **self.example}
        if "value" in wanted:
            wanted |= dict.fromkeys(("low", "high"), wanted.pop("value"))
        if wanted.get("qualifier") == "at_least":
            wanted["high"] = None
        if wanted.get("qualifier") == "at_most":
            wanted["low"] = None
        return {key: value for key, value in wanted.items() if key not in {"text", "quote", "anchor"}}


def sentence_cases() -> Iterator[Case]:
    """Yield the [[examples]] of all files that have them."""
    for name in SENTENCES:
        for group in read_rules(f"{name}.toml").get("examples", ()):
            for number, example in enumerate(group["cases"], 1):
                yield Case(f"{name}: {group['label']} {number}", example)


def unit_cases() -> Iterator[Case]:
    """Yield the examples of each unit, of each reading of an ambiguous spelling and of what is no unit."""
    raw = read_rules("units.toml")
    for name, entry in raw["units"].items():
        for number, example in enumerate(entry["examples"], 1):
            yield Case(f"units: {name} {number}", example, {"unit": entry["canonical"]})
    for entry in raw["reading"]:
        canonical = raw["units"][entry["unit"]]["canonical"]
        for number, example in enumerate(entry["examples"], 1):
            yield Case(f"units: reading {entry['spellings'][0]} {number}", example, {"unit": canonical})
    for entry in raw["no_unit"]:
        for number, example in enumerate(entry["examples"], 1):
            implied = {} if "unit" in example else {"unit": "count"}
            yield Case(f"units: no unit {entry['spellings'][0]} {number}", example, implied)


def bound_cases() -> Iterator[Case]:
    """Yield the examples of each cue."""
    for entry in read_rules("bounds.toml")["cue"]:
        for number, example in enumerate(entry["examples"], 1):
            yield Case(
                f"bounds: {entry['qualifier']} {entry['side']} {number}", example, {"qualifier": entry["qualifier"]}
            )


def shape_cases() -> Iterator[Case]:
    """Yield the examples of each shape."""
    for position, entry in enumerate(read_rules("dispositions.toml")["shape"], 1):
        for number, example in enumerate(entry["examples"], 1):
            yield Case(f"shapes: {position} {entry['reason']} {number}", example, {"kind": entry["kind"]})


def date_cases() -> Iterator[Case]:
    """Yield the examples of each expression of time."""
    raw = read_rules("dates.toml")
    for entry in (*raw["expression"], *raw["war_time"]):
        for number, example in enumerate(entry["examples"], 1):
            yield Case(f"dates: {entry['label']} {number}", example)
