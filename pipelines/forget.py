"""Delete articles for good: `python -m pipelines.forget ARTICLE_ID … [--yes]`. What it leaves: docs/operations.md."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import dagster as dg

from assets.forgetting import CannotForgetError, Place, find_articles, known_by, remove_landed
from assets.resources import Reader, Storage
from assets.settings import settings
from pipelines.definitions import definitions
from pipelines.due import DAY_TAG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse.home import Home

QUIET = {"loggers": {"console": {"config": {"log_level": "ERROR"}}}}
LEFT = """What this command cannot reach: back-ups and snapshots of NEWSFACTS_HOME and DAGSTER_HOME, exports and copies
that people made of the published file, and blocks of deleted files until the disk writes over them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Show where the articles stand and, with --yes, delete them everywhere; return 0 when nothing of them is left."""
    parser = argparse.ArgumentParser(prog="python -m pipelines.forget", description=__doc__)
    parser.add_argument("article_id", nargs="+")
    parser.add_argument("--yes", action="store_true", help="delete; without it the places are only shown")
    chosen = parser.parse_args(arguments)
    home = Storage(root=settings().home).home
    places = find_articles(home, chosen.article_id)
    if not places:
        print(f"{home.lake}: no article {', '.join(chosen.article_id)}", file=sys.stderr)
        return 2
    for place in places:
        print(f"{place.path}{f', record {place.record_no}' if place.record_no else ''}: {place.title or ''}")
    if not chosen.yes:
        print("Nothing was deleted. Add --yes to delete these for good, with their versions and copies.")
        return 0
    return _forget(home, places)


def _forget(home: Home, places: list[Place]) -> int:
    marks = known_by(home, places)
    days = sorted({place.day for place in places})
    try:
        # From the last record of a file to the first, so that the numbers of the others still hold.
        for place in sorted(places, key=lambda place: (place.path, place.record_no or 0), reverse=True):
            remove_landed(home, place)
    except CannotForgetError as error:
        print(error, file=sys.stderr)
        return 1
    with dg.DagsterInstance.get() as instance:
        if not _read_again(instance, days):
            print("a run failed: see tab Runs, mend it and call this again", file=sys.stderr)
            return 1
        remove_old_files(home)
        deleted = delete_runs(instance, marks)
    print(f"deleted from {len(days)} days, the published file and {deleted} runs of the history. {LEFT}")
    return 0


def _read_again(instance: dg.DagsterInstance, days: list[str]) -> bool:
    """Read the days without the articles; only these days may lose any."""
    chosen = settings()
    storage = Storage(root=chosen.home, most_rejects=1.0, may_shrink=",".join(days), keep_builds=1)
    given = {"storage": storage, "reader": Reader(spacy_model=chosen.spacy_model)}
    job = definitions.resolve_job_def("read_and_publish")
    results = [
        job.execute_in_process(
            instance=instance, partition_key=day, tags={DAY_TAG: day}, run_config=QUIET, resources=given,
            raise_on_error=False,
        ).success
        for day in days
    ]  # fmt: skip
    return all(results)


def remove_old_files(home: Home) -> None:
    """Remove every published file but the current one, for the others hold the articles."""
    published = Path(str(home.published))
    current = (published / "current").resolve().name
    for folder in published.iterdir():
        if folder.name.isdigit() and folder.name != current:
            shutil.rmtree(folder)


def delete_runs(instance: dg.DagsterInstance, marks: Sequence[str]) -> int:
    """Delete the runs in whose events one of `marks` stands, previews among them; return how many."""
    found = [
        run.run_id
        for run in instance.get_runs()
        if any(mark in str(entry) for entry in instance.all_logs(run.run_id) for mark in marks)
    ]
    for run_id in found:
        instance.delete_run(run_id)
    return len(found)


if __name__ == "__main__":
    sys.exit(main())
