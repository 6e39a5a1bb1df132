"""Parquet: one article per row. Types other than text are kept as they are in the metadata."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pyarrow as pa
from pyarrow import parquet

from extraction.readers.fields import FIELDS, parse_fields
from extraction.readers.records import Parsed, Reason, Reject

if TYPE_CHECKING:
    from collections.abc import Iterator


def read(name: str, content: bytes) -> Iterator[Parsed | Reject]:
    """Yield one article or reject per row; a truncated file is one reject, for its rows cannot be told apart."""
    try:
        table = parquet.read_table(io.BytesIO(content))
    except (pa.ArrowException, OSError) as error:
        yield Reject(name, None, Reason.UNREADABLE, f"{len(content)} bytes, no whole Parquet file: {error}")
        return
    if "text" not in table.column_names:
        found = ", ".join(table.column_names)
        yield Reject(name, None, Reason.NO_TEXT, f"no column `text`; found: {found}; known: {', '.join(FIELDS)}")
        return
    for number, fields in enumerate(table.to_pylist(), 1):
        yield parse_fields(name, number, fields, "utf-8")
