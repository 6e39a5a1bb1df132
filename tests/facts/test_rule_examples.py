"""Every [[example]] of extraction/rules/facts must come out as its rule file says; near misses must not fire."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pytest

from extraction.extractor import Extractor
from extraction.facts.frames import lexicon
from extraction.records import Article
from extraction.rulefiles import rule_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extraction.records import Extraction

EXAMPLES = {
    f"{file.removesuffix('.toml')}-{number}": example
    for file, content in rule_files("facts")
    for number, example in enumerate(content.get("example", ()), 1)
}
ENOUGH = 12
KEYS = {"text", "facts"}


@pytest.fixture(scope="session")
def extractions() -> Mapping[str, Extraction]:
    """Return the extraction of every example's text, all read in one pass."""
    articles = (Article(article_id=name, text=example["text"]) for name, example in EXAMPLES.items())
    return {found.article_id: found for found in Extractor().extract(articles)}


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_gives_its_facts_and_no_other(name: str, extractions: Mapping[str, Extraction]) -> None:
    wanted = EXAMPLES[name]["facts"]
    implied = [fact for fact in wanted if fact.get("implicit")]
    rows = _rows(extractions[name])
    told = [row for row in rows if row["implicit"] is False]
    assert [_shown(row, fact) for row, fact in zip(told, _told(wanted), strict=False)] == _told(wanted)
    assert [(row["quote"], row["fact_type"]) for row in told] == [(f["quote"], f["fact_type"]) for f in _told(wanted)]
    for fact in implied:
        assert fact in [_shown(row, fact) for row in rows]


def test_every_type_has_enough_examples_and_near_misses() -> None:
    types = Counter(fact["fact_type"] for example in EXAMPLES.values() for fact in example["facts"])
    assert {name: types[name] for name in lexicon.load().types if types[name] < ENOUGH} == {}
    texts = Counter(
        file for file, content in rule_files("facts") for example in content["example"] if not example["facts"]
    )
    assert [file for file, _ in rule_files("facts") if not texts[file]] == []


def test_examples_have_known_keys_and_no_text_twice() -> None:
    assert {key for example in EXAMPLES.values() for key in example} == KEYS
    assert Counter(example["text"] for example in EXAMPLES.values()).most_common(1)[0][1] == 1


def _told(facts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [fact for fact in facts if not fact.get("implicit")]


def _rows(extraction: Extraction) -> list[dict[str, Any]]:
    quotes = {fact.fact_id: fact.quote for fact in extraction.facts}
    return [asdict(fact) | {"part_of": quotes.get(fact.part_of or "")} for fact in extraction.facts]


def _shown(row: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """Return of a fact what an example tells of it; tuples as lists, as TOML has them."""
    return {key: list(row[key]) if isinstance(row[key], tuple) else row[key] for key in wanted}
