"""Forces, ground, aid, sanctions and budgets: the type and modality of each number of a fresh sentence."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from extraction.extractor import Extractor
from extraction.records import Article

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extraction.records import Extraction

CASES = tomllib.loads((Path(__file__).parent / "force_cases.toml").read_text())["case"]
WRITTEN = date(2024, 9, 4)


@pytest.fixture(scope="module")
def extractions() -> Mapping[str, Extraction]:
    """Return the extraction of every case, all read in one pass."""
    articles = (Article(str(number), case["text"], WRITTEN, None, None) for number, case in enumerate(CASES))
    return {found.article_id: found for found in Extractor().extract(articles)}


@pytest.mark.parametrize("number", range(len(CASES)))
def test_a_number_has_the_type_that_its_words_tell(number: int, extractions: Mapping[str, Extraction]) -> None:
    case: dict[str, Any] = CASES[number]
    facts = [fact for fact in extractions[str(number)].facts if not fact.implicit]
    found = [f"{fact.quote}: {fact.fact_type}, {fact.modality}" for fact in facts if fact.fact_type != "other"]
    assert (case["text"], found) == (case["text"], case["facts"])
