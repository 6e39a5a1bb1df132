"""`make fit-places`: fit the weights of extraction/rules/place_choice.toml to the annotated articles that are read.

A conditional logit with a ridge penalty (McFadden 1974), by gradient ascent; candidates whose name the annotators
accept share the chance. Folds of whole articles tell how well the places of other articles are found, beside what the
rules alone find. The same data give the same weights.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import numpy as np

import extraction
from benchmarks.facts.outcomes import TYPED, load_scorer, parse, scored
from benchmarks.facts.parts import gold_facts, load_part
from extraction.extractor import Extractor
from extraction.facts import place_choice
from extraction.facts.place_features import NARROWING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.language import Language

RULES = Path(extraction.__file__).with_name("rules") / "place_choice.toml"
PARTS = ("read", "challenge", "own")
FOLDS = 10
RIDGE, STEPS, RATE = 0.002, 400, 0.05
NARROW = 2.0
"""How much more the weight of a feature that holds for one type only is held back."""
SEEN = 4
"""A feature of fewer candidates says nothing of other articles."""
HEAD = """# Weights of the choice among the places that a fact may have (facts/place_choice.py). Written by
# `make fit-places` from the annotated articles that are read; it also tells how they do on folds held out.

[weights]
"""


@dataclass(frozen=True, slots=True)
class Question:
    """One fact that is right in value and type: the places that it may have, and whether each is an accepted one."""

    article: str
    part: str
    names: tuple[str | None, ...]
    features: tuple[tuple[str, ...], ...]
    accepted: tuple[bool, ...]
    ruled: bool

    @property
    def wanted(self) -> tuple[bool, ...]:
        """The candidates to be learnt: where both a place and none are accepted, the place, which says more."""
        pairs = tuple(zip(self.names, self.accepted, strict=True))
        is_somewhere = any(good and name is not None for name, good in pairs)
        return tuple(good and not (is_somewhere and name is None) for name, good in pairs)


def questions_of(part: str, nlp: Language, articles: frozenset[str] | None = None) -> list[Question]:
    """Return a question per typed fact of a part, of some articles where they are told."""
    loaded = load_part(part)
    gold = gold_facts(loaded.gold)
    rows = [row for row in map(json.loads, loaded.articles) if articles is None or row["id"] in articles]
    return [question for row in rows for question in _questions(part, row, gold.get(row["id"], []), nlp)]


def _questions(part: str, row: dict[str, Any], wanted: list[dict[str, Any]], nlp: Language) -> Iterator[Question]:
    doc, scorer = parse(row, nlp), load_scorer()
    facts = [fact for fact in doc._.facts if not fact.implicit]
    told = [scored(fact) for fact in facts]
    for g, p in scorer.pair(wanted, told):
        if wanted[g]["fact_type"] == "other" or scorer.level_reached(wanted[g], told[p]) < TYPED:
            continue
        found = doc.user_data["places"][facts[p].quantity_id]

        def accepts(name: str | None, fact: dict[str, Any] = wanted[g]) -> bool:
            return scorer.same_field("location", fact, {"location": name})

        names, features = zip(*found, strict=True)
        accepted = tuple(accepts(name) for name in names)
        ruled = next((name for name, row in found if row[0] == "from ruled"), None)
        yield Question(row["id"], part, names, tuple(map(tuple, features)), accepted, accepts(ruled))


@dataclass(frozen=True, slots=True)
class Table:
    """Questions as flat arrays: features of all candidates in a row, where each candidate and each question begins.

    `shares` is what each candidate's question counts: an article with four times the facts counts twice as much.
    """

    ids: np.ndarray
    candidates: np.ndarray
    starts: np.ndarray
    accepted: np.ndarray
    shares: np.ndarray


def tabulate(questions: Sequence[Question], known: dict[str, int]) -> Table:
    """Return the questions as arrays; features that are not known are left out, the last number stands for none."""
    ids: list[int] = []
    candidates: list[int] = []
    starts: list[int] = []
    for question in questions:
        starts.append(len(candidates))
        for features in question.features:
            candidates.append(len(ids))
            ids += [*(known[name] for name in features if name in known), len(known)]
    accepted = [float(good) for question in questions for good in question.wanted]
    size = Counter(question.article for question in questions)
    shares = [size[question.article] ** -0.5 for question in questions for _ in question.accepted]
    counts = np.array(shares) * len(shares) / sum(shares)
    return Table(np.array(ids), np.array(candidates), np.array(starts), np.array(accepted), counts)


def fit(questions: Sequence[Question]) -> dict[str, float]:
    """Return feature → weight."""
    answered = [question for question in questions if any(question.accepted)]
    seen = Counter(name for question in answered for features in question.features for name in set(features))
    known = {name: i for i, name in enumerate(sorted(n for n, count in seen.items() if count >= SEEN))}
    table = tabulate(answered, known)
    weights = np.zeros(len(known) + 1)
    held_back = np.array([*(NARROW if NARROWING in name else 1.0 for name in known), 1.0])
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = _slope(table, weights) - RIDGE * len(answered) * held_back * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        move = first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        weights = weights + RATE * (1 - step / (STEPS + 1)) * move
        weights[-1] = 0.0
    return {name: round(float(weights[i]), 3) for name, i in known.items()}


def _slope(table: Table, weights: np.ndarray) -> np.ndarray:
    scores = np.add.reduceat(weights[table.ids], table.candidates)
    sizes = np.diff(np.append(table.starts, len(table.candidates)))
    scores = np.exp(scores - np.repeat(np.maximum.reduceat(scores, table.starts), sizes))
    among_all = scores / np.repeat(np.add.reduceat(scores, table.starts), sizes)
    good = scores * table.accepted
    among_good = good / np.repeat(np.add.reduceat(good, table.starts) + 1e-12, sizes)
    lengths = np.diff(np.append(table.candidates, len(table.ids)))
    return np.bincount(table.ids, np.repeat((among_good - among_all) * table.shares, lengths), minlength=len(weights))


def is_right(question: Question, weights: dict[str, float]) -> bool:
    """Tell whether the weights choose a name that the annotators accept."""
    rows = list(zip(question.names, question.features, strict=True))
    name = place_choice.likeliest(rows, weights)
    return question.accepted[question.names.index(name)]


def fold_of(question: Question) -> int:
    """Return the fold of a question's article."""
    return int(hashlib.sha256(question.article.encode()).hexdigest(), 16) % FOLDS


