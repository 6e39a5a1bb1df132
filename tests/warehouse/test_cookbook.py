"""The cookbook's answers are what its queries give on the sample, and its page keeps its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from benchmarks.warehouse.scale import BEGIN, END
from tests.paths import ROOT
from warehouse import schema
from warehouse.cookbook import PAGE, Recipe, answer, recipes, renew, tabulate

if TYPE_CHECKING:
    from tests.sample_run import SampleRun

RECIPES = recipes(PAGE.read_text(encoding="utf-8"))


def test_there_are_enough_recipes_and_each_asks_a_question() -> None:
    assert len(RECIPES) >= 25
    assert [recipe.question for recipe in RECIPES if not recipe.question.endswith("?")] == []
    assert PAGE.read_text(encoding="utf-8").count("```sql") == len(RECIPES)


@pytest.mark.parametrize("recipe", RECIPES, ids=[recipe.question for recipe in RECIPES])
def test_a_recipe_gives_the_answer_on_the_page(sample: SampleRun, recipe: Recipe) -> None:
    with duckdb.connect(str(sample.file), read_only=True) as connection:
        assert answer(connection, recipe.sql) == recipe.answer, "run make docs"


def test_the_readme_tells_the_median_time_of_every_recipe_and_none_is_above_a_second() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8").split(BEGIN)[1].split(END)[0]
    told = {
        row.split("|")[1].strip(): float(row.split("|")[2])
        for row in table.split("\n")
        if row.startswith("|") and "?" in row
    }
    assert set(told) == {recipe.question for recipe in RECIPES}, 'run make bench-warehouse ARGS="--write"'
    assert max(told.values()) <= 1000


def test_every_view_and_macro_is_shown_or_stands_behind_one_that_is() -> None:
    queries = "\n".join(recipe.sql for recipe in RECIPES)
    shown = {name for name in schema.NAMES if name in queries}
    behind = {read for name in shown for read in schema.reads(name)}
    behind |= {read for name in behind for read in schema.reads(name)}
    assert set(schema.VIEWS + schema.MACROS) - shown - behind == set()


def test_renewing_an_answered_page_changes_nothing_but_answers(sample: SampleRun) -> None:
    page = PAGE.read_text(encoding="utf-8")
    stale = page.replace("(1 row)", "(no rows at all)")
    with duckdb.connect(str(sample.file), read_only=True) as connection:
        assert renew(stale, connection) == renew(page, connection)


def test_an_answer_cuts_long_cells_and_leaves_nulls_empty() -> None:
    assert tabulate(["a", "b"], [["x" * 70, None], ["y", 12345.5]]).splitlines() == [
        f"{'a':<60}         b",
        f"{'-' * 60}  --------",
        f"{'x' * 59}…",
        f"{'y':<60}  12,345.5",
        "(2 rows)",
    ]
