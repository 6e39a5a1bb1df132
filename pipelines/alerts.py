"""Telling people of failed runs and checks: a message to any webhook that takes Slack's JSON. When: see the sensors."""

import json
import time
import urllib.error
import urllib.request

import dagster as dg
from dagster import DagsterEventType

from assets.settings import settings

TRIES = 4
FIRST_WAIT_SECONDS = 1
TIMEOUT_SECONDS = 10
LONGEST_MESSAGE = 2000

STATUS = dg.DefaultSensorStatus.RUNNING if settings().webhook_url else dg.DefaultSensorStatus.STOPPED


@dg.run_failure_sensor(
    name="tell_of_failed_runs",
    default_status=STATUS,
    minimum_interval_seconds=settings().sensor_seconds,
    description="Posts to NEWSFACTS_WEBHOOK_URL what failed, why, and where to look. On when one is set.",
)
def tell_of_failed_runs(context: dg.RunFailureSensorContext) -> None:
    """Post what failed in a run: its days, the first error, the checks that fail, a link."""
    reasons = [_root(event) for event in context.get_step_failure_events()] or [context.failure_event.message or ""]
    lines = [f"failed: {_name(context.dagster_run)}", *reasons[:1], *_failed_checks(context)]
    send(context, lines)


@dg.run_status_sensor(
    run_status=dg.DagsterRunStatus.SUCCESS,
    name="tell_of_failed_checks",
    default_status=STATUS,
    minimum_interval_seconds=settings().sensor_seconds,
    description="Posts to NEWSFACTS_WEBHOOK_URL which checks warn in a run that succeeded. On when one is set.",
)
def tell_of_failed_checks(context: dg.RunStatusSensorContext) -> None:
    """Post the checks that fail without stopping publication, if there are any."""
    if checks := _failed_checks(context):
        send(context, [f"published with warnings: {_name(context.dagster_run)}", *checks])


def send(context: dg.RunStatusSensorContext, lines: list[str]) -> None:
    """Post `lines` and a link to the run. Raises urllib.error.URLError when the receiver stays away."""
    chosen = settings()
    if not chosen.webhook_url:
        context.log.info("NEWSFACTS_WEBHOOK_URL is not set: nobody was told")
        return
    text = "\n".join(lines)[:LONGEST_MESSAGE] + f"\n{chosen.ui_url}/runs/{context.dagster_run.run_id}"
    post(chosen.webhook_url, text)


def post(url: str, text: str) -> None:
    """Send a message as Slack, Mattermost and others take it, several times if need be. Raises URLError."""
    body = json.dumps({"text": text}).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})  # noqa: S310  (settings allow http, https)
    for attempt in range(TRIES):
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS):  # noqa: S310
                return
        except (urllib.error.URLError, TimeoutError):
            if attempt == TRIES - 1:
                raise
            time.sleep(FIRST_WAIT_SECONDS * 2**attempt)


def _name(run: dg.DagsterRun) -> str:
    tags = run.tags
    first = tags.get("dagster/asset_partition_range_start") or tags.get("dagster/partition", "")
    last = tags.get("dagster/asset_partition_range_end", first)
    return f"{run.job_name} {first if first == last else f'{first} to {last}'}".strip()


def _root(event: dg.DagsterEvent) -> str:
    """The step and the innermost cause, without its stack."""
    error = event.step_failure_data.error
    while error and error.cause:
        error = error.cause
    return f"{event.step_key}: {error.message.strip() if error else event.message}"


def _failed_checks(context: dg.RunStatusSensorContext) -> list[str]:
    records = context.instance.get_records_for_run(
        context.dagster_run.run_id, of_type=DagsterEventType.ASSET_CHECK_EVALUATION
    ).records
    evaluations = [record.event_log_entry.get_dagster_event().asset_check_evaluation_data for record in records]
    return [
        f"check {found.check_name} of {found.asset_key.to_user_string()} fails ({found.severity.value.lower()})"
        for found in evaluations
        if not found.passed
    ]
