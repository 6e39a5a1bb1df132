"""Landing days as Dagster partitions, and how many of them one run takes. What happens to a day is not known here."""

from __future__ import annotations

import re
import warnings
from datetime import date
from typing import TYPE_CHECKING

import dagster as dg

from assets.faults import explain
from assets.resources import Storage
from assets.settings import settings

if TYPE_CHECKING:
    from upath import UPath

# Backfill policies are marked beta, and every asset that has one says so at each start.
warnings.filterwarnings("ignore", category=dg.BetaWarning)

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def is_day(name: str) -> bool:
    """Tell whether a folder's name is a landing day (YYYY-MM-DD, a day that exists)."""
    try:
        return bool(DAY.fullmatch(name)) and bool(date.fromisoformat(name))
    except ValueError:
        return False


def landed_days(landing: UPath) -> list[str]:
    """Return the days that have a folder, oldest first; folders that are no day are left alone.

    Raises OSError with the setting to change where the landing folder may not be listed.
    """
    if not landing.exists():
        return []
    try:
        return sorted(folder.name for folder in landing.iterdir() if is_day(folder.name))
    except OSError as error:
        raise OSError(explain(error)) from error


def first_day() -> date:
    """Return NEWSFACTS_FIRST_DAY, or the earliest day in the landing folder, or today."""
    chosen = settings()
    earliest = landed_days(Storage(root=chosen.home).home.landing)[:1]
    return chosen.first_day or (date.fromisoformat(earliest[0]) if earliest else chosen.today())


def _policy() -> dg.BackfillPolicy:
    if settings().backfill == "single_run":
        return dg.BackfillPolicy.single_run()
    return dg.BackfillPolicy.multi_run(max_partitions_per_run=1)


DAYS = dg.DailyPartitionsDefinition(start_date=first_day().isoformat(), timezone=settings().time_zone, end_offset=1)
"""One partition per landing day, today included."""

POLICY = _policy()
