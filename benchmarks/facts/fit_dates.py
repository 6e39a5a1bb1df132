"""`make fit-dates`: fit the weights of extraction/rules/date_choice.toml to the annotated articles that are read.

Folds of whole articles tell how well the days of other articles are found, beside what the rules alone find. How the
weights are fitted: logit.py. The days of a fact take part in the choice for those after it: while the articles are read
the rules alone choose, so that nothing of an article held out is known by its own weights.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import extraction
from benchmarks.facts.logit import Question, fit, held_out, write
from benchmarks.facts.outcomes import parse, typed_pairs
from benchmarks.facts.parts import gold_facts, load_part
from extraction.extractor import Extractor
from extraction.facts.days.choice import BY_RULE

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from spacy.language import Language

RULES = Path(extraction.__file__).with_name("rules") / "date_choice.toml"
PARTS = ("read", "challenge", "own")
RIDGE = 0.008
LEAST = 0.02
"""Weights nearer to nothing than this are not kept."""
HEAD = """# Weights of the choice among the days that a fact may have (facts/days/choice.py). Written by
# `make fit-dates` from the annotated articles that are read; it also tells how they do on folds held out.

[weights]
"""
Days = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Dated:
    """A question about days, with the days that the annotator gave and those that the rules give."""

    question: Question
    wanted: Days
    ruled: Days


def dated_of(part: str, nlp: Language) -> Iterator[Dated]:
    """Yield a question per typed fact of a part."""
    loaded = load_part(part)
    gold = gold_facts(loaded.gold)
    for row in map(json.loads, loaded.articles):
        doc = parse(row, nlp, {BY_RULE: True})
        for fact, told in typed_pairs(doc, gold.get(row["id"], [])):
            rows = doc.user_data["days"][told.quantity_id]
            yield _dated(part, fact, rows, written(doc.user_data["days by rule"][told.quantity_id]))


def _dated(part: str, fact: dict[str, Any], rows: list[tuple[Any, tuple[str, ...]]], ruled: Days) -> Dated:
    wanted = fact.get("event_start"), fact.get("event_end")
    names, features = zip(*((written(days), names) for days, names in rows), strict=True)
    question = Question(fact["article_id"], part, names, features, _accepted(names, wanted), ruled == wanted)
    return Dated(question, wanted, ruled)


def _accepted(names: Sequence[Days], wanted: Days) -> tuple[bool, ...]:
    """Return which days are right; where none are, those with one end right, from which something can be learnt."""
    ends = [(name[0] == wanted[0]) + (name[1] == wanted[1]) for name in names]
    return tuple(right > 0 and right == max(ends) for right in ends)


def written(days: tuple[Any, Any]) -> Days:
    """Return days as the annotations write them."""
    first, last = (day.isoformat() if day is not None else None for day in days)
    return first, last


def shares(answers: Sequence[tuple[Dated, Hashable]]) -> str:
    """Return the shares of first days, of last days and of both that are right."""
    pairs = [(dated.wanted, days) for dated, days in answers if isinstance(days, tuple)]
    right = (sum(w[0] == d[0] for w, d in pairs), sum(w[1] == d[1] for w, d in pairs), sum(w == d for w, d in pairs))
    return " ".join(f"{count / len(pairs):.3f}" for count in right)


@click.command()
def main() -> None:
    """Tell how the weights do on folds that they were not fitted to, fit them to all and write them."""
    nlp = Extractor().nlp
    dated = [one for part in PARTS for one in dated_of(part, nlp)]
    questions = [one.question for one in dated]
    chosen = held_out(questions, RIDGE)
    click.echo("part: facts; first day, last day and both right by rules; by weights on held-out folds")
    for part in PARTS:
        of_part = [(one, days) for one, days in zip(dated, chosen, strict=True) if one.question.part == part]
        ruled = [(one, one.ruled) for one, _ in of_part]
        click.echo(f"{part}: {len(of_part)}; {shares(ruled)}; {shares(of_part)}")
    click.echo(f"{write(RULES, HEAD, fit(questions, RIDGE), LEAST)} weights in {RULES.name}")


if __name__ == "__main__":
    main()
