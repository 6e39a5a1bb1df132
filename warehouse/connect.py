"""Open the published file for reading. Building it is not known here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from pathlib import Path

    from warehouse.home import Home


class NothingPublishedError(Exception):
    """There is no published file yet."""


def open_published(home: Home, file: Path | None = None) -> duckdb.DuckDBPyConnection:
    """Return a read-only connection to `file`, or to the newest published generation. Raises NothingPublishedError."""
    path = file or home.current_file
    if not path.exists():
        raise NothingPublishedError(
            f"{path} does not exist; materialise the warehouse first (make run), or name another file"
        )
    return duckdb.connect(str(path), read_only=True)
