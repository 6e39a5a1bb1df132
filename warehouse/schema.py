"""The schema as the .sql files give it: tables, columns, comments, types.

The DDL is the only schema; nothing here repeats it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import duckdb
import polars as pl

ORDER = (
    "raw.rejects",
    "core.sources",
    "core.articles",
    "core.sentences",
    "core.entities",
    "core.mentions",
    "core.quantities",
    "core.extractor_versions",
    "core.fact_types",
    "core.units",
    "core.quantifiers",
    "core.facts",
)
"""Tables, referenced ones first."""

VIEWS = ("views.fact_overview", "views.territory", "views.aid", "views.reinforcements", "views.casualty_claims")
"""Views, those that others read first."""

SCHEMAS = ("raw", "core", "views")
TYPES = {
    "VARCHAR": pl.String(),
    "DATE": pl.Date(),
    "INTEGER": pl.Int32(),
    "BIGINT": pl.Int64(),
    "DOUBLE": pl.Float64(),
    "BOOLEAN": pl.Boolean(),
    "VARCHAR[]": pl.List(pl.String()),
}


class UnknownTableError(Exception):
    """A name is neither a table nor a view of the schema."""


class BadFrameError(Exception):
    """A frame does not have the columns and types of its table."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: name, DuckDB type, comment ("" = none, for views), whether null is allowed."""

    name: str
    type: str
    comment: str
    nullable: bool


@dataclass(frozen=True, slots=True)
class Table:
    """One table or view with its comment and columns in order."""

    name: str
    comment: str
    columns: tuple[Column, ...]


def statements(name: str) -> str:
    """Return the SQL that creates a table or view, as it stands in its file. Raises UnknownTableError."""
    if name not in ORDER + VIEWS:
        raise UnknownTableError(f"{name!r} is no table or view; known: {', '.join(ORDER + VIEWS)}")
    schema, table = name.split(".")
    return files("warehouse").joinpath(schema, f"{table}.sql").read_text(encoding="utf-8")


def create(connection: duckdb.DuckDBPyConnection, *, views: bool = True) -> None:
    """Create all schemas, tables and views in an empty database."""
    for schema in SCHEMAS:
        connection.execute(f"create schema if not exists {schema}").fetchall()
    for name in ORDER + (VIEWS if views else ()):
        connection.execute(statements(name)).fetchall()


@cache
def describe(name: str) -> Table:
    """Return a table or view with its columns and comments. Raises UnknownTableError."""
    statements(name)
    return _described()[name]


def polars_schema(name: str) -> pl.Schema:
    """Return the polars types of a table's columns, in order."""
    return pl.Schema({column.name: TYPES[column.type] for column in describe(name).columns})


def conform(frame: pl.DataFrame, name: str, *, without: tuple[str, ...] = ()) -> pl.DataFrame:
    """Return `frame` with the table's columns in order. Raises BadFrameError for missing, extra or mistyped columns.

    `without` names columns that the build adds and the frame must not have. Only an all-null column is cast.
    """
    wanted = {column: kind for column, kind in polars_schema(name).items() if column not in without}
    if missing := [column for column in wanted if column not in frame.columns]:
        raise BadFrameError(f"{name}: columns {missing} are missing; found: {', '.join(frame.columns)}")
    if extra := [column for column in frame.columns if column not in wanted]:
        raise BadFrameError(f"{name}: columns {extra} are not of this table; known: {', '.join(wanted)}")
    frame = frame.select(
        pl.col(c).cast(kind) if frame.schema[c] == pl.Null else pl.col(c) for c, kind in wanted.items()
    )
    for column, kind in wanted.items():
        if frame.schema[column] != kind:
            raise BadFrameError(f"{name}.{column} is {frame.schema[column]}, must be {kind}")
    return frame


@cache
def _described() -> dict[str, Table]:
    with duckdb.connect() as connection:
        create(connection)
        tables = connection.execute(
            "select schema_name || '.' || table_name, coalesce(comment, '') from duckdb_tables() where not internal"
            " union all select schema_name || '.' || view_name, coalesce(comment, '')"
            " from duckdb_views() where not internal"
        ).fetchall()
        columns = connection.execute(
            "select schema_name || '.' || table_name, column_name, data_type, coalesce(comment, ''), is_nullable"
            " from duckdb_columns() where not internal order by table_oid, column_index"
        ).fetchall()
    return {
        name: Table(name, comment, tuple(Column(*column[1:]) for column in columns if column[0] == name))
        for name, comment in tables
    }
