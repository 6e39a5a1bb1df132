"""Column lineage: every column of every table and view has what its SQL says, down to the lake."""

from __future__ import annotations

import dagster as dg
import pytest

from assets.lineage import column_sources
from assets.metadata import column_lineage
from warehouse import lake, schema


@pytest.mark.parametrize("name", [name for name in schema.ORDER if name in lake.TABLES.values()] + list(schema.VIEWS))
def test_every_column_is_traced(name: str) -> None:
    assert column_sources()[name].keys() == {column.name for column in schema.describe(name).columns}


@pytest.mark.parametrize("name", schema.VIEWS)
def test_what_a_view_comes_from_exists(name: str) -> None:
    for sources in column_sources()[name].values():
        for table, column in sources:
            assert column in {found.name for found in schema.describe(table.replace("/", ".")).columns}


def test_a_table_comes_from_the_lake_through_temporary_tables() -> None:
    assert column_sources()["core.facts"]["quote"] == (("lake/facts", "quote"),)
    assert column_sources()["core.articles"]["valid_from"] == (("lake/articles", "day"),)


def test_a_sentence_in_a_view_comes_from_its_table() -> None:
    assert column_sources()["views.fact_overview"]["sentence"] == (("core/sentences", "text"),)


def test_it_is_shown_both_to_dagster_and_to_a_reader() -> None:
    shown = column_lineage({"a": [("core/facts", "b")], "c": []})
    lineage = shown["dagster/column_lineage"].value
    assert isinstance(lineage, dg.TableColumnLineage)
    assert lineage.deps_by_column["a"][0].column_name == "b"
    assert "| a | core/facts.b |" in str(shown["columns_come_from"].value)
    assert "| c | constants |" in str(shown["columns_come_from"].value)
