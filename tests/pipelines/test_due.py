"""Which days a night asks for: what changed, was missed or read by older code; never what Dagster does not know."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import dagster as dg
import pytest

from assets import articles, extraction, ledger
from assets.extraction import Done
from assets.resources import Reader
from pipelines.definitions import definitions
from pipelines.due import days_under_way, due_days, explain_unknown, is_known, run_requests, spans
from pipelines.schedules import nightly
from tests.installation import CASTLE, RIVER, Installation, install

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY, NEXT = "2023-05-02", "2023-05-03"


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Installation]:
    with dg.DagsterInstance.ephemeral() as instance:
        yield install(tmp_path, instance)


def read(made: Installation, *days: str) -> None:
    for day in days:
        articles.write_day(made.home, day)
        extraction.write_day(made.home, Reader(), day, Done())


def tick(made: Installation, moment: datetime) -> list[dg.RunRequest]:
    with dg.build_schedule_context(
        instance=made.instance,
        scheduled_execution_time=moment,
        resources={"storage": made.storage, "reader": Reader()},
        repository_def=definitions.get_repository_def(),
    ) as context:
        return list(nightly.evaluate_tick(context).run_requests or [])


def test_a_landed_day_is_due_until_it_is_read(fresh: Installation) -> None:
    fresh.land(DAY, "a.txt", CASTLE)
    assert list(due_days(fresh.home, Reader())) == [DAY]
    articles.write_day(fresh.home, DAY)
    assert list(due_days(fresh.home, Reader())) == [DAY]
    read(fresh, DAY)
    assert due_days(fresh.home, Reader()) == {}


def test_a_day_is_due_again_when_a_file_comes_or_is_written_to(fresh: Installation) -> None:
    path = fresh.land(DAY, "a.txt", CASTLE)
    read(fresh, DAY)
    os.utime(path, (1, 1))
    assert list(due_days(fresh.home, Reader())) == [DAY]
    read(fresh, DAY)
    fresh.land(DAY, "b.txt", RIVER)
    assert list(due_days(fresh.home, Reader())) == [DAY]


def test_days_read_by_older_rules_are_due(fresh: Installation) -> None:
    fresh.land(DAY, "a.txt", CASTLE)
    read(fresh, DAY)
    entry = ledger.read_entry(fresh.home, ledger.EXTRACTION, DAY)
    ledger.write_entry(fresh.home, ledger.EXTRACTION, DAY, entry | {"extractor": "an older one"})
    assert list(due_days(fresh.home, Reader())) == [DAY]


def test_folders_that_are_no_day_are_left_alone(fresh: Installation) -> None:
    for name in ("2023-02-30", "notes", "2023-5-1"):
        fresh.land(name, "a.txt", CASTLE)
    assert due_days(fresh.home, Reader()) == {}
    assert explain_unknown(fresh.home) == ""


def test_days_that_dagster_does_not_know_are_named_with_the_setting(fresh: Installation) -> None:
    tomorrow = (datetime.now(UTC) + timedelta(days=2)).date().isoformat()
    fresh.land("1999-12-31", "a.txt", CASTLE)
    fresh.land(tomorrow, "a.txt", CASTLE)
    assert due_days(fresh.home, Reader()) == {}
    message = explain_unknown(fresh.home)
    assert "1999-12-31" in message
    assert tomorrow in message
    assert "NEWSFACTS_FIRST_DAY" in message
    assert "NEWSFACTS_TIME_ZONE" in message


def test_today_is_known() -> None:
    assert is_known(datetime.now(UTC).date().isoformat())


def test_days_far_apart_are_read_by_runs_of_their_own() -> None:
    assert spans(["2023-06-01", DAY, NEXT, "2023-05-10"]) == [[DAY, NEXT, "2023-05-10"], ["2023-06-01"]]


def test_days_together_are_one_run_or_one_each_as_set() -> None:
    (one,) = run_requests([NEXT, DAY], parallel=False, key="k")
    assert one.tags == {
        "dagster/asset_partition_range_start": DAY,
        "dagster/asset_partition_range_end": NEXT,
    }
    assert [request.partition_key for request in run_requests([NEXT, DAY], parallel=True, key="k")] == [DAY, NEXT]


def test_the_nightly_tick_asks_for_today_and_missed_nights(fresh: Installation) -> None:
    fresh.land("2023-05-04", "a.txt", CASTLE)
    fresh.land("2023-05-06", "b.txt", RIVER)
    (request,) = tick(fresh, datetime(2023, 5, 7, 4, 30, tzinfo=UTC))
    assert request.tags["dagster/asset_partition_range_start"] == "2023-05-04"
    assert request.tags["dagster/asset_partition_range_end"] == "2023-05-07"


def test_the_nightly_tick_asks_for_today_alone_when_nothing_was_missed(fresh: Installation) -> None:
    fresh.land("2023-05-04", "a.txt", CASTLE)
    read(fresh, "2023-05-04")
    (request,) = tick(fresh, datetime(2023, 5, 7, 4, 30, tzinfo=UTC))
    assert request.partition_key == "2023-05-07"


def test_two_ticks_of_one_night_have_the_same_key(fresh: Installation) -> None:
    moment = datetime(2023, 5, 7, 4, 30, tzinfo=UTC)
    assert tick(fresh, moment)[0].run_key == tick(fresh, moment)[0].run_key


def test_a_tick_before_the_first_day_is_skipped(fresh: Installation) -> None:
    assert tick(fresh, datetime(2001, 1, 1, 4, 30, tzinfo=UTC)) == []


def test_a_range_at_work_is_under_way(fresh: Installation) -> None:
    tags = run_requests([DAY, NEXT], parallel=False)[0].tags
    run = dg.DagsterRun(job_name="read_and_publish", tags=dict(tags), status=dg.DagsterRunStatus.STARTED)
    fresh.instance.add_run(run)
    assert days_under_way(fresh.instance) == [(DAY, NEXT)]
