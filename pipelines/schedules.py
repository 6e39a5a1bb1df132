"""Schedules: when runs start by themselves. All are off until somebody starts them in the UI."""

from zoneinfo import ZoneInfo

import dagster as dg

from assets.resources import Reader, Storage
from assets.settings import settings
from pipelines.due import due_days, run_requests
from pipelines.jobs import read_and_publish


@dg.schedule(
    name="nightly",
    job=read_and_publish,
    cron_schedule=settings().nightly_cron,
    execution_timezone=settings().time_zone,
    description="Reads today and each day that changed or was missed, then publishes (NEWSFACTS_NIGHTLY_CRON).",
)
def nightly(context: dg.ScheduleEvaluationContext, storage: Storage, reader: Reader) -> list[dg.RunRequest]:
    """Ask for the landing days that are due at the tick, those of missed nights among them."""
    moment = context.scheduled_execution_time.astimezone(ZoneInfo(settings().time_zone))
    days = due_days(storage.home, reader, moment.date().isoformat())
    return run_requests(days, key=f"nightly-{moment.isoformat()}", parallel=settings().backfill == "parallel_days")
