"""Feeds: the folders landing/<day>/<feed>/, each an asset that is late when nothing came for as long as it says.

`sources.toml` below NEWSFACTS_HOME gives a feed a time of its own; the others have NEWSFACTS_LATE_AFTER_HOURS. What
outlet an article is from is told by its record: articles.py.
"""

from __future__ import annotations

import json
import tomllib
from datetime import timedelta
from typing import TYPE_CHECKING

import dagster as dg

from assets.landed_files import fingerprint
from assets.locks import noting
from assets.partitions import landed_days
from warehouse.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from upath import UPath

    from assets.landed_files import LandedFile
    from warehouse.home import Home

FILE = "sources.toml"
OWNERS = ["team:newsfacts"]
KEY = "feed"
LONGEST_HOURS = 8760.0


class BadFeedError(ValueError):
    """An entry of sources.toml has a field or value that is not allowed."""


def feed_specs(home: Home, late_after_hours: float) -> list[dg.AssetSpec]:
    """Return an asset for each feed that has landed or stands in sources.toml. Raises BadFeedError."""
    hours = read_hours(home)
    names = sorted(hours.keys() | _landed_feeds(home))
    return [
        dg.AssetSpec(
            key=[KEY, name],
            description=f"One row per file that came from {name}: files in landing/<day>/{name}/ land here.",
            group_name="landing",
            kinds={"file"},
            owners=OWNERS,
            freshness_policy=dg.FreshnessPolicy.time_window(
                fail_window=timedelta(hours=hours.get(name, late_after_hours))
            ),
            metadata={"late_after_hours": hours.get(name, late_after_hours), "set_in": FILE},
        )
        for name in names
    ]


def read_hours(home: Home) -> dict[str, float]:
    """Return feed → hours after which it is late, as sources.toml says. Raises BadFeedError."""
    path = home.root / FILE
    if not path.exists():
        return {}
    found = tomllib.loads(path.read_text())
    for name, entry in found.items():
        hours = entry.get("late_after_hours") if isinstance(entry, dict) else None
        if not isinstance(hours, int | float) or not 0 < hours <= LONGEST_HOURS or len(entry) > 1:
            raise BadFeedError(f"{path}: [{name}] is {entry!r}; allowed: late_after_hours, up to {LONGEST_HOURS:.0f}")
    return {name: float(entry["late_after_hours"]) for name, entry in found.items()}


def note_arrivals(home: Home, day: str, files: list[LandedFile]) -> dict[str, dg.AssetMaterialization]:
    """Return an event for each feed with files of `day` that were not noted before, unless a newer day was."""
    events = {}
    with noting(home):
        for feed, own in _by_feed(files).items():
            if _note(_path(home, feed), {"day": day, "files": fingerprint(own)}):
                metadata = {"files": len(own), "bytes": sum(file.size for file in own), "day": day}
                events[feed] = dg.AssetMaterialization(asset_key=[KEY, feed], metadata=metadata)
    return events


def _note(path: UPath, now: Mapping[str, str]) -> bool:
    """Remember what came last; tell whether it is new and of no day before that of what was there."""
    before: Mapping[str, str] = json.loads(path.read_text()) if path.exists() else {"day": "", "files": ""}
    if now == before or now["day"] < before["day"]:
        return False
    write_whole(path, json.dumps(now).encode())
    return True


def _by_feed(files: list[LandedFile]) -> dict[str, list[LandedFile]]:
    found: dict[str, list[LandedFile]] = {}
    for file in files:
        parts = file.path.split("/")
        if len(parts) > 2:
            found.setdefault(parts[1], []).append(file)
    return found


def _landed_feeds(home: Home) -> set[str]:
    days = (home.landing / day for day in landed_days(home.landing))
    return {entry.name for day in days for entry in day.iterdir() if entry.is_dir() and entry.name[0] != "."}


def _path(home: Home, feed: str) -> UPath:
    return home.lake / "ledger" / "feeds" / f"{feed}.json"
