"""Checks of a built file before it is published: one .sql per check, which returns the rows that offend.

The first line says what must hold; `-- asset:` whose check it is; `-- severity:` error keeps the file from being
published, warn does not. A new check is a new file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import duckdb

from warehouse import schema

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import polars as pl

SEVERITIES = ("error", "warn")


class BadCheckError(Exception):
    """A check's file lacks its heading or names a severity that is not known."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check: `query` returns offending rows; `stops` = a file that fails it is not published."""

    name: str
    description: str
    asset: str
    stops: bool
    query: str


@cache
def load_checks() -> tuple[Check, ...]:
    """Return all checks by name. Raises BadCheckError."""
    found = sorted(
        (path for path in files(__name__).iterdir() if path.name.endswith(".sql")), key=lambda path: path.name
    )
    return tuple(parse_check(path.name.removesuffix(".sql"), path.read_text(encoding="utf-8")) for path in found)


def parse_check(name: str, text: str) -> Check:
    """Return the check that a file describes. Raises BadCheckError."""
    comments = [line.removeprefix("--").strip() for line in text.splitlines() if line.startswith("--")]
    fields = dict(line.split(": ", 1) for line in comments[1:] if ": " in line)
    if "asset" not in fields or fields.get("severity") not in SEVERITIES:
        raise BadCheckError(f"{name}.sql: needs '-- asset: …' and '-- severity: …', one of {', '.join(SEVERITIES)}")
    return Check(name, comments[0], fields["asset"], fields["severity"] == "error", text)


def find_offenders(check: Check, built: Path, published: Path | None, limits: Mapping[str, object]) -> pl.DataFrame:
    """Return the rows of the file `built` that offend; `published` is compared with, None = nothing is published yet.

    `limits` are the values that queries name as $parameters.
    """
    with duckdb.connect() as connection:
        connection.execute(f"attach '{_escape(built)}' as built (read_only)").fetchall()
        _attach_published(connection, published)
        connection.execute("use built").fetchall()
        used = {name: value for name, value in limits.items() if f"${name}" in check.query}
        return connection.sql(check.query, params=used).pl()


def _attach_published(connection: duckdb.DuckDBPyConnection, published: Path | None) -> None:
    if published is not None:
        connection.execute(f"attach '{_escape(published)}' as published (read_only)").fetchall()
        return
    connection.execute("attach ':memory:' as published").fetchall()
    connection.execute("use published").fetchall()
    schema.create(connection)


def _escape(path: Path) -> str:
    return str(path).replace("'", "''")
