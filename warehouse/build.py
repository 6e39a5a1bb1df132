"""Build the warehouse from the lake into a new DuckDB file: constraints on, work across articles, views.

Publishing: publish.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import duckdb

from warehouse import schema
from warehouse.claims.clustering import cluster
from warehouse.claims.rules import claim_rules
from warehouse.lake import TABLES, parts, schema_of
from warehouse.merging import merge_entities
from warehouse.rates import read_rates

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import polars as pl

    from warehouse.home import Home

STORAGE_VERSION = "v1.4.0"
STEPS = (
    "rejects",
    "sources",
    "articles",
    "sentences",
    "entities",
    "mentions",
    "quantities",
    "extractor_versions",
    "facts",
    "entity_aliases",
)
"""Steps of warehouse/steps, in order: each fills one table from the lake."""

TEMPORARY = ("claim_candidate", "claim_pair", "claim_member", "claim_fact", "claim")
"""Tables that the steps of claims hand on to each other."""


@dataclass(frozen=True, slots=True)
class Built:
    """A finished file and its row counts by table."""

    path: Path
    rows: dict[str, int]


def build(home: Home, target: Path, codes: Mapping[str, pl.DataFrame]) -> Built:
    """Write a new warehouse file at `target` from all days of the lake.

    `codes` holds the code tables that come from the rules of extraction: core.fact_types, core.units and others.
    Raises duckdb.ConstraintException where the lake breaks a key or CHECK; `target` is then not a finished file.
    """
    target.unlink(missing_ok=True)
    with duckdb.connect(str(target), config={"storage_compatibility_version": STORAGE_VERSION}) as connection:
        schema.create(connection, views=False)
        fill_codes(connection, codes)
        for table in TABLES:
            _attach(connection, home, table)
        for step in STEPS:
            if step == "entities":
                merge_entities(connection)
            run_step(connection, step)
        for table in TABLES:
            connection.execute(f"drop view if exists lake_{table}").fetchall()
        gather_claims(connection)
        schema.create_views(connection)
        connection.execute("checkpoint").fetchall()
        rows = count_rows(connection)
    return Built(target, rows)


def fill_codes(connection: duckdb.DuckDBPyConnection, codes: Mapping[str, pl.DataFrame]) -> None:
    """Fill the code tables: `codes` and those that the warehouse itself brings."""
    own = {"core.claim_rules": claim_rules().types, "core.exchange_rates": read_rates()}
    for name, frame in {**codes, **own}.items():
        insert(connection, name, schema.conform(frame, name))


def gather_claims(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill core.claims and core.claim_facts from core.facts (docs/decisions/0010)."""
    run_step(connection, "claim_candidates")
    run_step(connection, "claim_pairs")
    facts = connection.execute("select count(*) from claim_candidate").fetchall()[0][0]
    members = cluster(facts, connection.sql("select earlier_no, later_no, relation from claim_pair").pl())
    connection.register("incoming", members.to_arrow())
    connection.execute("create temp table claim_member as select * from incoming").fetchall()
    connection.unregister("incoming")
    run_step(connection, "claims")
    run_step(connection, "counted_in")
    run_step(connection, "claimants")
    for name in TEMPORARY:
        connection.execute(f"drop table {name}").fetchall()


def run_step(connection: duckdb.DuckDBPyConnection, step: str) -> None:
    """Run the statements of one file of warehouse/steps, each with the $parameters that it names."""
    for statement in statements_of(step):
        used = {name: value for name, value in claim_rules().parameters.items() if f"${name}" in statement}
        connection.execute(statement, used).fetchall()


def insert(connection: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame) -> None:
    """Insert a frame into a table by column name."""
    connection.register("incoming", frame.to_arrow())
    connection.execute(f"insert into {name} by name select * from incoming").fetchall()  # noqa: S608  (our own table names)
    connection.unregister("incoming")


def count_rows(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Return the number of rows of every table."""
    return {name: connection.execute(f"select count(*) from {name}").fetchall()[0][0] for name in schema.ORDER}  # noqa: S608


def statements_of(step: str) -> list[str]:
    """Return the statements of a step of warehouse/steps, in order."""
    text = files("warehouse").joinpath("steps", f"{step}.sql").read_text(encoding="utf-8")
    return [statement for statement in text.split(";\n") if statement.strip()]


def _attach(connection: duckdb.DuckDBPyConnection, home: Home, table: str) -> None:
    """Show a lake table as a view `lake_<table>` with its landing day; an empty one where nothing was written."""
    found = [str(path) for path in parts(home, table)]
    if found:
        listed = ", ".join(map(_quoted, found))
        connection.execute(
            f"create temp view lake_{table} as select * replace (day::date as day)"  # noqa: S608
            f" from read_parquet([{listed}], hive_partitioning = true)"
        ).fetchall()
        return
    empty = schema_of(table).to_frame()
    connection.register(f"empty_{table}", empty.to_arrow())
    connection.execute(f"create temp view lake_{table} as select *, null::date as day from empty_{table}").fetchall()  # noqa: S608


def _quoted(path: str) -> str:
    return "'" + path.replace("'", "''") + "'"
