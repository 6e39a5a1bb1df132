"""Run nights with 0, 10 and 1,000 new articles on an archive and write how long each took into one table."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import dagster as dg

from benchmarks.night.corpus import write_articles

ROOT = Path(__file__).resolve().parents[2]
ARCHIVE_DAYS = 100
NEW = (0, 10, 1000)
STAGES = {
    "landing": ("landing",),
    "reading": ("read_articles",),
    "extraction": ("extract_facts",),
    "build": ("build_warehouse",),
    "publication": ("published__newsfacts",),
}


@dataclass(frozen=True, slots=True)
class Night:
    """One measured night: new articles, seconds from start to end of the process, and of each stage."""

    new: int
    seconds: float
    stages: dict[str, float]


def land(home: Path, day: date, numbers: range, seed: int) -> None:
    """Land articles of a day as one file."""
    folder = home / "landing" / day.isoformat() / "wire"
    folder.mkdir(parents=True, exist_ok=True)
    lines = "\n".join(write_articles(day, numbers, seed))
    (folder / f"{seed}.jsonl").write_text(lines + "\n")


def run_night(environment: dict[str, str], new: int) -> Night:
    """Run a night in a process of its own. Raises CalledProcessError when it fails."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "pipelines.run_night"], cwd=ROOT, env=environment, check=True)
    seconds = time.perf_counter() - began
    return Night(new, seconds, _stage_seconds(environment))


def _stage_seconds(environment: dict[str, str]) -> dict[str, float]:
    with dg.DagsterInstance.from_config(environment["DAGSTER_HOME"]) as instance:
        run = instance.get_runs(limit=1)[0]
        steps = {
            stat.step_key: (stat.end_time or 0) - (stat.start_time or 0)
            for stat in instance.get_run_step_stats(run.run_id)
        }
    named = {name: sum(steps.get(key, 0) for key in keys) for name, keys in STAGES.items()}
    known = {key for keys in STAGES.values() for key in keys}
    return named | {"checks": sum(seconds for key, seconds in steps.items() if key not in known)}


def prepare(folder: Path, archive: int, today: date) -> dict[str, str]:
    """Land an archive over the days before `today` and return the environment of its installation."""
    (folder / "dagster").mkdir(parents=True)
    shutil.copy(ROOT / "deploy" / "dagster.yaml", folder / "dagster")
    per_day = archive // ARCHIVE_DAYS
    for number in range(ARCHIVE_DAYS):
        day = today - timedelta(days=ARCHIVE_DAYS - number)
        land(folder / "data", day, range(number * per_day, (number + 1) * per_day), seed=1)
    return os.environ | {"NEWSFACTS_HOME": str(folder / "data"), "DAGSTER_HOME": str(folder / "dagster")}


def as_markdown(archive: int, first: Night, nights: list[Night]) -> str:
    """Return the page: what was measured, how, and one table."""
    stages = [*STAGES, "checks"]
    texts = [json.loads(line)["text"] for line in write_articles(date(2023, 5, 1), range(100), 1)]
    words = sum(len(text.split()) for text in texts) // len(texts)
    rows = [(f"{first.new:,} (the archive itself)", first), *((f"{night.new:,}", night) for night in nights)]
    lines = [
        "# A night takes as long as its new articles, plus one build",
        "",
        f"Made-up reports of some {words} words: an archive of {archive:,} over {ARCHIVE_DAYS} days, then nights with",
        "new ones that land today. Seconds of a whole process, and of each stage of its run. `make bench-night` made",
        f"this table on {datetime.now(UTC):%d %B %Y} ({os.cpu_count()} cores, other work on them).",
        "",
        f"| new articles | whole night | {' | '.join(stages)} |",
        "|---|" + "--:|" * (len(stages) + 1),
        *(
            f"| {name} | {night.seconds:.1f} | {' | '.join(f'{night.stages[stage]:.1f}' for stage in stages)} |"
            for name, night in rows
        ),
        "",
        "Extraction follows the new articles. What is new at all is built from the whole archive; where none is,",
        "the run says so and builds nothing. The rest of a night is Dagster's start.",
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure and write docs/benchmarks-night.md, or print with `--print`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archive", type=int, default=10_000, help="articles in the archive")
    parser.add_argument("--print", action="store_true", help="print the page and write nothing")
    chosen = parser.parse_args()
    today = datetime.now(UTC).date()
    with tempfile.TemporaryDirectory() as folder:
        environment = prepare(Path(folder) / "installation", chosen.archive, today)
        first = run_night(environment, chosen.archive)
        nights = []
        for number, new in enumerate(NEW):
            if new:
                land(Path(environment["NEWSFACTS_HOME"]), today, range(new), seed=2 + number)
            nights.append(run_night(environment, new))
    page = as_markdown(chosen.archive, first, nights)
    if chosen.print:
        print(page)
    else:
        (ROOT / "docs" / "benchmarks-night.md").write_text(page)


if __name__ == "__main__":
    main()
