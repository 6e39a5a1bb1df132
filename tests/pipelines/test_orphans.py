"""Runs whose process is gone: told apart from live ones, ended, and taken out of the pool."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import dagster as dg
import pytest

from assets import articles, ledger, locks
from pipelines.orphans import MESSAGE, fail_orphans
from tests.installation import CASTLE, Installation, install
from tests.paths import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOLD = """
import sys, time
from upath import UPath
from assets import locks
from warehouse.home import Home
locks.hold_run(Home(UPath(sys.argv[1])), sys.argv[2])
print("held", flush=True)
time.sleep(600)
"""

WRITE = """
import sys
from upath import UPath
from assets import articles
from warehouse.home import Home
articles.write_day(Home(UPath(sys.argv[1])), "2023-05-02")
"""


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Installation]:
    with dg.DagsterInstance.local_temp(str(tmp_path)) as instance:
        yield install(tmp_path, instance)


def start(made: Installation, run_id: str) -> subprocess.Popen[bytes]:
    """Start a process that shows that it carries out a run."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(made.home.root), run_id], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"held\n"
    return child


def kill(child: subprocess.Popen[bytes]) -> None:
    os.kill(child.pid, signal.SIGKILL)
    child.communicate()


def add_run(made: Installation) -> dg.DagsterRun:
    run = dg.DagsterRun(job_name="read_and_publish", status=dg.DagsterRunStatus.STARTED)
    made.instance.add_run(run)
    return run


def test_a_run_is_alive_as_long_as_its_process(made: Installation) -> None:
    child = start(made, "run-1")
    assert locks.is_alive(made.home, "run-1")
    assert not locks.has_died(made.home, "run-1")
    kill(child)
    assert not locks.is_alive(made.home, "run-1")
    assert locks.has_died(made.home, "run-1")


def test_a_run_that_ended_well_has_not_died(made: Installation) -> None:
    locks.hold_run(made.home, "run-1")
    locks.let_go(made.home, "run-1")
    assert not locks.has_died(made.home, "run-1")


def test_a_run_is_ended_when_its_process_is_gone_and_not_before(made: Installation) -> None:
    run = add_run(made)
    child = start(made, run.run_id)
    assert fail_orphans(made.instance, made.home) == []
    kill(child)
    assert fail_orphans(made.instance, made.home) == [run.run_id]
    ended = made.instance.get_run_by_id(run.run_id)
    assert ended is not None
    assert ended.status == dg.DagsterRunStatus.FAILURE
    assert MESSAGE in str(made.instance.all_logs(run.run_id))


def test_a_run_of_another_installation_is_left_alone(made: Installation) -> None:
    add_run(made)
    assert fail_orphans(made.instance, made.home) == []


def test_a_dead_run_gives_its_place_in_the_pool_back(made: Installation) -> None:
    storage = made.instance.event_log_storage
    storage.set_concurrency_slots("warehouse", 1)
    run = add_run(made)
    assert storage.claim_concurrency_slot("warehouse", run.run_id, "build_warehouse").is_claimed
    kill(start(made, run.run_id))
    fail_orphans(made.instance, made.home)
    assert storage.claim_concurrency_slot("warehouse", "another", "build_warehouse").is_claimed


def test_a_build_waits_for_a_live_run_that_is_in_the_middle_of_a_day(made: Installation) -> None:
    made.land("2023-05-02", "a.txt", CASTLE)
    child = start(made, "run-1")
    articles.write_day(made.home, "2023-05-02", "run-1")
    told: list[str] = []
    began = time.monotonic()

    def tell(message: str) -> None:
        told.append(message)
        kill(child)

    with locks.reading_whole(made.home, tell):
        assert ledger.torn_days(made.home) == ["2023-05-02"]
    assert told == ["waiting for other runs to read 2023-05-02"]
    assert time.monotonic() - began >= locks.LOOK_EVERY_SECONDS


def test_nobody_writes_to_the_lake_while_it_is_built_from(made: Installation) -> None:
    with locks.reading_whole(made.home, print):
        child = subprocess.Popen([sys.executable, "-c", WRITE, str(made.home.root)], cwd=ROOT)
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(4)
        assert ledger.entries(made.home, ledger.ARTICLES) == {}
    assert child.wait(30) == 0
    assert list(ledger.entries(made.home, ledger.ARTICLES)) == ["2023-05-02"]
