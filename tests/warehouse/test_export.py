"""Exports: what is in the file is in the Parquet and CSV files, and the package says what they are."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import duckdb
import pytest

from tests.paths import ROOT
from warehouse import schema
from warehouse.export import BadFolderError, export

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.warehouse.corpus import Corpus


@pytest.fixture
def file(corpus: Corpus, tmp_path: Path) -> Path:
    corpus.article("one", source='The "Comma", Daily')
    corpus.fact("one", "killed", 12, None, target=["Ukraine", "Russia"], location="Tavna", quote="at least 12")
    corpus.fact("one", "aid_money", 5e6, unit="EUR", actor="Germany", target="Ukraine")
    corpus.build(tmp_path / "w.duckdb").close()
    return tmp_path / "w.duckdb"


@pytest.mark.parametrize("name", schema.ORDER)
def test_parquet_holds_the_rows_and_types_of_the_table(file: Path, tmp_path: Path, name: str) -> None:
    with duckdb.connect(str(file), read_only=True) as connection:
        export(connection, tmp_path / "out")
        back = f"select * from read_parquet('{tmp_path}/out/{name}.parquet')"
        assert (
            connection.sql(f"{back} order by all").fetchall() == connection.sql(f"from {name} order by all").fetchall()
        )
        assert connection.sql(back).types == connection.sql(f"from {name}").types


def test_csv_keeps_lists_as_json_and_nulls_empty(file: Path, tmp_path: Path) -> None:
    with duckdb.connect(str(file), read_only=True) as connection:
        export(connection, tmp_path / "out", form="csv")
    query = f"select target, value_high from read_csv('{tmp_path}/out/core.facts.csv') order by unit"
    rows = [(json.loads(target), high) for target, high in duckdb.execute(query).fetchall()]
    assert rows == [(["Ukraine"], 5e6), (["Ukraine", "Russia"], None)]


def test_the_package_names_fields_keys_and_what_they_mean(file: Path, tmp_path: Path) -> None:
    with duckdb.connect(str(file), read_only=True) as connection:
        export(connection, tmp_path / "out")
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text())
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert tuple(resources) == schema.ORDER
    for name, resource in resources.items():
        assert (tmp_path / "out" / resource["path"]).stat().st_size == resource["bytes"]
        fields = {field["name"]: field["description"] for field in resource["schema"]["fields"]}
        assert fields == {column.name: column.comment for column in schema.describe(name).columns}
    facts = resources["core.facts"]["schema"]
    assert facts["primaryKey"] == ["fact_id"]
    assert {
        "fields": ["article_id", "sentence_no"],
        "reference": {"resource": "core.sentences", "fields": ["article_id", "sentence_no"]},
    } in facts["foreignKeys"]
    assert resources["core.facts"]["rows"] == 2


def test_a_folder_with_other_files_is_left_alone_and_an_export_replaced(file: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("not yours")
    with duckdb.connect(str(file), read_only=True) as connection:
        with pytest.raises(BadFolderError, match="mine"):
            export(connection, tmp_path / "mine")
        export(connection, tmp_path / "out")
        export(connection, tmp_path / "out", form="csv")
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "not yours"
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".csv", ".json"}


def test_the_command_exports_a_file(file: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "cli.main", "export", str(tmp_path / "out"), "--file", str(file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "core.facts" in done.stdout
    assert (tmp_path / "out" / "datapackage.json").exists()
