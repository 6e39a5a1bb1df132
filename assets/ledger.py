"""The lake's ledger: what each day's tables were made of. A day without an entry is not whole and is never built from.

An entry is written last and taken away first, so that a killed run leaves no entry rather than a wrong one.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from assets.faults import HalfWrittenError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from upath import UPath

    from warehouse.home import Home

ARTICLES, EXTRACTION = "articles", "extraction"


def read_entry(home: Home, stage: str, day: str) -> dict[str, str]:
    """Return the entry of a day, {} where there is none."""
    path = _path(home, stage, day)
    return json.loads(path.read_text()) if path.exists() else {}


def write_entry(home: Home, stage: str, day: str, entry: Mapping[str, str]) -> None:
    """Replace the entry of a day; it appears whole."""
    path = _path(home, stage, day)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.draft")
    draft.write_text(json.dumps(dict(entry), sort_keys=True, indent=1))
    draft.rename(path)


def drop_entry(home: Home, stage: str, day: str) -> None:
    """Take the entry of a day away: from here until `write_entry` its tables are not to be trusted."""
    _path(home, stage, day).unlink(missing_ok=True)


def entries(home: Home, stage: str) -> dict[str, dict[str, str]]:
    """Return all entries of a stage by day, oldest first."""
    folder = home.lake / "ledger" / stage
    found = sorted(folder.glob("*.json"), key=str) if folder.exists() else []
    return {path.stem: json.loads(path.read_text()) for path in found if not path.name.startswith(".")}


def lake_version(home: Home) -> str:
    """Return a hash over the entries of all days. Raises HalfWrittenError for days whose tables do not fit together."""
    articles, extraction = entries(home, ARTICLES), entries(home, EXTRACTION)
    torn = [day for day, entry in articles.items() if extraction.get(day, {}).get("articles") != entry["articles"]]
    if torn:
        shown = ", ".join(torn[:10]) + (" …" if len(torn) > 10 else "")
        raise HalfWrittenError(
            f"the lake is not whole: {shown} ({len(torn)} days) has articles that were not read, or a run died there;"
            " materialise lake/articles and lake/facts for these days"
        )
    content = json.dumps([articles, extraction], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:16]


@contextmanager
def holding(home: Home, day: str) -> Iterator[None]:
    """Keep other processes from writing the same day; wait for one that does. Only where the lake is a local folder."""
    folder = home.lake / "ledger"
    folder.mkdir(parents=True, exist_ok=True)
    if not isinstance(folder, Path):
        yield
        return
    with (folder / f".{day}.lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def _path(home: Home, stage: str, day: str) -> UPath:
    return home.lake / "ledger" / stage / f"{day}.json"
