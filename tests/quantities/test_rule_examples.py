"""Every example of the rule files is a test."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from extraction.dates.beginnings import find_beginnings
from extraction.dates.expressions import find_dates
from tests.quantities.examples import Case, bound_cases, date_cases, sentence_cases, shape_cases, unit_cases

if TYPE_CHECKING:
    from spacy.language import Language

    from extraction.records import Quantity

WEDNESDAY = date(2024, 5, 15)
RECORDED = {
    "low": "value_low",
    "high": "value_high",
    "kind": "kind",
    "unit": "unit",
    "qualifier": "qualifier",
    "item": "item",
}
CASES = (*sentence_cases(), *unit_cases(), *bound_cases(), *shape_cases())


def chosen(rows: tuple[Quantity, ...], case: Case) -> Quantity:
    """Return the record that the example is about."""
    quote = case.example.get("quote")
    found = [row for row in rows if quote is None or row.quote == quote or row.quote.endswith(f" {quote}")]
    assert found, f"{quote!r} is not among {[row.quote for row in rows]}"
    return found[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_example_reads_as_its_rule_says(nlp: Language, case: Case) -> None:
    rows = nlp(case.example["text"])._.quantities
    expected = case.expected
    if expected.get("kind") == "none":
        assert rows == ()
        return
    row = chosen(rows, case)
    said = {key: getattr(row, RECORDED[key]) for key in expected}
    assert said == {
        key: pytest.approx(value, rel=1e-5) if isinstance(value, int | float) else value
        for key, value in expected.items()
    }


@pytest.mark.parametrize("case", [*date_cases()], ids=lambda case: case.name)
def test_a_time_is_resolved_as_its_rule_says(case: Case) -> None:
    text, anchor = case.example["text"], case.example.get("anchor", WEDNESDAY)
    found = {d.text: d for d in (*find_beginnings(text, anchor), *find_dates(text, anchor))}
    assert case.example["quote"] in found
    row = found[case.example["quote"]]
    wanted = {"first": None, "last": None, "kind": "point", "precision": "day"} | case.expected
    assert {key: getattr(row, key) for key in wanted} == wanted


def test_there_are_at_least_400_examples() -> None:
    assert len(CASES) + len([*date_cases()]) >= 400
