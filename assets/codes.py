"""Code tables that come from the extractor's rules: fact types, units, quantifiers, number words, classes of items."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from extraction.rulefiles import read_rules
from warehouse.schema import polars_schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NUMBER_TABLES = ("units", "tens", "scales")
"""Sections of numbers.toml whose words are numbers wherever they stand."""


def code_frames() -> dict[str, pl.DataFrame]:
    """Return table name → rows of the code tables."""
    return {
        "core.fact_types": _frame(
            "core.fact_types",
            ({"fact_type": n, "counts": e["counts"]} for n, e in read_rules("fact_types.toml")["types"].items()),
        ),
        "core.units": _frame("core.units", _units()),
        "core.quantifiers": _frame("core.quantifiers", _quantifiers()),
        "core.number_words": _frame("core.number_words", ({"word": word} for word in _number_words())),
        "core.item_classes": _frame("core.item_classes", _item_classes()),
    }


def _frame(name: str, rows: Iterable[Mapping[str, object]]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=polars_schema(name))


def _units() -> list[dict[str, str]]:
    from extraction.quantities.unit_table import table

    found = {unit.canonical: str(unit.kind) for unit in table().by_spelling.values()}
    return [{"unit": "count", "kind": "count"}, *({"unit": name, "kind": kind} for name, kind in sorted(found.items()))]


def _quantifiers() -> list[dict[str, object]]:
    return [
        {"quantifier": word, "low": float(low), "high": float(high), "rule_low": float(low), "rule_high": float(high)}
        for word, (low, high) in read_rules("vague.toml")["vague"].items()
    ]


def _number_words() -> list[str]:
    rules = read_rules("numbers.toml")
    return sorted({word.lower() for section in NUMBER_TABLES for word in rules[section]})


def _item_classes() -> list[dict[str, object]]:
    classes = read_rules("items.toml")["classes"]
    return [
        {"noun": noun, "class": name, "wider": sorted({name, *_wider(classes, name)})}
        for name, entry in classes.items()
        for noun in dict.fromkeys(entry["nouns"])
    ]


def _wider(classes: Mapping[str, Mapping[str, list[str]]], name: str) -> set[str]:
    above = set(classes[name].get("is", []))
    return above.union(*(_wider(classes, wider) for wider in above))
