"""Our own annotated articles keep their form: facts point into their article, types are those of the contract."""

from __future__ import annotations

import json
import tomllib
from collections import Counter

import pytest

from benchmarks.facts.parts import OWN, load_part
from tests.paths import ROOT

OWN_PARTS = [load_part("own"), load_part("kept")]
ARTICLES = [json.loads(row) for part in OWN_PARTS for row in part.articles]
TEXTS = {article["id"]: article["text"] for article in ARTICLES}
GOLD = [json.loads(row) for part in OWN_PARTS for row in part.gold]
TYPES = set(tomllib.loads((ROOT / "extraction" / "rules" / "fact_types.toml").read_text())["types"])


def test_every_file_of_articles_has_one_of_facts() -> None:
    kinds = Counter(path.name.split(".")[0] for path in OWN.glob("*.jsonl"))
    assert kinds
    assert set(kinds.values()) == {2}
    assert len(TEXTS) == len(ARTICLES), "an id stands twice"
    assert TEXTS.keys() == {fact["article_id"] for fact in GOLD}


@pytest.mark.parametrize("article_id", TEXTS)
def test_facts_spell_what_they_quote_and_have_known_types(article_id: str) -> None:
    for fact in (fact for fact in GOLD if fact["article_id"] == article_id):
        quote = fact["quote"]
        assert TEXTS[article_id][fact["start"] : fact["end"]] == quote
        assert fact["fact_type"] in TYPES, quote
        low, high = fact["value_low"], fact["value_high"]
        assert low is not None or high is not None, quote
        assert low is None or high is None or low <= high, quote


def test_articles_kept_to_test_on_are_not_among_those_that_rules_are_mended_by() -> None:
    own, kept = ({json.loads(row)["id"] for row in part.articles} for part in OWN_PARTS)
    assert len(kept) == 60
    assert not own & kept
    assert {json.loads(row)["article_id"] for row in OWN_PARTS[1].gold} == kept
