"""The rules by which facts are compared, read from rules/claims.toml. How they are applied: steps/claim_pairs.sql."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import polars as pl

from warehouse.schema import polars_schema


@dataclass(frozen=True, slots=True)
class ClaimRules:
    """`types` are the rows of core.claim_rules, `parameters` what the steps name with a $."""

    types: pl.DataFrame
    parameters: dict[str, float | list[str]]


@cache
def claim_rules() -> ClaimRules:
    """Return the rules of rules/claims.toml."""
    raw = tomllib.loads(files("warehouse").joinpath("rules", "claims.toml").read_text(encoding="utf-8"))
    rows = [
        {"fact_type": name, "family": name, "mirrored": False} | dict(fields) for name, fields in raw["types"].items()
    ]
    items = raw["items"]
    return ClaimRules(
        types=pl.DataFrame(rows, schema=polars_schema("core.claim_rules")),
        parameters=raw["thresholds"]
        | {
            "generic": items["generic"],
            "interchangeable": items["interchangeable"],
            "written": list(items["as"]),
            "compared_as": list(items["as"].values()),
        },
    )
