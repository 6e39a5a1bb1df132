"""Facts without a number: bare singulars and named settlements, flagged, and only where the deed is told as done."""

from __future__ import annotations

import pytest

from tests.facts.marked import extract

SAID = [
    ("Wagner claims to have captured Bakhmut.", [("Bakhmut", "territory_gained")]),
    ("The RSF withdrew from Singa without a fight.", [("Singa", "territory_lost")]),
    ("Armenia handed over Agdam and Kalbajar.", [("Agdam", "territory_lost"), ("Kalbajar", "territory_lost")]),
    ("The fall of Bukavu came after days of fighting.", [("Bukavu", "territory_lost")]),
    ("M23 rebels seized the town of Sake on Tuesday.", [("Sake", "territory_gained")]),
    ("Rebels managed to capture Bukavu.", [("Bukavu", "territory_gained")]),
    ("A soldier was killed and a tank destroyed near Agdam.", [("soldier", "killed"), ("tank", "equipment_lost")]),
    ("A drone was shot down over Port Sudan.", [("drone", "munitions_intercepted")]),
    ("A journalist was abducted in Sanaa.", [("journalist", "captured")]),
    ("A woman was hurt in Nikopol.", [("woman", "wounded")]),
]
UNSAID = [
    "Troops are trying to capture Pokrovsk.",
    "The army did not take Goma.",
    "Residents fled from Goma.",
    "The battle for Bakhmut lasted a year.",
    "Shelling hit Bakhmut.",
    "The president visited Kharkiv and left Odesa.",
    "A soldier said that he had seen nothing.",
]


@pytest.mark.parametrize(("text", "wanted"), SAID)
def test_a_deed_without_a_number_is_one_implicit_fact(text: str, wanted: list[tuple[str, str]]) -> None:
    facts = extract(text).facts
    assert [(fact.quote, fact.fact_type) for fact in facts] == wanted
    assert all(fact.implicit and (fact.value_low, fact.value_high) == (1, 1) for fact in facts)


@pytest.mark.parametrize("text", UNSAID)
def test_what_was_not_done_gives_no_implicit_fact(text: str) -> None:
    assert extract(text).facts == ()


def test_a_settlement_taken_is_its_own_place() -> None:
    (fact,) = extract("Wagner claims to have captured Bakhmut.").facts
    assert (fact.item, fact.location) == ("settlement", "Bakhmut")
