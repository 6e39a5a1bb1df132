"""Each check passes on what a run built, and fails on the data that it is there to find."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import duckdb
import pytest

from assets.checks import BadCheckError, find_offenders, load_checks, parse_check

if TYPE_CHECKING:
    from pathlib import Path

    from tests.installation import Installation

LIMITS: dict[str, object] = {"most_rejects": 0.5, "may_shrink": ""}
CHECKS = {check.name: check for check in load_checks()}

SPOIL = {
    "spans_spell_their_quotes": "update core.facts set quote = quote || '!'",
    "events_precede_their_article": (
        "update core.facts set event_start = date '2031-01-01', event_end = date '2031-01-02', modality = 'occurred'"
    ),
    "number_ledger_is_complete": "update core.articles set text = text || ' Then 77 more.'",
    "conversions_agree": (
        "update core.quantities set value_low = 3, value_high = 3, unit = 'km2',"
        " restates = (select min(quantity_id) from core.quantities)"
        " where quantity_id = (select max(quantity_id) from core.quantities);"
        "update core.quantities set value_low = 9, value_high = 9, unit = 'km2'"
        " where quantity_id = (select min(quantity_id) from core.quantities)"
    ),
    "few_inputs_are_rejected": (
        "insert into raw.rejects by name select 'x' || n as path, date '2023-05-02' as day, n as record_no,"
        " 'no_text' as reason, '' as detail from range(9) as r (n)"
    ),
    "no_article_vanished": "delete from core.articles where external_id = 'river'",
    "references_lead_somewhere": "delete from core.entities",
}
"""Check → SQL that makes a good file bad, in a copy without constraints: a check is what stands when they fail."""


def copy_without_constraints(file: Path, target: Path) -> Path:
    """Copy tables into a file where nothing but checks can object."""
    with duckdb.connect(str(target)) as connection:
        connection.execute(f"attach '{file}' as good (read_only)").fetchall()
        tables = connection.execute(
            "select schema_name, table_name from duckdb_tables() where database_name = 'good'"
        ).fetchall()
        for schema, table in tables:
            connection.execute(f"create schema if not exists {schema}").fetchall()
            connection.execute(f"create table {schema}.{table} as select * from good.{schema}.{table}").fetchall()
    return target


def spoil(made: Installation, folder: Path, sql: str) -> Path:
    bad = copy_without_constraints(made.storage.built, folder / "bad.duckdb")
    with duckdb.connect(str(bad)) as connection:
        for statement in sql.split(";"):
            connection.execute(statement).fetchall()
    return bad


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_passes_on_what_a_run_built(name: str, filled: Installation) -> None:
    assert find_offenders(CHECKS[name], filled.storage.built, filled.storage.current, LIMITS).rows() == []


@pytest.mark.parametrize("name", SPOIL)
def test_a_check_finds_the_data_it_is_there_for(name: str, filled: Installation, tmp_path: Path) -> None:
    bad = spoil(filled, tmp_path, SPOIL[name])
    assert find_offenders(CHECKS[name], bad, filled.storage.current, LIMITS).height > 0


def test_a_check_passes_before_anything_is_published(filled: Installation) -> None:
    assert find_offenders(CHECKS["no_article_vanished"], filled.storage.built, None, LIMITS).is_empty()


def test_a_day_may_shrink_where_it_is_named(filled: Installation, tmp_path: Path) -> None:
    bad = spoil(filled, tmp_path, SPOIL["no_article_vanished"])
    limits = LIMITS | {"may_shrink": "2023-05-01,2023-05-02"}
    assert find_offenders(CHECKS["no_article_vanished"], bad, filled.storage.current, limits).is_empty()


def test_more_rejects_pass_where_they_are_allowed(filled: Installation, tmp_path: Path) -> None:
    bad = spoil(filled, tmp_path, SPOIL["few_inputs_are_rejected"])
    limits = LIMITS | {"most_rejects": 1.0}
    assert find_offenders(CHECKS["few_inputs_are_rejected"], bad, filled.storage.current, limits).is_empty()


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        (" Then Sixty more.", "sixty"),
        (" Then dozens more.", "dozens"),
        (" Then 7 more.", "7"),
        (" Then mk4 more.", "4"),
        (" Then none, often, and someone else.", None),
    ],
)
def test_the_ledger_misses_numbers_and_nothing_else(
    text: str, left_out: str | None, filled: Installation, tmp_path: Path
) -> None:
    bad = spoil(filled, tmp_path, f"update core.articles set text = text || '{text}'")
    found = find_offenders(CHECKS["number_ledger_is_complete"], bad, None, LIMITS)
    assert set(found["left_out"]) == ({left_out} if left_out else set())
    assert all(text in around for around in found["around"])


@pytest.mark.parametrize(("newest", "offends"), [(2, False), (5, True), (0, True), (3, False)])
def test_a_drift_of_facts_per_thousand_words_is_found(
    newest: int, offends: bool, filled: Installation, tmp_path: Path
) -> None:
    """Ten days of 2,500 words with two facts each, then a day with `newest`."""
    bad = spoil(
        filled,
        tmp_path,
        "create table an_article as select * from core.articles limit 1;"
        "create table a_fact as select * from core.facts limit 1;"
        "delete from core.articles; delete from core.facts;"
        "insert into core.articles by name select a.* replace ('a' || n as article_id, 2500 as words,"
        " (date '2023-06-01' + n::integer) as day) from an_article as a, range(11) as r (n);"
        "insert into core.facts by name select f.* replace ('a' || n as article_id, n || '.' || m as fact_id)"
        f" from a_fact as f, range(11) as r (n), range(9) as s (m) where m < case when n = 10 then {newest} else 2 end",
    )
    found = find_offenders(CHECKS["facts_keep_their_density"], bad, None, LIMITS)
    assert (found.height > 0) == offends


def test_each_check_says_what_must_hold_and_stops_what_would_mislead() -> None:
    assert all(check.description.endswith(".") for check in CHECKS.values())
    stopping = {name for name, check in CHECKS.items() if check.stops}
    assert stopping >= {
        "spans_spell_their_quotes",
        "events_precede_their_article",
        "few_inputs_are_rejected",
        "no_article_vanished",
        "references_lead_somewhere",
    }


@pytest.mark.parametrize("heading", ["", "-- asset: a/b\n-- severity: fatal\n", "-- severity: warn\n"])
def test_a_check_without_a_heading_is_refused(heading: str) -> None:
    with pytest.raises(BadCheckError, match="severity"):
        parse_check("new", f"-- What holds.\n{heading}select 1")


def test_a_failing_check_keeps_the_file_from_being_published(filled: Installation) -> None:
    kept = filled.storage.built.with_name("kept")
    shutil.copy(filled.storage.built, kept)
    with duckdb.connect(str(filled.storage.built)) as connection:
        connection.execute("update core.facts set quote = 'x'").fetchall()
    before = filled.generations()
    result = filled.run("2023-05-02", "2023-05-03")
    shutil.move(kept, filled.storage.built)
    assert not result.success
    assert filled.generations() == before
    assert filled.ask("select count(*) from core.facts where quote = 'x'") == [(0,)]
