"""Which landing days a night has to read: today's and all that changed since. Starting runs: schedules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dagster as dg

from assets import ledger
from assets.landing import fingerprint, list_files
from assets.partitions import landed_days
from extraction.version import readers_version

if TYPE_CHECKING:
    from assets.resources import Reader
    from warehouse.home import Home

RANGE_START = "dagster/asset_partition_range_start"
RANGE_END = "dagster/asset_partition_range_end"


def due_days(home: Home, reader: Reader, today: str) -> list[str]:
    """Return today and every landed day, oldest first, whose files, readers or extractor changed since it was read."""
    return sorted({today, *(day for day in landed_days(home.landing) if is_due(home, reader, day))})


def is_due(home: Home, reader: Reader, day: str) -> bool:
    """Tell whether a day's tables are not what its files and this extractor give, by the files' sizes and times."""
    articles = ledger.read_entry(home, ledger.ARTICLES, day)
    extraction = ledger.read_entry(home, ledger.EXTRACTION, day)
    if not articles or not extraction:
        return True
    return (articles["landing"], articles["readers"], extraction["articles"], extraction["extractor"]) != (
        fingerprint(list_files(home, day)),
        readers_version(),
        articles["articles"],
        reader.version,
    )


def range_tags(days: list[str]) -> dict[str, str]:
    """Return the tags of one run from the first day to the last; what did not change between is left alone."""
    return {RANGE_START: days[0], RANGE_END: days[-1]} if len(days) > 1 else {"dagster/partition": days[0]}


def run_requests(days: list[str], *, key: str, parallel: bool) -> list[dg.RunRequest]:
    """Return one run for all days, or one per day; `key` keeps Dagster from asking for the same runs twice."""
    if not parallel and len(days) > 1:
        return [dg.RunRequest(run_key=key, tags=range_tags(days))]
    return [dg.RunRequest(run_key=f"{key}-{day}", partition_key=day) for day in days]
