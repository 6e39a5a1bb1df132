"""The night runs itself: a real `dagster dev` with its daemon, a schedule every minute, and a webhook that listens."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from tests.backfill import run_backfill
from tests.dagster_dev import DagsterDev, dagster_dev, wait_for
from tests.installation import CASTLE, PLEDGE, RIVER
from tests.paths import ROOT
from tests.receiver import Receiver, receiving
from tests.sample_run import make_environment

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = datetime.now(UTC).date()
BACKFILLED = [(TODAY - timedelta(days=number)).isoformat() for number in range(40, 10, -1)]
ENDED = ("SUCCESS", "FAILURE", "CANCELED")
LOGS = """query Logs($id: ID!) { logsForRun(runId: $id) {
  ... on EventConnection { events { ... on MessageEvent { message } } } } }"""
LATE = """{ assetNodes { assetKey { path } freshnessStatusInfo { freshnessStatus } } }"""


@dataclass(frozen=True, slots=True)
class Night:
    """A running installation: its UI, environment, data folder, and who is told of failures."""

    server: DagsterDev
    environment: dict[str, str]
    data: Path
    receiver: Receiver

    def land(self, day: str, name: str, text: str) -> Path:
        """Let a file arrive as a careful feed does: under a hidden name first."""
        path = self.data / "landing" / day / name
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}")
        draft.write_text(text)
        return draft.rename(path)

    @contextmanager
    def switched_on(self, kind: str, name: str) -> Iterator[None]:
        """Have a schedule or sensor on, by the commands of docs/operations.md."""
        self.command(kind, "start", name)
        yield
        self.command(kind, "stop", name)

    def command(self, *words: str) -> None:
        """Run a dagster command on this instance."""
        dagster = Path(sys.executable).parent / "dagster"
        done = subprocess.run(
            [dagster, *words], cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def runs_of(self, key: str, value: str | None = None) -> list[dict[str, Any]]:
        """Return the runs with a tag, newest first."""
        return [
            run
            for run in self.server.runs()
            if any(tag["key"] == key and value in (None, tag["value"]) for tag in run["tags"])
        ]

    def wait_for_run(self, key: str, value: str | None = None, *, after: int = 0) -> dict[str, Any]:
        """Return the newest run with the tag once it has ended, past the first `after` such runs."""

        def look() -> dict[str, Any] | None:
            found = self.runs_of(key, value)
            return found[0] if len(found) > after and found[0]["status"] in ENDED else None

        return wait_for(f"an ended run with {key}={value} ({self.server.log})", look)

    def count(self, query: str) -> int:
        """Return a number out of the published file."""
        with duckdb.connect(str(self.data / "published" / "current" / "newsfacts.duckdb"), read_only=True) as file:
            return file.execute(query).fetchall()[0][0]

    def generation(self) -> str:
        """Return the number of the published file."""
        return (self.data / "published" / "current").readlink().name


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Night]:
    folder = tmp_path_factory.mktemp("night")
    data = folder / "data"
    for number, day in enumerate(BACKFILLED):
        path = data / "landing" / day / "wire" / "report.txt"
        path.parent.mkdir(parents=True)
        path.write_text(f"The army of Norland said that it had lost {number + 100} tanks near the river Ost.")
    (data / "sources.toml").write_text("[quiet]\nlate_after_hours = 0.02\n")
    with receiving() as receiver:
        environment = make_environment(folder) | {
            "NEWSFACTS_NIGHTLY_CRON": "* * * * *",
            "NEWSFACTS_SENSOR_SECONDS": "2",
            "NEWSFACTS_WEBHOOK_URL": receiver.url,
            "NEWSFACTS_FIRST_DAY": BACKFILLED[0],
        }
        with dagster_dev(environment, folder) as server:
            yield Night(server, environment, data, receiver)


def test_a_backfill_of_thirty_days_ends_well_in_one_run(night: Night) -> None:
    assert run_backfill(night.server, BACKFILLED) == "COMPLETED_SUCCESS"
    assert night.count("select count(distinct day) from core.articles") == len(BACKFILLED)
    assert night.count("select count(distinct value_low) from core.facts where value_low >= 100") == len(BACKFILLED)
    ranges = [run for run in night.runs_of("dagster/backfill") if run["status"] == "SUCCESS"]
    assert len(ranges) <= 2


def test_the_schedule_ticks_and_its_run_succeeds(night: Night) -> None:
    night.land(TODAY.isoformat(), "quiet/fort.txt", CASTLE)
    with night.switched_on("schedule", "nightly"):
        run = night.wait_for_run("dagster/schedule_name", "nightly")
    assert run["status"] == "SUCCESS"
    assert night.count("select count(*) from core.facts where value_low = 14") == 1


def test_a_landed_file_starts_the_sensors_run_once(night: Night) -> None:
    with night.switched_on("sensor", "landed_files"):
        night.land(TODAY.isoformat(), "wire/river.txt", RIVER)
        run = night.wait_for_run("dagster/sensor_name", "landed_files")
        assert run["status"] == "SUCCESS"
        assert night.count("select count(*) from core.facts where value_low = 9") == 1
    assert len(night.runs_of("dagster/sensor_name", "landed_files")) == 1


def test_a_failing_check_blocks_publication_and_the_webhook_is_told(night: Night) -> None:
    before = night.generation()
    night.land(TODAY.isoformat(), "wire/pledge.txt", PLEDGE)
    broken = [night.land(TODAY.isoformat(), f"wire/scan{n}.pdf", "%PDF-1.4") for n in range(9)]
    asked = len(night.runs_of("dagster/sensor_name"))
    with night.switched_on("sensor", "landed_files"):
        assert night.wait_for_run("dagster/sensor_name", after=asked)["status"] == "FAILURE"
        assert night.generation() == before
        text: str = wait_for("a message", lambda: [told["text"] for told in night.receiver.got])[-1]
        assert "few_inputs_are_rejected of raw/rejects fails (error)" in text
        assert re.search(r"http://127\.0\.0\.1:3000/runs/[0-9a-f-]{36}$", str(text))
        for path in broken:
            path.unlink()
        assert night.wait_for_run("dagster/sensor_name", after=asked + 1)["status"] == "SUCCESS"
    assert night.count("select count(*) from core.facts where value_low = 75e6") == 1


def test_a_run_whose_process_is_killed_is_ended_and_run_again(night: Night) -> None:
    lines = [f"The army of Norland said it had shot down {n + 200} drones over the port of Ost.\n" for n in range(300)]
    for number, line in enumerate(lines):
        night.land(TODAY.isoformat(), f"wire/many{number}.txt", line)
    asked = len(night.runs_of("dagster/sensor_name"))
    with night.switched_on("sensor", "landed_files"):
        run = wait_for("a run", lambda: night.runs_of("dagster/sensor_name")[: -asked or None])[0]
        pid = wait_for("its process", lambda: _pid(night, run["runId"]))
        articles = night.data / "lake" / "ledger" / "articles" / f"{TODAY}.json"
        wait_for("its articles", lambda: run["runId"] in articles.read_text())
        os.kill(pid, signal.SIGKILL)
        again = night.wait_for_run("dagster/parent_run_id", run["runId"])
    assert again["status"] == "SUCCESS"
    assert {found["runId"]: found["status"] for found in night.server.runs()}[run["runId"]] == "FAILURE"
    assert night.count("select count(distinct value_low) from core.facts where value_low between 200 and 499") == 300


def test_a_feed_is_late_when_nothing_came_for_as_long_as_it_says(night: Night) -> None:
    def look() -> bool:
        nodes = night.server.ask(LATE)["assetNodes"]
        states = {"/".join(node["assetKey"]["path"]): node["freshnessStatusInfo"] for node in nodes}
        return states["feed/quiet"]["freshnessStatus"] == "DEGRADED"

    assert wait_for("the feed to be late", look)


def _pid(night: Night, run_id: str) -> int | None:
    events = night.server.ask(LOGS, id=run_id)["logsForRun"]["events"]
    found = [re.search(r"pid: (\d+)", event.get("message", "")) for event in events]
    return next((int(match[1]) for match in found if match), None)
