"""Which day a fact takes: by rule, the examples of rules/event_dates.toml and what crosses sentences; and by choice."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extraction.document import make_doc
from extraction.pipeline import load
from extraction.records import Article
from extraction.rulefiles import read_rules
from tests.facts.marked import PUBLISHED, extract, read_marked

CASES = tomllib.loads(Path(__file__).with_name("date_cases.toml").read_text(encoding="utf-8"))["case"]
Days = tuple[date | None, date | None]


def ruled(marked: str) -> Days:
    """Return the days that the rules give the figure in brackets."""
    start, nlp = marked.index("["), load()
    doc = nlp(make_doc(nlp, Article("a", marked.replace("[", "").replace("]", ""), PUBLISHED)))
    fact = next(fact for fact in doc._.facts if not fact.implicit and fact.start <= start < fact.end)
    return doc.user_data["days by rule"][fact.quantity_id]


def rule_examples() -> list[Any]:
    sections = read_rules("event_dates.toml").values()
    found = [example for section in sections for example in section.get("examples", ())]
    return [pytest.param(example, id=example["text"][:60]) for example in found]


@pytest.mark.parametrize("example", rule_examples())
def test_the_examples_of_the_rules_hold(example: dict[str, Any]) -> None:
    first, last = ruled(example["text"])
    assert (first, last) == (example.get("start", first), example.get("end", last))


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
    assert ruled(marked) == (first, last)


def test_without_a_day_of_publication_only_what_the_text_fixes_is_dated() -> None:
    relative = read_marked("On Monday a drone killed [three] people in Sumy.", published=None)
    fixed = read_marked("On 3 May 2023 a drone killed [three] people in Sumy.", published=None)
    assert (relative.event_start, fixed.event_start) == (None, date(2023, 5, 3))


def is_read(case: dict[str, Any]) -> list[bool | None]:
    """Return for each figure of a passage whether its days are right, None where no fact is found."""
    facts = [fact for fact in extract(case["text"], published=case.get("published")).facts if not fact.implicit]
    answers: list[bool | None] = []
    for wanted in case["facts"]:
        start = case["text"].index(wanted["quote"])
        fact = next((f for f in facts if f.start < start + len(wanted["quote"]) and start < f.end), None)
        days = (wanted.get("start"), wanted.get("end"))
        answers.append(None if fact is None else (fact.event_start, fact.event_end) == days)
    return answers


def test_the_days_of_most_passages_are_read() -> None:
    answers = {case["text"]: is_read(case) for case in CASES}
    found = [answer for of_case in answers.values() for answer in of_case if answer is not None]
    wrong = [text for text, of_case in answers.items() if False in of_case]
    assert sum(found) >= 0.8 * len(found), wrong
