"""Where facts happened, over sentences of our own; the ones in role_cases.toml come with their roles."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extraction.document import make_doc
from extraction.pipeline import load
from extraction.records import Article, Fact

CASES = tomllib.loads(Path(__file__).with_name("location_cases.toml").read_text(encoding="utf-8"))["case"]


@pytest.fixture(scope="module")
def facts_by_text() -> dict[str, tuple[Fact, ...]]:
    nlp = load()
    texts = dict.fromkeys(case["text"] for case in CASES)
    return {text: nlp(make_doc(nlp, Article("places", text)))._.facts for text in texts}


@pytest.mark.parametrize("case", CASES, ids=[f"{case['quote']}: {case['text'][:60]}" for case in CASES])
def test_the_place_of_a_figure_is_read(case: dict[str, str], facts_by_text: dict[str, tuple[Fact, ...]]) -> None:
    found = next(fact for fact in facts_by_text[case["text"]] if case["quote"] in fact.quote)
    assert (found.location or "") == case["location"]
