"""Code tables that come from the extractor's rules: fact types, units, quantifiers."""

from __future__ import annotations

import polars as pl

from extraction.rulefiles import read_rules
from warehouse.schema import polars_schema


def code_frames() -> dict[str, pl.DataFrame]:
    """Return table name → rows of the code tables."""
    return {
        "core.fact_types": _frame(
            "core.fact_types",
            ({"fact_type": n, "counts": e["counts"]} for n, e in read_rules("fact_types.toml")["types"].items()),
        ),
        "core.units": _frame("core.units", _units()),
        "core.quantifiers": _frame("core.quantifiers", _quantifiers()),
    }


def _frame(name: str, rows: object) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=polars_schema(name))  # type: ignore[call-overload]


def _units() -> list[dict[str, str]]:
    from extraction.quantities.units import table

    found = {unit.canonical: str(unit.kind) for unit in table().by_spelling.values()}
    return [{"unit": "count", "kind": "count"}, *({"unit": name, "kind": kind} for name, kind in sorted(found.items()))]


def _quantifiers() -> list[dict[str, object]]:
    return [
        {"quantifier": word, "low": float(low), "high": float(high)}
        for word, (low, high) in read_rules("vague.toml")["vague"].items()
    ]
