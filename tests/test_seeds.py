"""The two articles that the customer gave: what must come out of them, and what must not. They stand beside us."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extraction.extractor import Extractor
from extraction.readers import Parsed, read_articles
from tests.paths import SHARED, needs

if TYPE_CHECKING:
    from extraction.records import Fact

pytestmark = needs("seeds")


@pytest.fixture(scope="module")
def facts() -> list[Fact]:
    articles = []
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        articles += [
            read.to_article() for read in read_articles(path.name, path.read_bytes()) if isinstance(read, Parsed)
        ]
    return [fact for extraction in Extractor().extract(articles) for fact in extraction.facts]


def find(facts: list[Fact], fact_type: str, unit: str) -> list[tuple[float | None, float | None]]:
    return [
        (f.value_low, f.value_high) for f in facts if f.fact_type == fact_type and f.unit == unit and not f.implicit
    ]


def one(facts: list[Fact], quote: str) -> Fact:
    (fact,) = [fact for fact in facts if fact.quote == quote]
    return fact


def test_four_square_kilometres_are_retaken_by_ukraine_as_its_forces_say(facts: list[Fact]) -> None:
    assert find(facts, "territory_gained", "km2") == [(4.0, 4.0)]
    fact = one(facts, "4sq km")
    assert fact.actor == ("Ukraine",)
    assert fact.claimed_by in {"Ukrainian forces", "Ukraine"}


def test_the_push_of_some_hundred_metres_is_cherevatys(facts: list[Fact]) -> None:
    fact = one(facts, "200 to 400 metres")
    assert (fact.fact_type, fact.value_low, fact.value_high, fact.unit) == ("territory_gained", 0.2, 0.4, "km")
    assert (fact.actor, fact.claimed_by) == (("Ukraine",), "Serhii Cherevaty")


def test_several_thousand_reinforcements_are_russias_as_maliar_says(facts: list[Fact]) -> None:
    fact = one(facts, "several thousand")
    assert (fact.fact_type, fact.value_low, fact.value_high, fact.qualifier) == ("reinforcements", 3000, 9000, "vague")
    assert (fact.actor, fact.location, fact.claimed_by) == (("Russia",), "Bakhmut", "Hanna Maliar")


def test_several_battalions_are_possible_as_british_intelligence_says(facts: list[Fact]) -> None:
    (fact,) = [fact for fact in facts if fact.item == "battalion"]
    assert (fact.fact_type, fact.value_low, fact.value_high, fact.modality) == ("reinforcements", 3, 9, "possible")
    assert (fact.actor, fact.claimed_by) == (("Russia",), "British military intelligence")


def test_more_than_seventy_are_killed_by_russia_as_its_ministry_says(facts: list[Fact]) -> None:
    fact = one(facts, "more than 70")
    assert (fact.fact_type, fact.value_low, fact.value_high, fact.qualifier) == ("killed", 70, None, "at_least")
    assert fact.actor == ("Russia",)
    assert fact.claimed_by is not None
    assert "efence" in fact.claimed_by


def test_the_pledge_is_money_from_the_united_states_to_ukraine(facts: list[Fact]) -> None:
    fact = one(facts, "$375m")
    assert (fact.fact_type, fact.value_low, fact.unit, fact.modality) == ("aid_money", 375e6, "USD", "planned")
    assert (fact.actor, fact.target) == (("United States",), ("Ukraine",))


def test_thousands_of_losses_are_of_both_sides(facts: list[Fact]) -> None:
    fact = one(facts, "thousands")
    assert (fact.fact_type, fact.value_low, fact.value_high) == ("casualties", 2000, 9999)
    assert set(fact.target) == {"Ukraine", "Russia"}


@pytest.mark.parametrize("other", ["65th", "70,000", "F-16", "MiG-17", "G7", "two", "eight months", "a dozen"])
def test_nothing_typed_is_made_of_other_numbers(facts: list[Fact], other: str) -> None:
    assert [fact for fact in facts if other in fact.quote and fact.fact_type != "other"] == []
