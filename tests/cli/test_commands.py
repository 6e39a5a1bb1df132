"""The `newsfacts` command as a person types it: what it prints, and one line with exit code 2 for what is wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cli.extract import FIELDS
from tests.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sample_run import SampleRun

REPORT = "The army said on Monday that it had retaken 4sq km (1.5sq miles) of land. More than 70 soldiers were killed."


def newsfacts(
    *arguments: str, given: str | bytes = "", cwd: Path = ROOT, home: str = "data"
) -> subprocess.CompletedProcess[str]:
    content = given.encode() if isinstance(given, str) else given
    command = [sys.executable, "-m", "cli.main", *arguments]
    done = subprocess.run(command, input=content, cwd=cwd, env=_environment(home), capture_output=True, check=False)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


def _environment(home: str) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT), "NEWSFACTS_HOME": home}


def test_facts_have_the_fields_of_the_contract_and_spell_their_span() -> None:
    row = json.dumps({"id": "a-1", "text": REPORT, "published_at": "2024-03-05"})
    facts = [json.loads(line) for line in newsfacts("extract", "-", given=row).stdout.splitlines()]
    assert [fact["fact_type"] for fact in facts] == ["territory_gained", "killed"]
    for fact in facts:
        assert tuple(fact) == FIELDS
        assert fact["article_id"] == "a-1"
        assert REPORT[fact["start"] : fact["end"]] == fact["quote"]
        assert fact["quote"] in fact["sentence"]


def test_offsets_count_code_points_of_the_text_as_given() -> None:
    text = "\n\n  🛑 Reporters – at Kyiv:\tmore than 70 soldiers\u00a0were killed.\r\n"
    row = json.dumps({"id": "a-1", "text": text})
    (fact,) = [json.loads(line) for line in newsfacts("extract", "-", given=row).stdout.splitlines()]
    assert text[fact["start"] : fact["end"]] == fact["quote"] == "more than 70"


def test_a_text_file_is_named_by_its_stem(tmp_path: Path) -> None:
    (tmp_path / "front.txt").write_text(REPORT)
    facts = newsfacts("extract", str(tmp_path / "front.txt")).stdout.splitlines()
    assert {json.loads(fact)["article_id"] for fact in facts} == {"front"}


def test_a_folder_stands_for_its_readable_files(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "front.txt").write_text(REPORT)
    (tmp_path / "rows.csv").write_text(f'id,text\nrow-1,"{REPORT}"\n')
    found = newsfacts("extract", str(tmp_path)).stdout.splitlines()
    assert {json.loads(fact)["article_id"] for fact in found} == {"front", "row-1"}


def test_csv_has_a_header_and_a_row_per_fact() -> None:
    rows = list(csv.DictReader(io.StringIO(newsfacts("extract", "-", "--format", "csv", given=REPORT).stdout)))
    assert [row["quote"] for row in rows] == ["4sq km", "More than 70"]


def test_a_table_names_its_columns() -> None:
    printed = newsfacts("extract", "-", "--format", "table", given=REPORT).stdout
    assert "fact_type" in printed.splitlines()[0]
    assert "territory_gained" in printed


def test_a_bad_record_is_told_and_the_others_are_read() -> None:
    rows = '{"id": 1\n' + json.dumps({"id": "a-2", "text": REPORT}) + "\n"
    done = newsfacts("extract", "-", given=rows)
    assert done.returncode == 0
    assert {json.loads(fact)["article_id"] for fact in done.stdout.splitlines()} == {"a-2"}
    assert "bad_record" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "given", "told"),
    [
        (["extract", "no-such-file.txt"], "", "no-such-file.txt"),
        (["extract"], "", "Missing argument 'PATH"),
        (["extract", "-", "--format", "xml"], "", "'jsonl', 'table', 'csv'"),
        (["extract", "-"], "", "no article in -"),
        (["extract", "-"], bytes(range(256)) * 8, "could not be read"),
        (["extract", "-", "--model", "no_such_model"], REPORT, "no_such_model"),
        (["sql", "select nonsense"], "", "nonsense"),
        (["sql"], "", "Missing argument 'QUERY'"),
        (["describe", "core.nothing"], "", "core.facts"),
        (["fly"], "", "No such command 'fly'"),
    ],
)
def test_what_is_wrong_gets_a_clear_line_and_exit_code_2(
    arguments: list[str], given: str | bytes, told: str, sample: SampleRun
) -> None:
    done = newsfacts(*arguments, given=given, home=str(sample.home.root))
    assert done.returncode == 2
    assert done.stdout == ""
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert len([line for line in done.stderr.splitlines() if line.startswith("newsfacts: ")]) >= 1


def test_without_a_published_file_sql_says_how_to_get_one(tmp_path: Path) -> None:
    done = newsfacts("sql", "select 1", cwd=tmp_path)
    assert done.returncode == 2
    assert "published" in done.stderr
    assert done.stderr.count("\n") == 1


def test_help_names_every_command() -> None:
    printed = newsfacts("--help").stdout
    assert all(name in printed for name in ("extract", "quantities", "explain", "sql", "describe"))
