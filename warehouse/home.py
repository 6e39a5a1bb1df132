"""Where things are kept under NEWSFACTS_HOME. What is in them is not known here."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from upath import UPath

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Home:
    """The folders of one installation; `root` may be any fsspec location, `published` must be local."""

    root: UPath

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Home:
        """Return the home that NEWSFACTS_HOME names, ./data when it is not set."""
        return cls(UPath(environment.get("NEWSFACTS_HOME") or "data").absolute())

    @property
    def landing(self) -> UPath:
        """Input as it came: landing/<day>/…."""
        return self.root / "landing"

    @property
    def lake(self) -> UPath:
        """Parquet per table and day: lake/<table>/day=<day>/part.parquet."""
        return self.root / "lake"

    @property
    def published(self) -> UPath:
        """Generations of the DuckDB file; `current` is a symlink to the newest."""
        return self.root / "published"

    @property
    def current_file(self) -> UPath:
        """The file that readers open."""
        return self.published / "current" / "newsfacts.duckdb"

    def lake_part(self, table: str, day: str) -> UPath:
        """Return the Parquet file of `table` for one landing day (YYYY-MM-DD)."""
        return self.lake / table / f"day={day}" / "part.parquet"
