"""The published file opens in older DuckDB: each version in a virtual environment of its own, made once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.environments import environment
from warehouse import schema

if TYPE_CHECKING:
    from tests.sample_run import SampleRun

VERSIONS = ("1.4.4", "1.5.6")

ASK = """
import duckdb, json, sys
with duckdb.connect(sys.argv[1], read_only=True) as connection:
    ask = lambda name: connection.execute(f"select count(*) from {name}").fetchall()[0][0]
    counts = {name: ask(name) for name in json.loads(sys.argv[2])}
    comments = connection.execute("select count(*) from duckdb_columns() where comment is not null").fetchall()[0][0]
    print(json.dumps([duckdb.__version__, counts, comments]))
"""


def ask(python: Path, file: Path) -> tuple[str, dict[str, int], int]:
    names = [*schema.ORDER, *schema.VIEWS, *(schema.example(name) for name in schema.MACROS)]
    done = subprocess.run([python, "-c", ASK, file, json.dumps(names)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    version, counts, comments = json.loads(done.stdout)
    return version, counts, comments


@pytest.mark.parametrize("version", VERSIONS)
def test_an_older_duckdb_reads_every_table_view_macro_and_comment(sample: SampleRun, version: str) -> None:
    found, counts, comments = ask(environment(version, f"duckdb=={version}") / "python", sample.file)
    newest, newest_counts, newest_comments = ask(Path(sys.executable), sample.file)
    assert found == version
    assert newest >= "2"
    assert counts == newest_counts
    assert comments == newest_comments
