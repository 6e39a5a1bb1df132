"""Publishing disturbs no reader and survives being killed: processes that race and die."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from typing import IO, TYPE_CHECKING

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
        [sys.executable, *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_reader_that_never_stops_sees_whole_builds_only(tmp_path: Path) -> None:
    publish_build(tmp_path, 1)
    reader = start("-c", READER, str(current(tmp_path)), str(PUBLISHES + 1))
    publisher = start("-m", "tests.warehouse.builder", str(tmp_path), "2", str(PUBLISHES + 1))
    told, failed = publisher.communicate(timeout=600)
    assert [int(line.split()[1]) for line in told.splitlines()] == list(range(2, PUBLISHES + 2)), failed
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


@pytest.mark.timeout(1800)
def test_a_build_killed_at_any_moment_leaves_the_published_file_and_nothing_else(tmp_path: Path) -> None:
    """By kill -9, at moments spread over a build; the file opens and passes its checks, the next build succeeds."""
    publish_build(tmp_path, 1)
    began = time.perf_counter()
    publish_build(tmp_path, 1)
    seconds = time.perf_counter() - began
    moments = random.Random(6)  # noqa: S311  (which moments, not secrets)
    forks = start("-m", "tests.warehouse.builder", str(tmp_path))
    assert forks.stdin
    assert forks.stdout
    for round_no in range(KILLS):
        number = round_no % 5 + 2
        forks.stdin.write(f"{number}\n")
        forks.stdin.flush()
        builder = await_build(forks.stdout, number)
        time.sleep(moments.uniform(0, seconds))
        os.kill(builder, signal.SIGKILL)
        assert_sound(current(tmp_path))
    forks.stdin.close()
    assert forks.wait(timeout=60) == 0
    publish_build(tmp_path, 5)
    assert leftovers(tmp_path) == []
    with duckdb.connect(str(current(tmp_path)), read_only=True) as connection:
        assert read_build(connection) == 5


def await_build(told: IO[str], number: int) -> int:
    """Wait until the newest builder has published `number`, which is its first build, and return its pid.

    Lines of the builder before it, killed after it had published once more, may still stand in the pipe.
    """
    builder, published = 0, set[tuple[int, int]]()
    while (number, builder) not in published:
        word, *values = told.readline().split()
        if word == "pid":
            builder = int(values[0])
        else:
            published.add((int(values[0]), int(values[1])))
    return builder


def assert_sound(file: Path) -> None:
    """Open a published file: it is one build and no check that stops a publication finds anything."""
    with duckdb.connect(str(file), read_only=True) as connection:
        read_build(connection)
    stopping = [check for check in load_checks() if check.stops]
    assert [check.name for check in stopping if not find_offenders(check, file, None, LIMITS).is_empty()] == []
