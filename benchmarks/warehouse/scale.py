"""A million facts: how long the build takes, how large it gets, and each cookbook query's median time. Two cores.

`python -m benchmarks.warehouse.scale --write` makes the lake, builds it and writes the tables into README.md.
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
ROOT = Path(__file__).resolve().parents[2]
PAGE_OF_RESULTS = ROOT / "README.md"
BEGIN, END = "<!-- a million facts -->", "<!-- /a million facts -->"


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
    """Build the lake and return a table: seconds on the clock and of the processor, peak memory, size of the file."""
    began, worked = perf_counter(), process_time()
    built = build(lake, target, code_frames())
    seconds, processor = perf_counter() - began, process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    size = target.stat().st_size / 2**20
    facts, articles, claims = (built.rows[f"core.{name}"] for name in ("facts", "articles", "claims"))
    return (
        f"| build of {facts:,} facts, {articles:,} articles, {claims:,} claims | |\n|---|---:|\n"
        f"| build | {seconds:.0f} s on the clock, {processor:.0f} s of processor time |\n"
        f"| peak memory of the build | {peak:.1f} GB |\n| size of the built file | {size:.0f} MB |\n\n"
    )


def as_table(timed: list[Timed]) -> str:
    """Return one row for each question."""
    rows = (f"| {one.question} | {one.seconds * 1000:.0f} | {one.processor * 1000:.0f} |" for one in timed)
    return "\n".join(["| query | on the clock, ms | processor, ms |", "|---|---:|---:|", *rows])


def write(page: Path, tables: str) -> None:
    """Put the tables between a page's marks. Raises ValueError where it has none."""
    before, rest = page.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    page.write_text(f"{before}{BEGIN}\n{tables}\n{END}{after}", encoding="utf-8")


def _time(connection: duckdb.DuckDBPyConnection, recipe: Recipe) -> Timed:
    seconds, processor = [], []
    for _ in range(RUNS):
        began, worked = perf_counter(), process_time()
        connection.execute(recipe.sql).fetchall()
        seconds.append(perf_counter() - began)
        processor.append(process_time() - worked)
    return Timed(recipe.question, statistics.median(seconds), statistics.median(processor))


def _measure(folder: Path, size: Size, file: Path | None) -> tuple[str, list[Timed]]:
    built = ""
    if file is None:
        lake, file = Home(UPath(folder / "home")), folder / "newsfacts.duckdb"
        write_lake(lake, size)
        built = build_file(lake, file)
    return built, time_queries(file)


def main() -> int:
    """Print or write the measurements; return 1 when a query takes longer than is allowed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--file", type=Path, help="a built file; without it, one is made")
    parser.add_argument("--write", action="store_true", help="write the tables into README.md")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        built, timed = _measure(Path(folder), Size(articles=given.articles, facts=given.articles * 10), given.file)
    print(f"{built}{as_table(timed)}")
    if given.write:
        write(PAGE_OF_RESULTS, f"{built}{as_table(timed)}")
    return int(timed[0].seconds > ALLOWED_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
