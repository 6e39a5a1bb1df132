"""`make fit-places`: fit the weights of extraction/rules/place_choice.toml to the annotated articles that are read.

Folds of whole articles tell how well the places of other articles are found, beside what the rules alone find. How the
weights are fitted: logit.py.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import extraction
from benchmarks.facts.logit import Question, fit, held_out, write
from benchmarks.facts.outcomes import load_scorer, parse, typed_pairs
from benchmarks.facts.parts import gold_facts, load_part
from extraction.extractor import Extractor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

RULES = Path(extraction.__file__).with_name("rules") / "place_choice.toml"
PARTS = ("read", "challenge", "own")
HEAD = """# Weights of the choice among the places that a fact may have (facts/places/choice.py). Written by
# `make fit-places` from the annotated articles that are read; it also tells how they do on folds held out.

[weights]
"""


def questions_of(part: str, nlp: Language, articles: frozenset[str] | None = None) -> list[Question]:
    """Return a question per typed fact of a part, of some articles where they are told."""
    loaded = load_part(part)
    gold = gold_facts(loaded.gold)
    rows = [row for row in map(json.loads, loaded.articles) if articles is None or row["id"] in articles]
    return [question for row in rows for question in _questions(part, row, gold.get(row["id"], []), nlp)]


def _questions(part: str, row: dict[str, Any], wanted: list[dict[str, Any]], nlp: Language) -> Iterator[Question]:
    doc, scorer = parse(row, nlp), load_scorer()
    for fact, told in typed_pairs(doc, wanted):
        found = doc.user_data["places"][told.quantity_id]
        names, features = zip(*found, strict=True)
        accepted = tuple(scorer.same_field("location", fact, {"location": name}) for name in names)
        ruled = next((good for good, (_, first) in zip(accepted, found, strict=True) if first[0] == "from ruled"), None)
        if ruled is None:
            ruled = scorer.same_field("location", fact, {"location": None})
        yield Question(row["id"], part, names, tuple(map(tuple, features)), accepted, ruled)


@click.command()
def main() -> None:
    """Tell how the weights do on folds that they were not fitted to, fit them to all and write them."""
    nlp = Extractor().nlp
    questions = [question for part in PARTS for question in questions_of(part, nlp)]
    right = [question.accepts(name) for question, name in zip(questions, held_out(questions), strict=True)]
    for part in PARTS:
        of_part = [(q, good) for q, good in zip(questions, right, strict=True) if q.part == part]
        rules, chosen = (
            sum(q.ruled for q, _ in of_part) / len(of_part),
            sum(good for _, good in of_part) / len(of_part),
        )
        click.echo(f"{part}: {len(of_part)} facts, rules {rules:.3f}, chosen on held-out folds {chosen:.3f}")
    click.echo(f"{write(RULES, HEAD, fit(questions))} weights in {RULES.name}")


if __name__ == "__main__":
    main()
