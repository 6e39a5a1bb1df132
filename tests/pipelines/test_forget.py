"""Deleting an article for good: nothing of it is left in landing, lake, published files or run history."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import dagster as dg
import polars as pl
import pytest

from assets.forgetting import find_articles, remove_landed
from pipelines.forget import delete_runs
from tests.installation import CASTLE, PLEDGE, RIVER, Installation, install
from tests.paths import ROOT
from tests.sample_run import make_environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY, NEXT = "2023-05-02", "2023-05-03"
WITNESSED = "Witness Bela Ardan said that 17 villagers were killed near the mill of Olmen."


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Installation]:
    make_environment(tmp_path)
    with dg.DagsterInstance.from_config(str(tmp_path / "dagster")) as instance:
        yield install(tmp_path, instance)


def files_that_hold(folder: Path, text: str) -> list[str]:
    return [str(path) for path in folder.rglob("*") if path.is_file() and text.encode() in path.read_bytes()]


def land_records(made: Installation, name: str) -> None:
    """Land three articles as one file of the format that the name says."""
    path = made.root / "data" / "landing" / DAY / name
    path.parent.mkdir(parents=True, exist_ok=True)
    frame = pl.DataFrame({"id": ["a", "b", "c"], "text": [CASTLE, WITNESSED, RIVER]})
    if name.endswith(".jsonl"):
        path.write_text("\n".join(json.dumps(row) for row in frame.rows(named=True)) + "\n")
    elif name.endswith(".csv"):
        frame.write_csv(path)
    else:
        frame.write_parquet(path)


def id_of(made: Installation, text: str) -> str:
    rows = made.ask("select article_id, text from core.articles")
    return next(article_id for article_id, found in rows if found == text)


@pytest.mark.parametrize("name", ["many.jsonl", "many.csv", "many.parquet"])
def test_a_record_is_taken_out_of_its_file_and_the_others_stay(name: str, made: Installation) -> None:
    land_records(made, name)
    made.run(DAY)
    (place,) = find_articles(made.home, [id_of(made, WITNESSED)])
    remove_landed(made.home, place)
    allowed = type(made.storage)(root=made.storage.root, may_shrink=DAY)
    assert made.run(DAY, storage=allowed).success
    assert sorted(made.ask("select text from core.articles")) == sorted([(CASTLE,), (RIVER,)])


def test_copies_on_other_days_are_found(made: Installation) -> None:
    made.land(DAY, "wire/witness.txt", WITNESSED)
    made.land(NEXT, "other/copy.txt", WITNESSED)
    made.land(NEXT, "other/pledge.txt", PLEDGE)
    made.run(DAY, NEXT)
    places = find_articles(made.home, [id_of(made, WITNESSED)])
    assert [place.path for place in places] == [f"{DAY}/wire/witness.txt", f"{NEXT}/other/copy.txt"]


def test_an_earlier_version_is_found(made: Installation) -> None:
    for day, text in ((DAY, WITNESSED), (NEXT, f"{WITNESSED} He named the commander.")):
        path = made.land(day, "wire/x.jsonl", "")
        path.write_text(json.dumps({"id": "w1", "source": "Wire", "text": text}))
    made.run(DAY, NEXT)
    newer = made.ask("select article_id from core.articles where valid_to is null")[0][0]
    assert len(find_articles(made.home, [newer])) == 2


def test_runs_that_do_not_show_it_are_kept(made: Installation) -> None:
    made.land(DAY, "wire/witness.txt", WITNESSED)
    made.run(DAY)
    assert delete_runs(made.instance, ["no such words anywhere"]) == 0
    assert delete_runs(made.instance, [WITNESSED[:60]]) == 1


def test_the_command_leaves_nothing_of_the_article(made: Installation) -> None:
    made.land(DAY, "wire/witness.txt", WITNESSED, published_at=DAY)
    made.land(DAY, "wire/fort.txt", CASTLE, published_at=DAY)
    assert made.run(DAY).success
    environment = make_environment(made.root)
    command = [sys.executable, "-m", "pipelines.forget", id_of(made, WITNESSED)]
    shown = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert f"{DAY}/wire/witness.txt" in shown.stdout
    assert made.ask("select count(*) from core.articles") == [(2,)]
    done = subprocess.run([*command, "--yes"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "back-ups" in done.stdout
    assert made.ask("select text from core.articles") == [(CASTLE,)]
    assert files_that_hold(made.root / "data", "Bela Ardan") == []
    assert files_that_hold(made.root / "dagster", "Bela Ardan") == []


def test_an_unknown_id_deletes_nothing(made: Installation) -> None:
    assert find_articles(made.home, ["nobody"]) == []
