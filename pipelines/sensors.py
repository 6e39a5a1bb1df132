"""Sensors: what starts or ends runs because something happened. Telling people of failures: alerts.py."""

import dagster as dg

from assets.resources import Reader, Storage
from assets.settings import settings
from pipelines.arrivals import Memory, decide
from pipelines.due import days_under_way, due_days, explain_unknown, run_requests
from pipelines.jobs import read_and_publish
from pipelines.orphans import fail_orphans
from pipelines.pools import hand_out_free_places


@dg.sensor(
    name="landed_files",
    job=read_and_publish,
    minimum_interval_seconds=settings().sensor_seconds,
    description="Starts a run for days whose files changed, once they stay the same (NEWSFACTS_SENSOR_SECONDS).",
)
def landed_files(context: dg.SensorEvaluationContext, storage: Storage, reader: Reader) -> dg.SensorResult:
    """Ask for each day whose landed files are new and settled, unless a run that has this day is under way."""
    if unknown := explain_unknown(storage.home):
        context.log.warning(unknown)
    due = due_days(storage.home, reader)
    found = decide(due, days_under_way(context.instance), Memory.from_cursor(context.cursor))
    requests = run_requests(found.days, parallel=settings().backfill == "parallel_days")
    reason = "; ".join(found.waiting) or unknown or "no file landed or changed"
    return dg.SensorResult(
        run_requests=requests,
        skip_reason=None if requests else dg.SkipReason(reason),
        cursor=found.memory.to_cursor(),
    )


@dg.sensor(
    name="mend_dead_runs",
    minimum_interval_seconds=settings().sensor_seconds,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Ends runs whose process is gone, as after a power cut, so that they hold no pool and no day;"
    " gives free places in pools to steps that wait.",
)
def mend_dead_runs(context: dg.SensorEvaluationContext, storage: Storage) -> dg.SkipReason:
    """Mark runs as failed whose process was killed without a chance to say so."""
    ended = fail_orphans(context.instance, storage.home)
    hand_out_free_places(context.instance)
    return dg.SkipReason(f"ended {', '.join(ended)}" if ended else "every run that is under way has its process")
