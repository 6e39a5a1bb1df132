"""Facts to claims: which belong together (a labelled set), and what a claim then says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.warehouse.claims import judge, read_pairs, score
from warehouse.claims.clustering import find_leaders

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

    from benchmarks.warehouse.corpus import Corpus

LONG = (
    "Two storeys of the textile mill by the river fell in when the second shell struck, and neighbours dug with their"
    " hands until dawn; by then {} workers of the night shift had been counted dead, the owner told callers"
)


def claims(connection: duckdb.DuckDBPyConnection, columns: str) -> list[tuple[Any, ...]]:
    return connection.execute(f"select {columns} from core.claims order by first_seen, fact_type, best").fetchall()


def test_the_labelled_pairs_are_enough_and_mostly_told_right(tmp_path: Path) -> None:
    pairs = read_pairs()
    assert sum(pair["same"] for pair in pairs) >= 40
    assert sum(not pair["same"] for pair in pairs) >= 40
    precision, recall = score(judge(tmp_path, pairs))
    assert precision >= 0.97
    assert recall >= 0.95


def test_a_fact_joins_leaders_only_so_that_claims_do_not_grow_by_chains() -> None:
    leader, relation = find_leaders(3, [(0, 1, "agrees"), (1, 2, "agrees")])
    assert leader == [0, 0, 2]
    assert relation == ["first", "agrees", "first"]


def test_a_fact_joins_the_leader_that_binds_most_and_then_the_earliest() -> None:
    leader, relation = find_leaders(4, [(0, 3, "rival"), (1, 3, "agrees"), (2, 3, "agrees")])
    assert leader[3] == 1
    assert relation[3] == "agrees"


def test_near_copies_and_quotes_of_one_speaker_count_once(corpus: Corpus, tmp_path: Path) -> None:
    for outlet in ("Wire", "Courier", "Herald"):
        corpus.article(outlet, source=outlet)
        corpus.fact(outlet, "killed", 19, target="Sudan", location="El Amara", item="worker", sentence=LONG.format(19))
    for outlet in ("Post", "Gazette"):
        corpus.article(outlet, source=outlet)
        corpus.fact(
            outlet, "killed", 19, target="Sudan", location="El Amara", item="people", claimed_by="Doctors' union"
        )
    with corpus.build(tmp_path / "w.duckdb") as connection:
        [(facts, articles, claimants, affirmed, agreement)] = claims(
            connection, "facts, articles, claimants, affirmed_by, agreement"
        )
    assert (facts, articles, claimants, agreement) == (5, 5, 2, "agreeing")
    assert "Doctors' union" in affirmed
    assert len(affirmed) == 2


def test_rivals_stand_side_by_side_with_all_their_figures(corpus: Corpus, tmp_path: Path) -> None:
    corpus.article("one")
    shared: dict[str, Any] = {"target": "Russia", "location": "Tavna", "on": "2024-03-01", "item": "soldier"}
    corpus.fact("one", "killed", 400, claimed_by="Ukrainian General Staff", **shared)
    corpus.fact("one", "killed", 63, claimed_by="Russian Ministry of Defence", **shared)
    with corpus.build(tmp_path / "w.duckdb") as connection:
        found = claims(connection, "agreement, value_low, value_high, lowest, best, highest, sides")
        words = connection.execute("select side_by_side, ratio from views.contested_claims").fetchall()
        kinds = connection.execute("select kind, count(*) from views.contradictions group by kind").fetchall()
    assert found == [("conflicting", None, None, 63, 63, 400, ["Russia", "Ukraine"])]
    assert words == [(["Russian Ministry of Defence: 63", "Ukrainian General Staff: 400"], pytest.approx(400 / 63))]
    assert kinds == [("figure", 2)]


def test_bounds_that_meet_agree_on_what_they_share(corpus: Corpus, tmp_path: Path) -> None:
    shared: dict[str, Any] = {"target": "Syria", "location": "Khan Asal", "on": "2024-03-01", "item": "civilian"}
    for outlet, low, high in (("Wire", 30, None), ("Courier", 30, 40), ("Herald", 34, 34)):
        corpus.article(outlet, source=outlet)
        corpus.fact(outlet, "killed", low, high, **shared)
    with corpus.build(tmp_path / "w.duckdb") as connection:
        assert claims(connection, "agreement, value_low, value_high, claimants") == [("agreeing", 34, 34, 3)]


def test_best_is_what_most_say_and_the_lower_of_two_equals(corpus: Corpus, tmp_path: Path) -> None:
    shared: dict[str, Any] = {"target": "Syria", "location": "Khan Asal", "on": "2024-03-01", "item": "people"}
    for outlet, figure in (("Wire", 52), ("Courier", 60)):
        corpus.article(outlet, source=outlet)
        corpus.fact(outlet, "killed", figure, **shared)
    with corpus.build(tmp_path / "w.duckdb") as connection:
        assert claims(connection, "best, lowest, highest") == [(52, 52, 60)]
    corpus.article("Herald", source="Herald")
    corpus.fact("Herald", "killed", 60, **shared)
    with corpus.build(tmp_path / "w.duckdb") as connection:
        assert claims(connection, "best, claimants") == [(60, 3)]


def test_a_claim_that_is_only_denied_counts_nowhere(corpus: Corpus, tmp_path: Path) -> None:
    corpus.article("one")
    corpus.fact("one", "killed", 80, target="Ukraine", location="Tavna", claimed_by="Olha Hrytsenko", stance="denied")
    with corpus.build(tmp_path / "w.duckdb") as connection:
        assert claims(connection, "agreement, best, denied_by, claimants") == [("denied", None, ["Olha Hrytsenko"], 0)]
        assert connection.execute("select count(*) from views.flows").fetchall() == [(0,)]


def test_a_flow_is_summed_without_double_counting(corpus: Corpus, tmp_path: Path) -> None:
    """A week's figure holds its days, "including" its whole, a running total everything: the sum is 120 + 7."""
    side: dict[str, Any] = {"target": "Rapid Support Forces", "item": "fighter", "claimed_by": "Sudanese army"}
    week = corpus.article("week", day="2024-03-10") and "week"
    whole = corpus.fact(
        week, "killed", 120, location="El Amara", event_start="2024-03-03", event_end="2024-03-09", **side
    )
    corpus.fact(week, "killed", 11, part_of=whole, target="Rapid Support Forces", item="commander")
    corpus.fact(week, "killed", 9000, cumulative=True, **side)
    for day, outlet in (("2024-03-05", "Wire"), ("2024-03-05", "Courier"), ("2024-03-06", "Wire")):
        name = f"{day}{outlet}"
        corpus.article(name, day=day, source=outlet)
        corpus.fact(name, "killed", 15 if day.endswith("5") else 22, location="El Amara", on=day, **side)
    corpus.article("elsewhere", day="2024-03-06")
    corpus.fact("elsewhere", "killed", 7, location="Khan Asal", on="2024-03-06", target="Syria", item="civilian")
    with corpus.build(tmp_path / "w.duckdb") as connection:
        assert connection.execute("select sum(best) from views.flows where fact_type = 'killed'").fetchall() == [(127,)]
        assert connection.execute("select count(*) from core.claims where counted_in is not null").fetchall() == [(3,)]


