"""Publishing disturbs no reader and survives being killed: processes that race and die."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import duckdb
import pytest

from assets.checks import find_offenders, load_checks
from tests.paths import ROOT
from tests.warehouse.builder import publish_build, read_build
from warehouse.connect import NothingPublishedError, open_published
from warehouse.home import Home
from warehouse.publish import LockedError, building

if TYPE_CHECKING:
    from pathlib import Path

PUBLISHES = 20
KILLS = 50
LIMITS = {"most_rejects": 0.5, "may_shrink": ""}

READER = """
import sys, duckdb
from tests.warehouse.builder import read_build
seen = []
while not (len(seen) > 1 and seen[-1] == int(sys.argv[2])):
    with duckdb.connect(sys.argv[1], read_only=True) as connection:
        builds = {read_build(connection) for _ in range(5)}
    assert len(builds) == 1, builds
    seen.append(builds.pop())
    assert seen == sorted(seen), seen
print(len(seen), len(set(seen)))
"""


def current(folder: Path) -> Path:
    return folder / "home" / "published" / "current" / "newsfacts.duckdb"


def leftovers(folder: Path) -> list[str]:
    return sorted(
        path.name for path in (folder / "home" / "published").iterdir()
        if not path.name.isdigit() and path.name not in {"current", ".lock"}
    )  # fmt: skip


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_a_reader_that_never_stops_sees_whole_builds_only(tmp_path: Path) -> None:
    publish_build(tmp_path, 1)
    reader = start("-c", READER, str(current(tmp_path)), str(PUBLISHES + 1))
    publisher = start("-m", "tests.warehouse.builder", str(tmp_path), "2", str(PUBLISHES + 1))
    told, failed = publisher.communicate(timeout=600)
    assert told.split() == [str(number) for number in range(2, PUBLISHES + 2)], failed
    seen, error = reader.communicate(timeout=120)
    assert error == ""
    connections, builds = map(int, seen.split())
    assert connections > PUBLISHES
    assert builds > PUBLISHES / 2
    assert len(list((tmp_path / "home" / "published").glob("[0-9]*"))) == 3
    assert leftovers(tmp_path) == []


def test_an_open_connection_keeps_its_build_and_a_new_one_sees_the_next(tmp_path: Path) -> None:
    publish_build(tmp_path, 1)
    with open_published(Home.from_environment({"NEWSFACTS_HOME": str(tmp_path / "home")})) as old:
        for number in range(2, 7):
            publish_build(tmp_path, number)
            assert read_build(old) == 1
        with duckdb.connect(str(current(tmp_path)), read_only=True) as new:
            assert read_build(new) == 6


def test_what_an_analyst_writes_into_a_generation_stays_there(tmp_path: Path) -> None:
    publish_build(tmp_path, 1)
    file = current(tmp_path).resolve()
    file.chmod(0o644)
    with duckdb.connect(str(file)) as analyst:
        analyst.execute("create table notes as select 'mine' as note").fetchall()
        publish_build(tmp_path, 2)
        analyst.execute("insert into notes values ('still here')").fetchall()
        assert analyst.execute("select count(*) from notes").fetchall() == [(2,)]
    with duckdb.connect(str(current(tmp_path)), read_only=True) as new:
        assert read_build(new) == 2
        assert new.execute("select count(*) from duckdb_tables() where table_name = 'notes'").fetchall() == [(0,)]


@pytest.mark.parametrize("keep", [1, 2])
def test_older_generations_are_kept_as_many_as_set(tmp_path: Path, keep: int) -> None:
    for number in range(1, 5):
        publish_build(tmp_path, number, keep=keep)
    kept = sorted(int(path.name) for path in (tmp_path / "home" / "published").glob("[0-9]*"))
    assert kept == list(range(5 - keep, 5))


def test_who_builds_at_the_same_time_is_told_whose_turn_it_is(tmp_path: Path) -> None:
    home = Home.from_environment({"NEWSFACTS_HOME": str(tmp_path / "home")})
    with building(home), pytest.raises(LockedError, match=str(os.getpid())), building(home):
        pass


def test_nothing_published_yet_is_said(tmp_path: Path) -> None:
    with pytest.raises(NothingPublishedError, match="make run"):
        open_published(Home.from_environment({"NEWSFACTS_HOME": str(tmp_path)}))


def test_a_build_killed_at_any_moment_leaves_the_published_file_and_nothing_else(tmp_path: Path) -> None:
    """By kill -9, at moments spread over a build; the file opens and passes its checks, the next build succeeds."""
    began = time.perf_counter()
    publish_build(tmp_path, 1)
    seconds = time.perf_counter() - began
    moments = random.Random(6)  # noqa: S311  (which moments, not secrets)
    killed = 0
    for number in range(2, KILLS + 2):
        builder = start("-m", "tests.warehouse.builder", str(tmp_path), str(number % 7 + 1), "999")
        assert builder.stdout
        assert builder.stdout.readline() == f"{number % 7 + 1}\n", "the build after the kill did not succeed"
        time.sleep(moments.uniform(0, seconds))
        builder.send_signal(signal.SIGKILL)
        builder.communicate()
        killed += builder.returncode == -signal.SIGKILL
        with duckdb.connect(str(current(tmp_path)), read_only=True) as connection:
            read_build(connection)
        failed = [
            check.name for check in load_checks()
            if check.stops and not find_offenders(check, current(tmp_path), None, LIMITS).is_empty()
        ]  # fmt: skip
        assert failed == []
    assert killed == KILLS
    publish_build(tmp_path, 5)
    assert leftovers(tmp_path) == []
    with duckdb.connect(str(current(tmp_path)), read_only=True) as connection:
        assert read_build(connection) == 5
