"""Durations: the examples of rules/dates.toml, counted from the day on which an event ends or stands."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extraction.dates.durations import find_durations
from extraction.rulefiles import read_rules

WEDNESDAY = date(2024, 5, 15)
EXAMPLES = [(entry["kind"], example) for entry in read_rules("dates.toml")["duration"] for example in entry["examples"]]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=[example["text"] for _, example in EXAMPLES])
def test_the_examples_of_durations_hold(kind: str, example: dict[str, Any]) -> None:
    text = example["text"]
    quoted = [d for d in find_durations(text, 0, len(text)) if d.kind == kind]
    found = next(d for d in quoted if text[d.start : d.end].lower() == example["quote"].lower())
    assert found.beside(WEDNESDAY) == (example["first"], example["last"])


@pytest.mark.parametrize(
    "text", ["a six-year-old boy died", "sentenced to 30 years in prison", "a course of lectures in Rome"]
)
def test_ages_and_plain_words_last_no_time(text: str) -> None:
    assert [d for d in find_durations(text, 0, len(text)) if d.kind in {"lasting", "inclusive"}] == []