def test_a_running_total_shows_its_increments_and_flags_a_fall(corpus: Corpus, tmp_path: Path) -> None:
    for day, total in (("2024-03-02", 411000), ("2024-03-03", 411900), ("2024-03-04", 410000)):
        corpus.article(day, day=day)
        corpus.fact(
            day,
            "casualties",
            total,
            target="Russia",
            item="soldier",
            cumulative=True,
            claimed_by="Ukrainian General Staff",
        )
    with corpus.build(tmp_path / "w.duckdb") as connection:
        found = connection.execute(
            "select increment, falls, told_for from views.running_totals order by as_of"
        ).fetchall()
        series = connection.execute("select count(distinct series_id) from views.running_totals").fetchall()
    assert found == [(None, False, "Ukraine"), (900, False, "Ukraine"), (-1900, True, "Ukraine")]
    assert series == [(1,)]


def test_two_sides_running_totals_are_two_series_and_one_contested_claim(corpus: Corpus, tmp_path: Path) -> None:
    corpus.article("one")
    for speaker, total in (("Ukrainian General Staff", 150000), ("Russian Ministry of Defence", 9000)):
        corpus.fact("one", "killed", total, target="Russia", item="soldier", cumulative=True, claimed_by=speaker)
    with corpus.build(tmp_path / "w.duckdb") as connection:
        assert claims(connection, "agreement, lowest, highest") == [("conflicting", 9000, 150000)]
        assert connection.execute("select count(distinct series_id) from views.running_totals").fetchall() == [(2,)]


def test_the_same_lake_gives_the_same_claims(corpus: Corpus, tmp_path: Path) -> None:
    for number in range(12):
        corpus.article(str(number), source=f"Outlet {number % 4}")
        corpus.fact(str(number), "killed", 10 + number % 3, target="Ukraine", location="Tavna", item="people")
    found = []
    for name in ("first.duckdb", "second.duckdb"):
        with corpus.build(tmp_path / name) as connection:
            found.append(connection.execute("select * from core.claim_facts order by fact_id").fetchall())
    assert found[0] == found[1]
