"""Which day a fact takes: the examples of rules/event_dates.toml, and what crosses sentences."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extraction.rulefiles import read_rules
from tests.facts.marked import read_marked


def rule_examples() -> list[Any]:
    sections = read_rules("event_dates.toml").values()
    found = [example for section in sections for example in section.get("examples", ())]
    return [pytest.param(example, id=example["text"][:60]) for example in found]


@pytest.mark.parametrize("example", rule_examples())
def test_the_examples_of_the_rules_hold(example: dict[str, Any]) -> None:
    fact = read_marked(example["text"])
    assert {"start": fact.event_start, "end": fact.event_end} == {
        "start": example.get("start", fact.event_start),
        "end": example.get("end", fact.event_end),
    }


@pytest.mark.parametrize(
    ("marked", "first", "last"),
    [
        ("On Monday a drone killed [three] people in Sumy.", date(2024, 6, 10), date(2024, 6, 10)),
        ("The army said on Thursday that rebels killed [nine] men on June 2.", date(2024, 6, 2), date(2024, 6, 2)),
        ("The army said on Thursday that [nine] of its men were missing.", None, None),
        (
            "Shells hit Goma on Tuesday. A day earlier, [14] people were killed in Sake.",
            date(2024, 6, 10),
            date(2024, 6, 10),
        ),
        ("Since March 1 the rebels have killed [210] soldiers.", date(2024, 3, 1), date(2024, 6, 14)),
        (
            "Rebels have killed 210 soldiers since March 1. They have wounded [400].",
            date(2024, 3, 1),
            date(2024, 6, 14),
        ),
        (
            "More than [9,400] civilians have died since the fighting began on 15 April 2023.",
            date(2023, 4, 15),
            date(2024, 6, 14),
        ),
        ("The mayor told reporters on Wednesday that [90] people had died so far.", None, date(2024, 6, 12)),
        ("Poland will send [14] tanks by the end of July.", None, date(2024, 7, 31)),
        (
            "The raid on Tuesday killed [six] people, while a strike on Thursday wounded 12.",
            date(2024, 6, 11),
            date(2024, 6, 11),
        ),
        (
            "The raid on Tuesday killed six people, while a strike on Thursday wounded [12].",
            date(2024, 6, 13),
            date(2024, 6, 13),
        ),
    ],
)
def test_a_fact_takes_the_day_of_its_own_clause_or_account(marked: str, first: date | None, last: date | None) -> None:
    fact = read_marked(marked)
    assert (fact.event_start, fact.event_end) == (first, last)


def test_without_a_day_of_publication_only_what_the_text_fixes_is_dated() -> None:
    relative = read_marked("On Monday a drone killed [three] people in Sumy.", published=None)
    fixed = read_marked("On 3 May 2023 a drone killed [three] people in Sumy.", published=None)
    assert (relative.event_start, fixed.event_start) == (None, date(2023, 5, 3))
