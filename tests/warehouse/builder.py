"""A process that builds and publishes, to be killed or raced: `python -m tests.warehouse.builder HOME [FIRST LAST]`.

Build number n holds n articles, each with one fact whose value is n, so that a torn read would show. Without numbers it
forks a builder for each number that it is told on standard input, which builds that one and then on and on; so the
imports are paid for once.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assets.codes import code_frames
from benchmarks.warehouse.corpus import Corpus
from warehouse.build import build
from warehouse.home import Home
from warehouse.publish import building, publish

if TYPE_CHECKING:
    import duckdb


def lake_of(folder: Path, number: int) -> Home:
    """Write the lake of build `number` below `folder`."""
    corpus = Corpus.at(folder / "lakes" / str(number))
    for one in range(number):
        corpus.article(f"{number}-{one}", source=f"Outlet {one}")
        corpus.fact(f"{number}-{one}", "killed", number, target="Ukraine", location="Tavna", item="people")
    corpus.write()
    return corpus.home


def publish_build(folder: Path, number: int, *, keep: int = 3) -> None:
    """Build from the lake of `number` and publish below `folder`/home."""
    lake = lake_of(folder, number)
    home = Home(lake.root.parent.parent / "home")
    with building(home) as workshop:
        built = build(lake, workshop / "newsfacts.duckdb", code_frames())
        publish(home, built.path, keep=keep)


def read_build(connection: duckdb.DuckDBPyConnection) -> int:
    """Return the number of the build that a connection reads. Raises AssertionError when it is not one build whole."""
    articles, low, high, facts, members = connection.execute(
        "select (select count(*) from core.articles), min(value_low), max(value_low), count(*),"
        " (select count(*) from core.claim_facts) from views.fact_overview"
    ).fetchall()[0]
    assert articles == low == high == facts == members, (articles, low, high, facts, members)
    return articles


def serve(folder: Path) -> None:
    """Fork builders; this process itself opens no DuckDB, so that a fork is safe. Prints each builder's pid."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        builder = os.fork()
        if builder == 0:
            publish_all(folder, int(line), sys.maxsize)
        print("pid", builder, flush=True)


def publish_all(folder: Path, first: int, last: int) -> None:
    """Publish build after build; print each number, and who built it, when it is published."""
    for number in range(first, last + 1):
        publish_build(folder, number)
        print("published", number, os.getpid(), flush=True)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        publish_all(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    else:
        serve(Path(sys.argv[1]))
