"""Which facts of the annotated articles are extracted right in value and type, and how sure they were said to be."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from typing import TYPE_CHECKING, Any

from benchmarks.facts.parts import SCORER, gold_facts, load_part
from extraction.document import make_doc
from extraction.records import Article
from extraction.truecase import restore_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import ModuleType

    from spacy.language import Language
    from spacy.tokens import Doc

    from extraction.extractor import Extractor
    from extraction.records import Fact

TYPED = 3
"""Level of the scorer from which value, unit and type agree."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One extracted fact: its confidence, the features behind it, and whether value and type are right."""

    confidence: float
    features: dict[str, float]
    right: bool


def outcomes_of(part: str, extractor: Extractor) -> list[Outcome]:
    """Return an outcome per extracted fact of a part; facts that pair with a gold fact of type `other` are left out."""
    loaded = load_part(part)
    gold = gold_facts(loaded.gold)
    rows = [json.loads(row) for row in loaded.articles]
    return [outcome for row in rows for outcome in _outcomes(parse(row, extractor.nlp), gold.get(row["id"], []))]


def parse(row: dict[str, Any], nlp: Language, told: Mapping[str, object] | None = None) -> Doc:
    """Return an annotated article as the pipeline reads it, with what is `told` in its `user_data` before."""
    published = row.get("published_at")
    day = date.fromisoformat(published[:10]) if published else None
    article = Article(row["id"], row["text"], day, row.get("source"), row.get("title"))
    doc = make_doc(nlp, article, restore_case(article.text, nlp))
    doc.user_data.update(told or {})
    return nlp(doc)


def _outcomes(doc: Doc, wanted: list[dict[str, Any]]) -> Iterator[Outcome]:
    facts: list[Fact] = [fact for fact in doc._.facts if not fact.implicit]
    known = doc.user_data.get("confidence", {})
    scorer = load_scorer()
    predicted = [scored(fact) for fact in facts]
    level = {}
    for g, p in scorer.pair(wanted, predicted):
        level[p] = None if wanted[g]["fact_type"] == "other" else scorer.level_reached(wanted[g], predicted[p])
    for number, fact in enumerate(facts):
        reached = level.get(number, 0)
        if reached is not None:
            yield Outcome(fact.confidence, known[fact.quantity_id], reached >= TYPED)


def typed_pairs(doc: Doc, wanted: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Fact]]:
    """Yield the annotated facts of an article that are found right in value and type, each with what was found."""
    scorer, facts = load_scorer(), [fact for fact in doc._.facts if not fact.implicit]
    told = [scored(fact) for fact in facts]
    for g, p in scorer.pair(wanted, told):
        if wanted[g]["fact_type"] != "other" and scorer.level_reached(wanted[g], told[p]) >= TYPED:
            yield wanted[g], facts[p]


def scored(fact: Fact) -> dict[str, Any]:
    """Return what the scorer compares of a fact's value, type and roles."""
    names = ("fact_type", "value_low", "value_high", "unit", "start", "end")
    roles = {"actor": list(fact.actor), "target": list(fact.target)}
    return {name: getattr(fact, name) for name in names} | roles


def load_scorer() -> ModuleType:
    """Return the scorer beside the annotated sets."""
    spec = spec_from_file_location("score_facts", SCORER)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"{SCORER}: the scorer is not beside the project")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
