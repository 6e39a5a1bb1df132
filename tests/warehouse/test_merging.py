"""Which names over all articles are one entity, and why."""

from __future__ import annotations

from dataclasses import replace

from warehouse.merging import Name, find_merges

CURATED = Name(
    "g1", "Rapid Support Forces", "armed_group", "Rapid Support Forces", None, is_curated=True, aliases=("RSF",)
)
FULL = Name("p1", "Marta Oliveri", "person", "Italy", "Italy", is_curated=False)


def test_an_acronym_joins_the_group_that_it_stands_for() -> None:
    (merge,) = find_merges([CURATED, Name("g2", "RSF", "armed_group", "RSF", None, is_curated=False)])
    assert (merge.entity_id, merge.canonical_id, merge.rule) == ("g2", "g1", "acronym")
    assert merge.reason == "RSF is Rapid Support Forces"


def test_spellings_of_one_person_meet_but_not_over_two_sides() -> None:
    other = Name("p2", "Marta Olivieri", "person", "Italy", "Italy", is_curated=False)
    assert {m.rule for m in find_merges([FULL, other])} == {"spelling"}
    assert find_merges([FULL, replace(other, actor="France", affiliation="France")]) == []


def test_a_surname_joins_only_when_one_person_has_it() -> None:
    surname = Name("p3", "Oliveri", "person", None, None, is_curated=False)
    assert [m.rule for m in find_merges([FULL, surname])] == ["surname"]
    namesake = Name("p4", "Paolo Oliveri", "person", None, None, is_curated=False)
    assert not [m for m in find_merges([FULL, namesake, surname]) if m.entity_id == "p3"]


def test_curated_entities_are_never_merged_away() -> None:
    twin = replace(CURATED, entity_id="g9")
    assert find_merges([CURATED, twin]) == []
