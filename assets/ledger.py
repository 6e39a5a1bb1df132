"""The lake's ledger: what each day's tables were made of. A lake with a day that is not whole is never built from.

An entry is written last and taken away first, so that a killed run leaves no entry rather than a wrong one. Who may
write or build at the same time as others: locks.py.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from assets.faults import HalfWrittenError
from warehouse import lake
from warehouse.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from upath import UPath

    from warehouse.home import Home

ARTICLES, EXTRACTION = "articles", "extraction"
ROWS, RUN = "rows", "run"
"""In an articles entry: the number of articles and rejects, and who read them. Tables stand with their digest."""

FORMAT = "2"
"""Raised when entries hold something else than before."""


def read_entry(home: Home, stage: str, day: str) -> dict[str, str]:
    """Return the entry of a day, {} where there is none."""
    path = _path(home, stage, day)
    return _read(path) if path.exists() else {}


def write_entry(home: Home, stage: str, day: str, entry: Mapping[str, str]) -> None:
    """Replace the entry of a day; it appears whole."""
    content = json.dumps({"format": FORMAT, **entry}, sort_keys=True, indent=1)
    write_whole(_path(home, stage, day), content.encode())


def drop_entry(home: Home, stage: str, day: str) -> None:
    """Take the entry of a day away: from here until `write_entry` its tables are not to be trusted."""
    _path(home, stage, day).unlink(missing_ok=True)


def entries(home: Home, stage: str) -> dict[str, dict[str, str]]:
    """Return all entries of a stage by day, oldest first."""
    folder = home.lake / "ledger" / stage
    found = sorted(folder.glob("*.json"), key=str) if folder.exists() else []
    read = {path.stem: _read(path) for path in found if not path.name.startswith(".")}
    return {day: entry for day, entry in read.items() if entry}


def torn_days(home: Home) -> list[str]:
    """Return the days whose tables do not fit together or have no entry: a run is, or died, between two of them."""
    articles, extraction = entries(home, ARTICLES), entries(home, EXTRACTION)
    days = {path.parent.name.removeprefix("day=") for table in lake.TABLES for path in lake.parts(home, table)}
    return sorted(
        day
        for day in days | articles.keys() | extraction.keys()
        if day not in articles or extraction.get(day, {}).get("articles") != articles[day]["articles"]
    )


def lake_version(home: Home) -> str:
    """Return a hash over the tables of all days that have rows, so that a night without news changes nothing.

    Raises HalfWrittenError for days whose tables do not fit together.
    """
    if torn := torn_days(home):
        shown = ", ".join(torn[:10]) + (" …" if len(torn) > 10 else "")
        raise HalfWrittenError(
            f"the lake is not whole: {shown} ({len(torn)} days) has articles that were not read, or a run died there;"
            " materialise lake/articles and lake/facts for these days"
        )
    articles, extraction = entries(home, ARTICLES), entries(home, EXTRACTION)
    filled = {day: _digests(entry) | _digests(extraction[day]) for day, entry in articles.items() if entry[ROWS] != "0"}
    return hashlib.sha256(json.dumps(filled, sort_keys=True).encode()).hexdigest()[:16]


def _read(path: UPath) -> dict[str, str]:
    """Return an entry; one that an older newsfacts wrote says too little and is none, so that its day is read again."""
    entry = json.loads(path.read_text())
    return entry if entry.get("format") == FORMAT else {}


def _digests(entry: Mapping[str, str]) -> dict[str, str]:
    return {table: entry[table] for table in lake.TABLES if table in entry}


def _path(home: Home, stage: str, day: str) -> UPath:
    return home.lake / "ledger" / stage / f"{day}.json"
