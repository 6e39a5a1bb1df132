"""The schema as the .sql files give it: tables, columns, comments, types.

The DDL is the only schema; nothing here repeats it.
"""

from __future__ import annotations

import re
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
    "core.entity_aliases",
    "core.quantities",
    "core.extractor_versions",
    "core.fact_types",
    "core.units",
    "core.quantifiers",
    "core.number_words",
    "core.item_classes",
    "core.claim_rules",
    "core.exchange_rates",
    "core.facts",
    "core.claims",
    "core.claim_facts",
    "core.claim_claimants",
    "core.source_records",
)
"""Tables, referenced ones first."""

VIEWS = (
    "views.fact_overview",
    "views.claim_overview",
    "views.who_claims_what",
    "views.contradictions",
    "views.contested_claims",
    "views.flows",
    "views.running_totals",
    "views.rewritten_figures",
    "views.vague_facts",
    "views.money",
    "views.claim_money",
    "views.aid",
    "views.aid_by_month",
    "views.territory",
    "views.territory_by_week",
    "views.casualty_claims",
    "views.casualties_by_side",
    "views.equipment",
    "views.reinforcements",
    "views.reinforcements_by_place",
    "views.source_record",
    "views.claimant_record",
    "views.entity_timeline",
    "views.places",
    "views.number_ledger",
    "views.acled_like",
    "views.ucdp_like",
    "views.kiel_like",
)
"""Views, those that others read first."""

MACROS = ("views.facts_as_of", "views.facts_with_bounds", "views.claims_about", "views.claims_near")
"""Table macros: views that take a day, a name or a place."""

NAMES = ORDER + VIEWS + MACROS
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


VOCABULARY = (
    "core.facts",
    "core.claims",
    "core.claim_facts",
    "core.claim_claimants",
    "core.articles",
    "core.entities",
    "core.exchange_rates",
)
"""Tables whose comments a view's columns of the same name take over, the first that has one: one word per thing."""

_INHERITED = f"""
with commented as (
    select column_name, arg_min(comment, list_position({list(VOCABULARY)}, schema_name || '.' || table_name)) as comment
    from duckdb_columns()
    where comment is not null and list_contains({list(VOCABULARY)}, schema_name || '.' || table_name)
    group by column_name
)
select v.schema_name || '.' || v.table_name, v.column_name, c.comment
from duckdb_columns() as v
inner join commented as c on v.column_name = c.column_name
where v.schema_name = 'views' and v.comment is null
order by all
"""  # noqa: S608  (our own table names)


class UnknownTableError(Exception):
    """A name is neither a table, a view nor a macro of the schema."""


class BadFrameError(Exception):
    """A frame does not have the columns and types of its table."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: name, DuckDB type, comment, whether null is allowed."""

    name: str
    type: str
    comment: str
    nullable: bool


@dataclass(frozen=True, slots=True)
class Table:
    """One table, view or macro with its comment and columns in order; `call` is how a macro is called, else ""."""

    name: str
    comment: str
    columns: tuple[Column, ...]
    call: str = ""


def statements(name: str) -> str:
    """Return the SQL that creates a table or view, as it stands in its file. Raises UnknownTableError."""
    if name not in NAMES:
        raise UnknownTableError(f"{name!r} is no table or view; known: {', '.join(NAMES)}")
    schema, table = name.split(".")
    return files("warehouse").joinpath(schema, f"{table}.sql").read_text(encoding="utf-8")


def create(connection: duckdb.DuckDBPyConnection, *, views: bool = True) -> None:
    """Create all schemas, tables and views in an empty database."""
    connection.begin()
    for schema in SCHEMAS:
        connection.execute(f"create schema if not exists {schema}").fetchall()
    for name in ORDER:
        connection.execute(statements(name)).fetchall()
    connection.commit()
    if views:
        create_views(connection)


def create_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Create all views and macros; a column that a view hands on unchanged keeps the comment of its table."""
    connection.begin()
    for name in VIEWS + MACROS:
        connection.execute(statements(name)).fetchall()
    inherited = connection.execute(_INHERITED).fetchall()
    comments = [f'comment on column {view}."{column}" is {_quoted(text)}' for view, column, text in inherited]
    connection.execute(";\n".join(comments)).fetchall()
    connection.commit()


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


def reads(name: str) -> tuple[str, ...]:
    """Return the tables and views that a view or macro reads, as its SQL names them."""
    named = set(re.findall(r"\b(?:from|join)\s+((?:raw|core|views)\.\w+)", statements(name)))
    return tuple(known for known in NAMES if known in named)


def example(name: str) -> str:
    """Return a call of a macro, from the second line of its file: `-- views.facts_as_of(date '2023-05-20')`."""
    return statements(name).splitlines()[1].removeprefix("--").strip()


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
        macros = [_describe_macro(connection, name) for name in MACROS]
    described = [
        Table(name, comment, tuple(Column(*column[1:]) for column in columns if column[0] == name))
        for name, comment in tables
    ]
    return {table.name: table for table in [*described, *macros]}


def _describe_macro(connection: duckdb.DuckDBPyConnection, name: str) -> Table:
    """Describe a macro by calling its example; its columns take the comments of the views' columns of their name."""
    schema, macro = name.split(".")
    comment = connection.execute(
        "select any_value(comment) from duckdb_functions() where schema_name = ? and function_name = ?", [schema, macro]
    ).fetchall()[0][0]
    comments = dict(
        connection.execute(
            "select column_name, arg_max(comment, schema_name) from duckdb_columns()"
            " where comment is not null group by all"
        ).fetchall()
    )
    comments |= dict(re.findall(r"^-- column (\w+): (.+)$", statements(name), re.MULTILINE))
    found = connection.execute(f"describe select * from {example(name)}").fetchall()  # noqa: S608  (from our own file)
    columns = tuple(Column(row[0], row[1], comments.get(row[0], ""), nullable=True) for row in found)
    return Table(name, comment or "", columns, call=example(name))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
