"""Build the warehouse from the lake into a new DuckDB file: constraints on, work across articles, views.

Publishing: publish.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import duckdb

from warehouse import schema
from warehouse.lake import TABLES, parts, schema_of

if TYPE_CHECKING:
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
)
"""Steps of warehouse/steps, in order: each fills one table from the lake."""


@dataclass(frozen=True, slots=True)
class Built:
    """A finished file and its row counts by table."""

    path: Path
    rows: dict[str, int]


def build(home: Home, target: Path, codes: dict[str, pl.DataFrame]) -> Built:
    """Write a new warehouse file at `target` from all days of the lake.

    `codes` holds the code tables that come from the rules: core.fact_types, core.units, core.quantifiers.
    Raises duckdb.ConstraintException where the lake breaks a key or CHECK; `target` is then not a finished file.
    """
    target.unlink(missing_ok=True)
    with duckdb.connect(str(target), config={"storage_compatibility_version": STORAGE_VERSION}) as connection:
        schema.create(connection, views=False)
        for name, frame in codes.items():
            insert(connection, name, schema.conform(frame, name))
        for table in TABLES:
            _attach(connection, home, table)
        for step in STEPS:
            for statement in _statements(step):
                connection.execute(statement).fetchall()
        for table in TABLES:
            connection.execute(f"drop view if exists lake_{table}").fetchall()
        for name in schema.VIEWS:
            connection.execute(schema.statements(name)).fetchall()
        connection.execute("checkpoint").fetchall()
        rows = count_rows(connection)
    return Built(target, rows)


def insert(connection: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame) -> None:
    """Insert a frame into a table by column name."""
    connection.register("incoming", frame.to_arrow())
    connection.execute(f"insert into {name} by name select * from incoming").fetchall()  # noqa: S608  (our own table names)
    connection.unregister("incoming")


def count_rows(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Return the number of rows of every table."""
    return {name: connection.execute(f"select count(*) from {name}").fetchall()[0][0] for name in schema.ORDER}  # noqa: S608


def _statements(step: str) -> list[str]:
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