def held_out(questions: Sequence[Question]) -> list[bool]:
    """Return for each question whether weights fitted to the other folds answer it right."""
    fitted = [fit([q for q in questions if fold_of(q) != fold]) for fold in range(FOLDS)]
    return [is_right(question, fitted[fold_of(question)]) for question in questions]


@click.command()
def main() -> None:
    """Tell how the weights do on folds that they were not fitted to, fit them to all and write them."""
    nlp = Extractor().nlp
    questions = [question for part in PARTS for question in questions_of(part, nlp)]
    right = held_out(questions)
    for part in PARTS:
        of_part = [(q, good) for q, good in zip(questions, right, strict=True) if q.part == part]
        rules, chosen = (
            sum(q.ruled for q, _ in of_part) / len(of_part),
            sum(good for _, good in of_part) / len(of_part),
        )
        click.echo(f"{part}: {len(of_part)} facts, rules {rules:.3f}, chosen on held-out folds {chosen:.3f}")
    weights = fit(questions)
    told = {name: weight for name, weight in weights.items() if weight}
    RULES.write_text(HEAD + "".join(f'"{name}" = {weight}\n' for name, weight in told.items()), encoding="utf-8")
    click.echo(f"{len(told)} weights in {RULES.name}")


if __name__ == "__main__":
    main()
