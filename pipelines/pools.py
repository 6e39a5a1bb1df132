"""Places in pools that are free while a step waits for one. Runs whose process died: orphans.py."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dagster._core.storage.event_log.sql_event_log import SqlEventLogStorage

if TYPE_CHECKING:
    from collections.abc import Iterator

    import dagster as dg

SECONDS = 5.0


def hand_out_free_places(instance: dg.DagsterInstance) -> list[str]:
    """Give each free place in a pool to the step that waits longest for it; return the pools where one waited in vain.

    Dagster looks for a free place, then queues the step. A place that another process frees between the two is offered
    to nobody, and the step waits for ever (dagster 1.13, SqlEventLogStorage.claim_concurrency_slot).
    """
    storage = instance.event_log_storage
    if not isinstance(storage, SqlEventLogStorage):
        return []
    handed = []
    for pool in sorted(storage.get_concurrency_keys()):
        pending = storage.get_concurrency_info(pool).pending_steps
        if any(step.assigned_timestamp is None for step in pending) and storage.has_unassigned_slots(pool):
            storage.assign_pending_steps([pool])
            handed.append(pool)
    return handed


@contextmanager
def handing_out(instance: dg.DagsterInstance, *, seconds: float = SECONDS) -> Iterator[None]:
    """Look for such places every `seconds` while the block runs a job in this process, where no daemon may do it."""
    done = threading.Event()

    def look() -> None:
        while not done.wait(seconds):
            hand_out_free_places(instance)

    watcher = threading.Thread(target=look, name="pools", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
