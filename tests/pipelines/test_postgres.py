"""Days at once, on Postgres: a backfill of parallel runs by a real daemon whose history is in a real server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import duckdb
import pytest

from tests.backfill import run_backfill
from tests.dagster_dev import dagster_dev
from tests.paths import ROOT
from tests.postgres import Postgres, postgres
from tests.sample_run import make_environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = datetime.now(UTC).date()
DAYS = [(TODAY - timedelta(days=number)).isoformat() for number in range(8, 2, -1)]


@pytest.fixture(scope="module")
def server() -> Iterator[Postgres]:
    with postgres() as running:
        yield running


def test_days_read_at_once_are_all_published_and_postgres_has_their_history(server: Postgres, tmp_path: Path) -> None:
    for number, day in enumerate(DAYS):
        path = tmp_path / "data" / "landing" / day / "wire" / "report.txt"
        path.parent.mkdir(parents=True)
        path.write_text(f"The army of Norland said that it had lost {number + 100} tanks near the river Ost.")
    own = {"NEWSFACTS_BACKFILL": "parallel_days", "NEWSFACTS_FIRST_DAY": DAYS[0]}
    environment = make_environment(tmp_path) | own | server.settings
    with (tmp_path / "dagster" / "dagster.yaml").open("a") as settings:
        settings.write((ROOT / "deploy" / "dagster-postgres.yaml").read_text())
    with dagster_dev(environment, tmp_path) as ui:
        assert run_backfill(ui, DAYS) == "COMPLETED_SUCCESS"
        runs = [run for run in ui.runs() if any(tag["key"] == "dagster/backfill" for tag in run["tags"])]
    with duckdb.connect(str(tmp_path / "data/published/current/newsfacts.duckdb"), read_only=True) as file:
        assert file.execute("select count(distinct day) from core.articles").fetchall() == [(len(DAYS),)]
        assert file.execute("select count(distinct value_low) from core.facts").fetchall() == [(len(DAYS),)]
    assert len(runs) >= len(DAYS)
    assert server.ask("select count(*) from runs where status = 'SUCCESS'") == str(len(runs))
    both = "a.id < b.id and a.start_time < b.end_time and b.start_time < a.end_time"
    assert int(server.ask(f"select count(*) from runs a join runs b on {both}")) > 0, "never two at a time"
    assert not list((tmp_path / "dagster").glob("**/*.db"))
