"""Articles come in versions: what was known on a day, what was rewritten, what was withdrawn."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.warehouse.corpus import Corpus

EVENT: dict[str, Any] = {"target": "Palestine", "location": "Wadi Halo", "on": "2024-03-01", "item": "people"}


@pytest.fixture
def rewritten(corpus: Corpus) -> Corpus:
    """An article of 2 March that says "at least 34", rewritten on 4 March to "at least 38" and without its wounded."""
    corpus.article("first", day="2024-03-02")
    corpus.fact("first", "killed", 34, None, quote="at least 34", **EVENT)
    corpus.fact("first", "wounded", 80, quote="80", **EVENT)
    corpus.fact("first", "damage", 3, quote="three", item="house", target="Palestine", location="Wadi Halo")
    corpus.article("second", day="2024-03-04", version_of="first")
    corpus.fact("second", "killed", 38, None, quote="at least 38", **EVENT)
    corpus.fact("second", "damage", 3, quote="three", item="house", target="Palestine", location="Wadi Halo")
    return corpus


def test_versions_follow_each_other_without_a_gap(rewritten: Corpus, tmp_path: Path) -> None:
    with rewritten.build(tmp_path / "w.duckdb") as connection:
        versions = connection.execute(
            "select valid_from, valid_to, supersedes is not null from core.articles order by valid_from"
        ).fetchall()
    assert versions == [
        (date(2024, 3, 2), date(2024, 3, 4), False),
        (date(2024, 3, 4), None, True),
    ]


@pytest.mark.parametrize(
    ("day", "known"),
    [("2024-03-01", []), ("2024-03-02", [34]), ("2024-03-03", [34]), ("2024-03-04", [38]), ("2025-01-01", [38])],
)
def test_facts_as_of_a_day_are_those_of_the_versions_of_that_day(
    rewritten: Corpus, tmp_path: Path, day: str, known: list[int]
) -> None:
    with rewritten.build(tmp_path / "w.duckdb") as connection:
        query = f"select value_low from views.facts_as_of(date '{day}') where fact_type = 'killed'"
        assert [low for (low,) in connection.execute(query).fetchall()] == known


def test_a_rewritten_figure_is_told_with_its_words_before_and_after(rewritten: Corpus, tmp_path: Path) -> None:
    with rewritten.build(tmp_path / "w.duckdb") as connection:
        found = connection.execute(
            "select old_quote, new_quote, change, changed_on from views.rewritten_figures order by old_quote"
        ).fetchall()
    assert found == [
        ("80", None, "gone", date(2024, 3, 4)),
        ("at least 34", "at least 38", "changed", date(2024, 3, 4)),
    ]


def test_a_claim_that_no_newest_version_tells_is_withdrawn_and_summed_no_more(
    rewritten: Corpus, tmp_path: Path
) -> None:
    with rewritten.build(tmp_path / "w.duckdb") as connection:
        claims = connection.execute(
            "select fact_type, withdrawn, best, articles from core.claims order by fact_type"
        ).fetchall()
        summed = connection.execute("select fact_type from views.flows order by all").fetchall()
    assert claims == [("damage", False, 3, 1), ("killed", False, 38, 1), ("wounded", True, 80, 1)]
    assert summed == [("damage",), ("killed",)]
