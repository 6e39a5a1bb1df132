"""What analysts ask: sides against each other, ground by week, vague words bound anew, records, crosswalks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from assets.checks import find_offenders, load_checks
from warehouse import schema

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.warehouse.corpus import Corpus

CHECKS = {check.name: check for check in load_checks()}
LIMITS = {"most_rejects": 0.5, "may_shrink": ""}


@pytest.mark.parametrize("name", schema.VIEWS)
def test_every_view_can_be_asked_of_an_empty_lake(corpus: Corpus, tmp_path: Path, name: str) -> None:
    with corpus.build(tmp_path / "w.duckdb") as connection:
        assert connection.execute(f"select * from {name}").fetchall() == []


def test_vague_words_can_be_bound_anew_without_extracting_again(corpus: Corpus, tmp_path: Path) -> None:
    corpus.article("one")
    corpus.fact("one", "killed", 24, 99, quote="dozens of", qualifier="vague", target="Ukraine")
    corpus.fact("one", "reinforcements", 3000, 9000, quote="several thousand", qualifier="vague", actor="Russia")
    with corpus.build(tmp_path / "w.duckdb") as connection:
        bounds = "[{'quantifier': 'dozens', 'low': 20, 'high': 60}]"
        macro = connection.execute(
            f"select quantifier, value_low, value_high from views.facts_with_bounds({bounds}) order by quantifier"
        ).fetchall()
        connection.execute("update core.quantifiers set low = 4 where quantifier = 'several'").fetchall()
        view = connection.execute("select value_low, extracted_low from views.vague_facts where quantifier = 'several'")
        assert view.fetchall() == [(4000, 3000)]
    assert macro == [("dozens", 20, 60), ("several", 3000, 9000)]


def test_a_vague_word_inside_another_word_is_none(corpus: Corpus, tmp_path: Path) -> None:
    corpus.article("one")
    corpus.fact("one", "killed", 200, 999, quote="hundreds in Severaltown", qualifier="vague", target="Ukraine")
    with corpus.build(tmp_path / "w.duckdb") as connection:
        assert connection.execute("select quantifier from views.vague_facts").fetchall() == [("hundreds",)]


def test_a_number_in_no_row_fails_the_ledger_check(corpus: Corpus, tmp_path: Path) -> None:
    corpus.article("whole")
    corpus.fact("whole", "killed", 7, quote="seven", sentence="In the depot seven died.")
    corpus.article("digit")
    corpus.fact("digit", "killed", 7, quote="7", sentence="In the depot 7 died on day 12.")
    corpus.article("word")
    corpus.fact("word", "killed", 7, quote="7", sentence="Of eleven guards 7 died; someone often wrote.")
    corpus.build(tmp_path / "w.duckdb").close()
    found = find_offenders(CHECKS["number_ledger_is_complete"], tmp_path / "w.duckdb", None, LIMITS)
    assert sorted(found["left_out"]) == ["1", "eleven"]
    assert sorted(found["around"]) == [" died on day 12.", "Of eleven guards "]


def test_casualties_stand_own_side_against_other_side(corpus: Corpus, tmp_path: Path) -> None:
    corpus.article("one")
    event: dict[str, Any] = {
        "target": "Russia",
        "actor": "Ukraine",
        "location": "Tavna",
        "on": "2024-03-01",
        "item": "soldier",
    }
    corpus.fact("one", "killed", 400, claimed_by="Ukrainian General Staff", **event)
    corpus.fact("one", "killed", 63, claimed_by="Russian Ministry of Defence", **event)
    with corpus.build(tmp_path / "w.duckdb") as connection:
        stands = connection.execute(
            "select claimant_stands, value_low from views.casualty_claims order by all"
        ).fetchall()
        sides = connection.execute(
            "select whose_people, month, own_side_says, other_side_says, contested_claims from views.casualties_by_side"
        ).fetchall()
    assert stands == [("other side", 400), ("own side", 63)]
    assert sides == [("Russia", date(2024, 3, 1), 63, 400, 1)]


def test_ground_gained_by_one_is_lost_by_the_other_in_the_same_week(corpus: Corpus, tmp_path: Path) -> None:
    corpus.article("one", day="2024-03-06")
    ground: dict[str, Any] = {"actor": "Ukraine", "target": "Russia"}
    corpus.fact("one", "territory_gained", 20, unit="km2", location="Tavna", on="2024-03-05", **ground)
    corpus.fact("one", "territory_gained", 1.7, unit="km", location="Orhiv Yar", on="2024-03-05", **ground)
    corpus.article("two", day="2024-03-07", source="Courier")
    corpus.fact(
        "two", "territory_lost", 20, unit="km2", location="Tavna", on="2024-03-05", actor="Russia", target="Ukraine"
    )
    with corpus.build(tmp_path / "w.duckdb") as connection:
        found = connection.execute(
            "select side, week, gained_km2, lost_km2, furthest_advance_km from views.territory_by_week order by side"
        ).fetchall()
    assert found == [
        ("Russia", date(2024, 3, 4), None, 20, None),
        ("Ukraine", date(2024, 3, 4), 20, None, 1.7),
    ]


def test_a_sources_record_is_the_share_that_others_contradict(corpus: Corpus, tmp_path: Path) -> None:
    event: dict[str, Any] = {"target": "Syria", "location": "Khan Asal", "on": "2024-03-01", "item": "people"}
    for outlet, speaker, figure in (
        ("Wire", "White Helmets", 17),
        ("Courier", "Syrian army", 17),
        ("Herald", None, 22),
    ):
        corpus.article(outlet, source=outlet)
        corpus.fact(outlet, "killed", figure, **event, claimed_by=speaker)
        corpus.fact(outlet, "damage", len(outlet), item="house", target="Syria", location="Khan Asal", implicit=True)
    with corpus.build(tmp_path / "w.duckdb") as connection:
        sources = connection.execute(
            "select source, figures, comparable, contradicted, contradicted_share from views.source_record order by 1"
        ).fetchall()
        claimants = connection.execute(
            "select claimant, contradicted from views.claimant_record order by claimant"
        ).fetchall()
    assert sources == [("Courier", 1, 1, 1, 1.0), ("Herald", 1, 1, 1, 1.0), ("Wire", 1, 1, 1, 1.0)]
    assert claimants == [("Herald", 1), ("Syrian army", 1), ("White Helmets", 1)]


def test_crosswalks_have_the_columns_of_the_datasets_they_are_joined_with(corpus: Corpus, tmp_path: Path) -> None:
    corpus.article("one", day="2024-03-02")
    corpus.fact(
        "one",
        "killed",
        12,
        15,
        target="Sudan",
        actor="Rapid Support Forces",
        location="El Amara",
        on="2024-03-01",
        item="civilian",
    )
    corpus.fact("one", "aid_money", 10e6, unit="USD", actor="Germany", target="Ukraine", modality="planned")
    with corpus.build(tmp_path / "w.duckdb") as connection:
        acled = connection.execute(
            "select event_date, event_type, actor1, actor2, iso, geo_precision, fatalities from views.acled_like"
        ).fetchall()
        ucdp = connection.execute(
            "select type_of_violence, side_a, where_prec, date_prec, low, best, high, deaths_civilians"
            " from views.ucdp_like"
        ).fetchall()
        kiel = connection.execute(
            "select donor, measure, reporting_currency, source_reported_value, tot_activity_value_eur > 9e6"
            " from views.kiel_like"
        ).fetchall()
    day = date(2024, 3, 1)
    assert acled == [(day, "Violence against civilians", "Rapid Support Forces", "Sudan", "SD", 1, 13.5)]
    assert ucdp == [(3, "Rapid Support Forces", 1, 1, 12, 13.5, 15, 13.5)]
    assert kiel == [("Germany", "Commitment", "USD", 10e6, True)]


def test_claims_near_a_point_are_those_within_the_distance(corpus: Corpus, tmp_path: Path) -> None:
    corpus.article("one")
    for killed, place in ((12, "Tavna"), (13, "Lower Tavna"), (14, "Orhiv Yar")):
        corpus.fact("one", "killed", killed, target="Ukraine", location=place, item="people")
    with corpus.build(tmp_path / "w.duckdb") as connection:
        found = connection.execute(
            "select location, distance_km from views.claims_near(48.6, 38.0, 20) order by distance_km"
        ).fetchall()
    assert found == [("Tavna", 0.0), ("Lower Tavna", pytest.approx(11.5, abs=0.3))]


@pytest.mark.parametrize("check", sorted(CHECKS))
def test_a_sound_file_passes_every_check(corpus: Corpus, tmp_path: Path, check: str) -> None:
    corpus.article("one")
    corpus.fact(
        "one",
        "killed",
        7,
        target="Ukraine",
        location="Tavna",
        item="people",
        claimed_by="Olha Hrytsenko",
        sentence="In the depot 7 died.",
    )
    corpus.build(tmp_path / "w.duckdb").close()
    assert find_offenders(CHECKS[check], tmp_path / "w.duckdb", None, LIMITS).rows() == []
