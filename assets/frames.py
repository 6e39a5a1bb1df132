"""Records of extraction as polars frames in the lake's columns. What is in them is extraction's and the DDL's business.

Rows are first made under the key of their text, then given to every article that has this text: `assign`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from warehouse.lake import schema_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extraction.records import Extraction

TABLES = ("sentences", "entities", "mentions", "quantities", "facts")
"""What one reading of a text fills."""

LOCAL_IDS = ("quantity_id", "restates", "fact_id", "part_of")
"""Ids of something inside one article, "<article_id>.<hash>": the same text under two articles keeps both apart."""


def extraction_frames(extractions: Sequence[Extraction], extractor_version: str) -> dict[str, pl.DataFrame]:
    """Return the lake rows of each of TABLES, under the article_id that the extractor was given."""
    return {table: _frame(table, extractions, extractor_version) for table in TABLES}


def assign(frames: dict[str, pl.DataFrame], names: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Return the rows of each table once per row of `names` (article_id, read_as), under article_id.

    `read_as` is the article_id, or key of a text, that the rows of `frames` stand under.
    """
    return {table: _assign(frame, names) for table, frame in frames.items()}


def _assign(frame: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    rows = frame.rename({"article_id": "read_as"}).join(names.select("article_id", "read_as"), on="read_as")
    local = [name for name in LOCAL_IDS if name in frame.columns]
    moved = [
        pl.concat_str("article_id", pl.lit("."), pl.col(name).str.split(".").list.last()).alias(name) for name in local
    ]
    return rows.with_columns(moved).select(frame.columns)


def _frame(table: str, extractions: Sequence[Extraction], extractor_version: str) -> pl.DataFrame:
    schema = schema_of(table)
    rows = []
    for extraction in extractions:
        added = {"article_id": extraction.article_id, "extractor_version": extractor_version}
        rows += [
            {name: _plain(added[name] if name in added else getattr(record, name)) for name in schema}
            for record in getattr(extraction, table)
        ]
    return pl.DataFrame(rows, schema=schema)


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
