"""The words that tell of harm, captivity, flight, fire and losses: each sentence gives its types and no other."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extraction.extractor import Extractor
from extraction.records import Article, Extraction

CASES = tomllib.loads((Path(__file__).parent / "harm_trigger_cases.toml").read_text(encoding="utf-8"))["case"]


@pytest.fixture(scope="module")
def extractions() -> dict[str, Extraction]:
    """Return the extraction of every sentence, all read in one pass."""
    articles = (Article(article_id=case["text"], text=case["text"]) for case in CASES)
    return {found.article_id: found for found in Extractor().extract(articles)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_the_words_of_a_sentence_type_its_numbers(case: dict[str, object], extractions: dict[str, Extraction]) -> None:
    told = [fact for fact in extractions[str(case["text"])].facts if not fact.implicit and fact.fact_type != "other"]
    assert [[fact.quote, str(fact.fact_type)] for fact in told] == case["facts"]
