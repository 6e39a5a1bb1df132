"""Which landing days have to be read, and the runs that read them. Starting those runs: schedules, sensors."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import TYPE_CHECKING

import dagster as dg

from assets import ledger
from assets.landed_files import fingerprint, list_files
from assets.partitions import DAYS, landed_days
from extraction.version import readers_version

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assets.resources import Reader
    from warehouse.home import Home

DAY_TAG = "dagster/partition"
RANGE_START = "dagster/asset_partition_range_start"
RANGE_END = "dagster/asset_partition_range_end"
WIDEST_GAP = timedelta(days=7)
"""Days that lie further apart are read by runs of their own, so that the empty ones between are not looked at."""


def due_days(home: Home, reader: Reader) -> dict[str, str]:
    """Return the landed days whose tables are not what their files and this extractor give, oldest first.

    Each comes with a hash of what it is to be read from: the files' names, sizes and times, readers and extractor.
    """
    return {
        day: _wanted(home, reader, day)
        for day in landed_days(home.landing)
        if is_known(day) and is_due(home, reader, day)
    }


def is_due(home: Home, reader: Reader, day: str) -> bool:
    """Tell whether a day's tables are not what its files and this extractor give, by the files' sizes and times."""
    articles = ledger.read_entry(home, ledger.ARTICLES, day)
    extraction = ledger.read_entry(home, ledger.EXTRACTION, day)
    if not articles or not extraction:
        return True
    return (articles["landing"], articles["readers"], extraction["articles"], extraction["extractor"]) != (
        _files(home, day),
        readers_version(),
        articles["articles"],
        reader.version,
    )


def is_known(day: str) -> bool:
    """Tell whether Dagster has a partition for the day, as it has from the first day to today."""
    return DAYS.has_partition_key(day)


def explain_unknown(home: Home) -> str:
    """Return which landed days Dagster has no partition for and which setting to change; "" when there are none."""
    days = [day for day in landed_days(home.landing) if not is_known(day)]
    if not days:
        return ""
    first, last = DAYS.get_first_partition_key(), DAYS.get_last_partition_key()
    return (
        f"{home.landing}: {', '.join(days[:5])}{' …' if len(days) > 5 else ''} ({len(days)}) cannot be read, Dagster"
        f" knows {first} to {last}. Earlier days: set NEWSFACTS_FIRST_DAY, or reload the code location. Later days:"
        " the clock was changed, NEWSFACTS_TIME_ZONE is wrong, or the folder is misnamed"
    )


def spans(days: Iterable[str]) -> list[list[str]]:
    """Split days, oldest first, where they lie further apart than WIDEST_GAP."""
    found: list[list[str]] = []
    for day in sorted(days):
        if found and date.fromisoformat(day) - date.fromisoformat(found[-1][-1]) <= WIDEST_GAP:
            found[-1].append(day)
        else:
            found.append([day])
    return found


def range_tags(days: list[str]) -> dict[str, str]:
    """Return the tags of one run from the first day to the last; what did not change between is left alone."""
    return {RANGE_START: days[0], RANGE_END: days[-1]} if len(days) > 1 else {DAY_TAG: days[0]}


def run_requests(days: Iterable[str], *, parallel: bool, key: str | None = None) -> list[dg.RunRequest]:
    """Return a run for days that lie together, or one per day; `key` keeps Dagster from asking for one twice."""
    groups = [[day] for day in sorted(days)] if parallel else spans(days)
    return [
        dg.RunRequest(run_key=f"{key}-{group[0]}" if key else None, tags=range_tags(group))
        if len(group) > 1
        else dg.RunRequest(run_key=f"{key}-{group[0]}" if key else None, partition_key=group[0])
        for group in groups
    ]


def days_under_way(instance: dg.DagsterInstance) -> list[tuple[str, str]]:
    """Return (first day, last day) of each run that is queued or at work."""
    unfinished = instance.get_runs(filters=dg.RunsFilter(statuses=_UNFINISHED))
    tags = [run.tags for run in unfinished]
    return [(tag.get(RANGE_START) or tag.get(DAY_TAG, ""), tag.get(RANGE_END) or tag.get(DAY_TAG, "")) for tag in tags]


def _wanted(home: Home, reader: Reader, day: str) -> str:
    wanted = f"{_files(home, day)} {readers_version()} {reader.version}"
    return hashlib.sha256(wanted.encode()).hexdigest()[:16]


def _files(home: Home, day: str) -> str:
    """Return what tells the day's files from others; a day that may not be listed is due, so that its run says why."""
    try:
        return fingerprint(list_files(home, day))
    except OSError as error:
        return str(error)


_UNFINISHED = [
    dg.DagsterRunStatus.QUEUED,
    dg.DagsterRunStatus.NOT_STARTED,
    dg.DagsterRunStatus.STARTING,
    dg.DagsterRunStatus.STARTED,
    dg.DagsterRunStatus.CANCELING,
]
