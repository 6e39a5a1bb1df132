"""The DDL is the only schema: everything is commented, and what others show of it says the same."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import dagster as dg
import duckdb
import polars as pl
import pytest

from assets.articles import articles
from assets.core import build_warehouse
from assets.extraction import extract_facts
from tests.paths import ROOT
from warehouse import dictionary, schema

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def empty() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        schema.create(connection)
        yield connection


@pytest.mark.parametrize("name", schema.NAMES)
def test_every_table_view_and_column_says_what_it_is(name: str) -> None:
    table = schema.describe(name)
    assert table.comment
    assert [column.name for column in table.columns if not column.comment] == []


@pytest.mark.parametrize("name", schema.ORDER)
def test_a_column_that_may_be_null_says_what_null_means(name: str) -> None:
    nullable = [column for column in schema.describe(name).columns if column.nullable]
    assert [column.name for column in nullable if "null = " not in column.comment] == []


@pytest.mark.parametrize("name", schema.NAMES)
def test_a_file_begins_with_what_one_row_is(name: str) -> None:
    first = schema.statements(name).splitlines()[0]
    assert first.startswith("-- ")
    assert first.endswith(".")


def test_every_sql_file_of_the_schema_is_listed() -> None:
    found = {
        f"{path.parent.name}.{path.stem}"
        for folder in schema.SCHEMAS
        for path in (ROOT / "warehouse" / folder).glob("*.sql")
    }
    assert found == set(schema.NAMES)


@pytest.mark.parametrize("name", [name for name in schema.ORDER if name != "raw.rejects"])
def test_every_table_has_a_key(empty: duckdb.DuckDBPyConnection, name: str) -> None:
    schema_name, table = name.split(".")
    keys = empty.execute(
        "select constraint_column_names from duckdb_constraints()"
        " where schema_name = ? and table_name = ? and constraint_type = 'PRIMARY KEY'",
        [schema_name, table],
    ).fetchall()
    assert len(keys) == 1


def test_the_dictionary_is_up_to_date() -> None:
    assert dictionary.PAGE.read_text(encoding="utf-8") == dictionary.render(), "run make docs"


def test_dagster_shows_the_comments_of_the_tables() -> None:
    shown = {
        ".".join(key.path): spec
        for asset in (articles, extract_facts, build_warehouse)
        for key, spec in asset.specs_by_key.items()
    }
    for name in schema.ORDER + schema.VIEWS:
        columns = shown[name].metadata["dagster/column_schema"].columns
        assert {c.name: c.description for c in columns} == {c.name: c.comment for c in schema.describe(name).columns}
        assert shown[name].metadata["dagster/relation_identifier"] == name


def test_lineage_of_a_view_is_what_its_sql_reads() -> None:
    specs = build_warehouse.specs_by_key
    deps = {dep.asset_key.to_user_string() for dep in specs[dg.AssetKey(["views", "money"])].deps}
    assert deps == {"core/facts", "core/units", "core/articles", "core/exchange_rates"}


@pytest.mark.parametrize("name", ["core.facts", "views.flows", "views.claims_near"])
def test_describe_prints_the_comments(name: str) -> None:
    command = [sys.executable, "-m", "cli.main", "describe", name, "--format", "jsonl"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    printed = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["column"], row["meaning"]) for row in printed] == [
        (column.name, column.comment) for column in schema.describe(name).columns
    ]


def test_an_unknown_name_is_told_with_those_that_are_known() -> None:
    with pytest.raises(schema.UnknownTableError, match=r"core\.fact'.*core\.facts"):
        schema.describe("core.fact")


@pytest.mark.parametrize(
    ("frame", "told"),
    [
        (pl.DataFrame({"unit": ["km"]}), r"\['kind'\] are missing"),
        (pl.DataFrame({"unit": ["km"], "kind": ["measure"], "size": [1]}), r"\['size'\] are not of this table"),
        (pl.DataFrame({"unit": [1], "kind": ["measure"]}), r"core.units.unit is Int64, must be String"),
    ],
)
def test_a_frame_that_does_not_fit_its_table_is_refused(frame: pl.DataFrame, told: str) -> None:
    with pytest.raises(schema.BadFrameError, match=told):
        schema.conform(frame, "core.units")


def test_columns_are_put_in_the_tables_order() -> None:
    frame = pl.DataFrame({"kind": ["measure"], "unit": ["km"]})
    assert schema.conform(frame, "core.units").columns == ["unit", "kind"]
