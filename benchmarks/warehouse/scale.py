"""A million facts: how long the build takes, how large it gets, and each cookbook query's median time. Two cores.

`python -m benchmarks.warehouse.scale` makes the lake, builds it and prints the table of docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

import duckdb
from upath import UPath

from assets.codes import code_frames
from benchmarks.warehouse.synthesis import Size, write_lake
from warehouse.build import build
from warehouse.cookbook import PAGE, Recipe, recipes
from warehouse.home import Home

THREADS = 2
RUNS = 5
ARTICLES = 100_000
ALLOWED_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Timed:
    """A question and the medians of its runs, in seconds: on the clock, and of processor time over all threads."""

    question: str
    seconds: float
    processor: float


def time_queries(file: Path) -> list[Timed]:
    """Return the median time of each cookbook query on two threads, the slowest first."""
    with duckdb.connect(str(file), read_only=True, config={"threads": THREADS}) as connection:
        timed = [_time(connection, one) for one in recipes(PAGE.read_text(encoding="utf-8"))]
    return sorted(timed, key=lambda one: -one.seconds)


def build_file(lake: Home, target: Path) -> str:
    """Build the lake and return a line of the table: wall and processor seconds, size, peak memory of this process."""
    began, worked = perf_counter(), process_time()
    built = build(lake, target, code_frames())
    seconds, processor = perf_counter() - began, process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    size = target.stat().st_size / 2**20
    facts, articles, claims = (built.rows[f"core.{name}"] for name in ("facts", "articles", "claims"))
    return (
        f"{facts:,} facts, {articles:,} articles, {claims:,} claims:"
        f" built in {seconds:.0f} s ({processor:.0f} s of processor time), {size:.0f} MB, peak memory {peak:.1f} GB"
    )


def _time(connection: duckdb.DuckDBPyConnection, recipe: Recipe) -> Timed:
    seconds, processor = [], []
    for _ in range(RUNS):
        began, worked = perf_counter(), process_time()
        connection.execute(recipe.sql).fetchall()
        seconds.append(perf_counter() - began)
        processor.append(process_time() - worked)
    return Timed(recipe.question, statistics.median(seconds), statistics.median(processor))


def _measure(folder: Path, size: Size, file: Path | None) -> list[Timed]:
    if file is None:
        lake, file = Home(UPath(folder / "home")), folder / "newsfacts.duckdb"
        write_lake(lake, size)
        print(build_file(lake, file))
    return time_queries(file)


def main() -> int:
    """Print the measurements; return 1 when a query takes longer than is allowed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--file", type=Path, help="a built file; without it, one is made")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        timed = _measure(Path(folder), Size(articles=given.articles, facts=given.articles * 10), given.file)
    print("\n| query | on the clock, ms | processor, ms |\n|---|---:|---:|")
    print("\n".join(f"| {t.question} | {t.seconds * 1000:.0f} | {t.processor * 1000:.0f} |" for t in timed))
    return int(timed[0].seconds > ALLOWED_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
