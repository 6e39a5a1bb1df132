"""The lake: Parquet per table and landing day. The same rows give the same bytes; a file is whole or not there."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

import polars as pl

from warehouse.schema import conform, polars_schema
from warehouse.whole import write_whole

if TYPE_CHECKING:
    from upath import UPath

    from warehouse.home import Home

ADDED_BY_BUILD = {
    "core.articles": ("near_duplicate_group", "supersedes", "valid_from", "valid_to", "day"),
    "raw.rejects": ("day",),
    "core.entities": ("articles",),
}
"""Columns that the build makes from all days together; `day` is in the path."""

EXTRA = {"entities": {"article_id": pl.String()}}
"""Columns that only the lake has: entities stand there per article."""

TABLES = {
    "articles": "core.articles",
    "rejects": "raw.rejects",
    "sentences": "core.sentences",
    "entities": "core.entities",
    "mentions": "core.mentions",
    "quantities": "core.quantities",
    "facts": "core.facts",
}
"""Lake table → warehouse table whose columns it has."""

KEYS = {
    "articles": ("article_id",),
    "rejects": ("path", "record_no", "reason"),
    "sentences": ("article_id", "sentence_no"),
    "entities": ("article_id", "entity_id"),
    "mentions": ("article_id", "start", "end", "entity_id"),
    "quantities": ("article_id", "start", "end"),
    "facts": ("article_id", "start", "fact_id"),
}


def schema_of(table: str) -> pl.Schema:
    """Return the polars columns and types of a lake table."""
    target = TABLES[table]
    columns = {name: kind for name, kind in polars_schema(target).items() if name not in ADDED_BY_BUILD.get(target, ())}
    return pl.Schema({**EXTRA.get(table, {}), **columns})


def write(home: Home, table: str, day: str, frame: pl.DataFrame) -> str:
    """Write one day of a lake table, sorted by its key, and return the file's SHA-256. Raises schema.BadFrameError.

    The file appears whole, by renaming; a day without rows is an empty file, which is not the same as a day not read.
    """
    target = TABLES[table]
    extra = [column for column in EXTRA.get(table, {}) if column in frame.columns]
    rows = conform(frame.drop(extra), target, without=ADDED_BY_BUILD.get(target, ()))
    if extra:
        rows = rows.with_columns(frame.select(extra)).select(extra + rows.columns)
    buffer = io.BytesIO()
    rows.sort(KEYS[table], nulls_last=True).write_parquet(buffer, compression="zstd", statistics=True)
    content = buffer.getvalue()
    write_whole(home.lake_part(table, day), content)
    return hashlib.sha256(content).hexdigest()


def read(home: Home, table: str, day: str) -> pl.DataFrame:
    """Return one day of a lake table; an empty frame with its columns where the day was never written."""
    path = home.lake_part(table, day)
    if not path.exists():
        return pl.DataFrame(schema=schema_of(table))
    return pl.read_parquet(io.BytesIO(path.read_bytes()))


def parts(home: Home, table: str) -> list[UPath]:
    """Return the files of a lake table, by day."""
    folder = home.lake / table
    return sorted(folder.glob("day=*/part.parquet"), key=str) if folder.exists() else []
