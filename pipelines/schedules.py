"""Schedules: when runs start by themselves. They are off until somebody starts them (docs/operations.md)."""

from zoneinfo import ZoneInfo

import dagster as dg

from assets.resources import Reader, Storage
from assets.settings import settings
from pipelines.due import due_days, explain_unknown, is_known, run_requests
from pipelines.jobs import read_and_publish


@dg.schedule(
    name="nightly",
    job=read_and_publish,
    cron_schedule=settings().nightly_cron,
    execution_timezone=settings().time_zone,
    description="Reads today and each day that changed or was missed, then publishes (NEWSFACTS_NIGHTLY_CRON).",
)
def nightly(
    context: dg.ScheduleEvaluationContext, storage: Storage, reader: Reader
) -> list[dg.RunRequest] | dg.SkipReason:
    """Ask for the day of the tick and all landed days that are due, those of missed nights among them."""
    moment = context.scheduled_execution_time.astimezone(ZoneInfo(settings().time_zone))
    today = moment.date().isoformat()
    if unknown := explain_unknown(storage.home):
        context.log.warning(unknown)
    if not is_known(today):
        return dg.SkipReason(f"{today} is no day that Dagster knows: NEWSFACTS_FIRST_DAY or the clock is wrong")
    days = {*due_days(storage.home, reader), today}
    return run_requests(days, parallel=settings().backfill == "parallel_days", key=f"nightly-{moment.isoformat()}")
