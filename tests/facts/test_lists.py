"""Lists: what the words before a colon say holds for the lines after it."""

from __future__ import annotations

import pytest

from tests.facts.marked import extract

LISTS = [
    (
        "Oslo will deliver to Kyiv as aid:\n- 14 howitzers;\n- 2,000 shells;\n- Two patrol boats.",
        ["aid_in_kind", "aid_in_kind", "aid_in_kind"],
    ),
    (
        "Enemy losses in Donetsk.\nTanks: 14 (+2)\nHelicopters: 3",
        ["equipment_lost", "equipment_lost", "equipment_lost"],
    ),
    ("The toll in Bunia.\nKilled: 12\nWounded: 40\nMissing: 7", ["killed", "wounded", "missing"]),
    ("Prisoners exchanged – 95", ["prisoners_exchanged"]),
    ("Targets struck in Sanaa:\n- 12 depots\n- Four bridges", ["damage", "damage"]),
    ("Agenda:\n- 12 speakers\n- Two workshops", []),
]


@pytest.mark.parametrize(("text", "wanted"), LISTS)
def test_the_lines_of_a_list_take_the_type_that_its_opening_tells(text: str, wanted: list[str]) -> None:
    assert [fact.fact_type for fact in extract(text).facts] == wanted
