"""Raw articles in, published file out: the job that `make run` runs, over the sample articles."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import duckdb
import pytest

from tests.paths import ROOT
from tests.sample_run import run_sample
from warehouse import lake, schema

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sample_run import SampleRun


@pytest.fixture
def published(sample: SampleRun) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(sample.file), read_only=True)


def test_every_table_has_rows(published: duckdb.DuckDBPyConnection) -> None:
    empty = [name for name in schema.ORDER if published.execute(f"select count(*) from {name}").fetchall()[0][0] == 0]
    assert empty == []


def test_the_published_file_cannot_be_written(sample: SampleRun) -> None:
    assert sample.file.stat().st_mode & 0o222 == 0


def test_what_cannot_be_read_is_in_rejects_with_path_and_reason(published: duckdb.DuckDBPyConnection) -> None:
    rejects = published.execute("select path, record_no, reason from raw.rejects order by path").fetchall()
    assert rejects == [
        ("2023-05-20/steppe-monitor/front-page-scan.txt", None, "unreadable"),
        ("2023-05-22/northern-dispatch/agency.jsonl", 2, "no_text"),
    ]


def test_a_rewritten_article_supersedes_the_one_before(published: duckdb.DuckDBPyConnection) -> None:
    versions = published.execute(
        "select valid_from::varchar, valid_to::varchar, supersedes is null from core.articles"
        " where external_id = 'hw-1043' order by valid_from"
    ).fetchall()
    assert versions == [("2023-05-17", "2023-05-22", True), ("2023-05-22", None, False)]


def test_a_near_copy_is_in_the_group_of_its_original(published: duckdb.DuckDBPyConnection) -> None:
    groups = published.execute(
        "select count(distinct near_duplicate_group), count(distinct source) from core.articles"
        " where external_id in ('hw-1043', 'nd-5')"
    ).fetchall()
    assert groups == [(1, 2)]


def test_a_page_gives_its_article_without_menu_and_footer(published: duckdb.DuckDBPyConnection) -> None:
    text, day, known = published.execute(
        "select text, published_at::varchar, published_from from core.articles where source = 'Meridian Post'"
    ).fetchall()[0]
    assert (day, known) == ("2023-05-18", "metadata")
    assert "12 new messages" not in text
    assert "555 0143" not in text


def test_an_article_without_a_date_keeps_none(published: duckdb.DuckDBPyConnection) -> None:
    row = published.execute(
        "select published_at from core.articles where external_id = 'notes-from-the-hospital'"
    ).fetchall()
    assert row == [(None,)]


def test_a_pledge_of_money_is_read_with_donor_and_recipient(published: duckdb.DuckDBPyConnection) -> None:
    rows = published.execute(
        "select donor, recipient, value_low, unit, modality from views.aid where item is null and value_low = 375e6"
    ).fetchall()
    assert rows == [("United States", "Ukraine", 375e6, "USD", "planned")]


def test_rival_claims_of_one_raid_stand_side_by_side(published: duckdb.DuckDBPyConnection) -> None:
    rows = published.execute(
        "select value_low, value_high from views.casualty_claims"
        " where fact_type = 'killed' and published_at >= date '2023-05-23' and not implicit order by all"
    ).fetchall()
    assert (70.0, None) in rows
    assert (3.0, 3.0) in rows


def test_the_same_landing_gives_the_same_bytes(sample: SampleRun, tmp_path: Path) -> None:
    other = run_sample(tmp_path)
    first, second = _parquet_bytes(sample), _parquet_bytes(other)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_a_second_run_reads_nothing_again_and_publishes_nothing(tmp_path: Path) -> None:
    run_sample(tmp_path)
    again = run_sample(tmp_path, again=True)
    generations = sorted(path.name for path in again.home.published.iterdir() if path.name.isdigit())
    assert generations == ["1"]


def test_the_command_reads_the_published_file(sample: SampleRun) -> None:
    query = "select count(*) as facts from views.fact_overview"
    done = subprocess.run(
        [sys.executable, "-m", "cli.main", "sql", query],
        cwd=ROOT, env=sample.environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "facts" in done.stdout
    assert int(done.stdout.split()[-3]) > 50


def _parquet_bytes(run: SampleRun) -> dict[str, bytes]:
    found = [path for table in lake.TABLES for path in lake.parts(run.home, table)]
    return {str(path).removeprefix(str(run.home.lake)): path.read_bytes() for path in found}
