"""A place in a pool that nobody was offered goes to the step that waits for it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import dagster as dg
import pytest
from dagster._core.storage.event_log.sql_event_log import SqlEventLogStorage

from pipelines.pools import hand_out_free_places, handing_out
from tests.sample_run import make_environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POOL = "warehouse"


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.from_config(make_environment(tmp_path)["DAGSTER_HOME"]) as instance:
        yield instance


def miss_a_place(instance: dg.DagsterInstance) -> SqlEventLogStorage:
    """Do what two processes do to each other: queue a step as if no place were free, when one is."""
    storage = instance.event_log_storage
    assert isinstance(storage, SqlEventLogStorage)
    storage.initialize_concurrency_limit_to_default(POOL)
    storage.add_pending_step(POOL, "run", "step", should_assign=False)
    assert not storage.claim_concurrency_slot(POOL, "run", "step").is_claimed
    return storage


def test_a_step_that_waits_beside_a_free_place_gets_it(instance: dg.DagsterInstance) -> None:
    storage = miss_a_place(instance)
    assert hand_out_free_places(instance) == [POOL]
    assert storage.claim_concurrency_slot(POOL, "run", "step").is_claimed
    assert hand_out_free_places(instance) == []


def test_a_place_that_is_taken_is_not_handed_out(instance: dg.DagsterInstance) -> None:
    storage = miss_a_place(instance)
    hand_out_free_places(instance)
    storage.claim_concurrency_slot(POOL, "run", "step")
    storage.add_pending_step(POOL, "other", "step", should_assign=False)
    assert hand_out_free_places(instance) == []
    assert not storage.claim_concurrency_slot(POOL, "other", "step").is_claimed


def test_places_are_handed_out_while_a_job_runs(instance: dg.DagsterInstance) -> None:
    storage = miss_a_place(instance)
    with handing_out(instance, seconds=0.05):
        until = time.monotonic() + 10
        while not storage.claim_concurrency_slot(POOL, "run", "step").is_claimed:
            assert time.monotonic() < until
            time.sleep(0.05)
