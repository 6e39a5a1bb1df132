"""Runs that Dagster takes for running though their process is gone. Telling a live process: assets/locks.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dagster as dg

from assets.locks import has_died, let_go

if TYPE_CHECKING:
    from warehouse.home import Home

MESSAGE = "the process of this run is gone without a word: killed, out of memory, or the machine went down"


def fail_orphans(instance: dg.DagsterInstance, home: Home) -> list[str]:
    """Mark runs as failed that are taken for running and whose process died; return their ids.

    Their places in pools are freed at once: the next run would wait for them for ever.
    """
    statuses = [dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.CANCELING]
    runs = instance.get_runs(filters=dg.RunsFilter(statuses=statuses))
    dead = [run for run in runs if has_died(home, run.run_id)]
    for run in dead:
        instance.report_run_failed(run, MESSAGE)
        instance.event_log_storage.free_concurrency_slots_for_run(run.run_id)
        let_go(home, run.run_id)
    return [run.run_id for run in dead]
