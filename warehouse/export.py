"""Exports of a published file: Parquet and CSV per table, with a Frictionless datapackage.json.

The descriptor follows the Data Package standard, version 2 (datapackage.org). How tables look: the DDL.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse import schema

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

FORMATS = ("parquet", "csv")
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
MEDIA_TYPES = {"parquet": "application/vnd.apache.parquet", "csv": "text/csv"}
FIELD_TYPES = {
    "VARCHAR": "string",
    "DATE": "date",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
    "VARCHAR[]": "array",
}
"""DuckDB type → type of a Table Schema field. In CSV an array is its JSON."""


class BadFolderError(Exception):
    """The folder to export to holds something else."""


@dataclass(frozen=True, slots=True)
class Exported:
    """One table's file and its number of rows."""

    name: str
    path: Path
    rows: int


def export(connection: duckdb.DuckDBPyConnection, folder: Path, *, form: str = "parquet") -> list[Exported]:
    """Write every table of the file that `connection` reads into `folder`, and datapackage.json last.

    A folder that an export stands in is replaced; one that holds anything else raises BadFolderError. The package
    appears whole: it is written beside `folder` and renamed.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / "datapackage.json").exists():
        raise BadFolderError(f"{folder} holds files that are no export; name a new or empty folder")
    draft = folder.with_name(f".{folder.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    exported = [_write(connection, name, draft, form) for name in schema.ORDER]
    descriptor = describe(connection, exported, form)
    (draft / "datapackage.json").write_text(json.dumps(descriptor, indent=2, ensure_ascii=False) + "\n", "utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    draft.rename(folder)
    return exported


def describe(connection: duckdb.DuckDBPyConnection, exported: list[Exported], form: str) -> dict[str, object]:
    """Return the descriptor: a resource per table with fields, primary and foreign keys from the DDL."""
    keys = _keys(connection)
    return {
        "$schema": PROFILE,
        "name": "newsfacts",
        "title": "newsfacts: numeric claims in news about wars",
        "resources": [
            {
                "name": one.name,
                "path": one.path.name,
                "format": form,
                "mediatype": MEDIA_TYPES[form],
                "encoding": "utf-8",
                "description": schema.describe(one.name).comment,
                "rows": one.rows,
                "bytes": one.path.stat().st_size,
                "schema": {"fields": [_field(column) for column in schema.describe(one.name).columns]}
                | keys.get(one.name, {}),
            }
            for one in exported
        ],
    }


def _write(connection: duckdb.DuckDBPyConnection, name: str, folder: Path, form: str) -> Exported:
    path = folder / f"{name}.{form}"
    columns = ", ".join(_selected(column, form) for column in schema.describe(name).columns)
    options = "format parquet, compression zstd" if form == "parquet" else "format csv, header"
    target = str(path).replace("'", "''")
    copied = connection.execute(f"copy (select {columns} from {name} order by all) to '{target}' ({options})")  # noqa: S608
    return Exported(name, path, copied.fetchall()[0][0])


def _selected(column: schema.Column, form: str) -> str:
    quoted = f'"{column.name}"'
    return f"to_json({quoted}) as {quoted}" if form == "csv" and column.type == "VARCHAR[]" else quoted


def _field(column: schema.Column) -> dict[str, object]:
    field: dict[str, object] = {
        "name": column.name,
        "type": FIELD_TYPES[column.type],
        "description": column.comment,
    }
    if not column.nullable:
        field["constraints"] = {"required": True}
    return field


def _keys(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, object]]:
    """Return primaryKey and foreignKeys of each table, as its constraints have them."""
    rows = connection.execute(
        "select schema_name || '.' || table_name, constraint_type, constraint_column_names, referenced_table,"
        " referenced_column_names from duckdb_constraints() where constraint_type in ('PRIMARY KEY', 'FOREIGN KEY')"
        " order by all"
    ).fetchall()
    keys: dict[str, dict[str, object]] = {}
    for name, kind, columns, table, referenced in rows:
        if kind == "PRIMARY KEY":
            keys.setdefault(name, {})["primaryKey"] = columns
            continue
        found = next(known for known in schema.ORDER if known.split(".")[1] == table)
        foreign = keys.setdefault(name, {}).setdefault("foreignKeys", [])
        assert isinstance(foreign, list)  # noqa: S101  (set two lines above)
        foreign.append({"fields": columns, "reference": {"resource": found, "fields": referenced}})
    return keys
