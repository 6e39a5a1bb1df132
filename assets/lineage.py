"""Which columns each column of the warehouse comes from, as its SQL says. Read by sqlglot; nothing is repeated here."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import sqlglot
from sqlglot import exp
from sqlglot.lineage import Node, lineage

from warehouse import lake, schema
from warehouse.build import STEPS, statements_of

if TYPE_CHECKING:
    from collections.abc import Iterable

DIALECT = "duckdb"

Columns = dict[str, tuple[tuple[str, str], ...]]
"""Column → (table, column) of each that it comes from; tables are "lake/facts" or "core/articles"."""


@cache
def column_sources() -> dict[str, Columns]:
    """Return table or view → its columns → what they come from; a column of constants comes from nothing."""
    known = _known_columns()
    temporary, filled = _queries(statement for step in STEPS for statement in statements_of(step))
    _, views = _queries(schema.statements(name) for name in schema.VIEWS)
    found: dict[str, Columns] = {}
    for name, query in (filled | views).items():
        nodes = lineage(None, query, known, sources=temporary, dialect=DIALECT)
        assert isinstance(nodes, dict)  # noqa: S101  (what lineage returns for all columns)
        found[name] = {column: _leaves(node) for column, node in nodes.items()}
    return found


def _queries(statements: Iterable[str]) -> tuple[dict[str, exp.Query], dict[str, exp.Query]]:
    """Return queries by name: of temporary tables, and of tables and views that stay."""
    temporary: dict[str, exp.Query] = {}
    lasting: dict[str, exp.Query] = {}
    for statement in statements:
        for parsed in sqlglot.parse(statement, dialect=DIALECT):
            query = parsed.expression if isinstance(parsed, exp.Create | exp.Insert) else None
            if isinstance(parsed, exp.Create | exp.Insert) and isinstance(query, exp.Query):
                name = parsed.this.sql(DIALECT)
                (lasting if "." in name else temporary)[name] = query
    return temporary, lasting


def _leaves(node: Node) -> tuple[tuple[str, str], ...]:
    tables = ((found.source, found.name) for found in node.walk() if isinstance(found.source, exp.Table))
    return tuple(sorted({(_key(table), name.rsplit(".", 1)[-1].strip('"')) for table, name in tables}))


def _key(table: exp.Table) -> str:
    return f"{table.db}/{table.name}" if table.db else f"lake/{table.name.removeprefix('lake_')}"


def _known_columns() -> dict[str, dict[str, dict[str, str]]]:
    """Schema → table → column → type, as sqlglot takes it; the lake's tables stand without a schema."""
    known: dict[str, dict[str, dict[str, str]]] = {}
    for name in schema.ORDER + schema.VIEWS:
        folder, table = name.split(".")
        known.setdefault(folder, {})[table] = {column.name: column.type for column in schema.describe(name).columns}
    known["main"] = {
        f"lake_{table}": dict.fromkeys([*lake.schema_of(table), "day"], "varchar") for table in lake.TABLES
    }
    return known
