"""Fit the weights of a choice among named answers to annotated articles. What is asked: fit_places.py, fit_dates.py.

A conditional logit with a ridge penalty (McFadden 1974), by gradient ascent; answers of one name that the annotators
accept share the chance. Folds are of whole articles. The same data give the same weights.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from extraction.facts.weighing import NARROWING, likeliest

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from pathlib import Path

FOLDS = 10
RIDGE, STEPS, RATE = 0.002, 400, 0.05
NARROW = 2.0
"""How much more the weight of a feature that holds in one context only is held back."""
SEEN = 4
"""A feature of fewer answers says nothing of other articles."""


@dataclass(frozen=True, slots=True)
class Question:
    """One fact that is right in value and type: the answers that it may have, and whether each is an accepted one."""

    article: str
    part: str
    names: tuple[Hashable, ...]
    features: tuple[tuple[str, ...], ...]
    accepted: tuple[bool, ...]
    ruled: bool

    @property
    def wanted(self) -> tuple[bool, ...]:
        """The answers to be learnt: where both a name and none are accepted, the name, which says more."""
        pairs = tuple(zip(self.names, self.accepted, strict=True))
        is_named = any(good and name is not None for name, good in pairs)
        return tuple(good and not (is_named and name is None) for name, good in pairs)

    def accepts(self, name: Hashable) -> bool:
        """Tell whether a name is an accepted answer."""
        return self.accepted[self.names.index(name)]


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


def fit(questions: Sequence[Question], ridge: float = RIDGE) -> dict[str, float]:
    """Return feature → weight; the larger `ridge`, the less is believed."""
    answered = [question for question in questions if any(question.accepted)]
    seen = Counter(name for question in answered for features in question.features for name in set(features))
    known = {name: i for i, name in enumerate(sorted(n for n, count in seen.items() if count >= SEEN))}
    table = tabulate(answered, known)
    weights = np.zeros(len(known) + 1)
    held_back = np.array([*(NARROW if NARROWING in name else 1.0 for name in known), 1.0])
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = _slope(table, weights) - ridge * len(answered) * held_back * weights
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


def answer(question: Question, weights: dict[str, float]) -> Hashable:
    """Return the name that the weights choose."""
    return likeliest(list(zip(question.names, question.features, strict=True)), weights)


def is_right(question: Question, weights: dict[str, float]) -> bool:
    """Tell whether the weights choose a name that the annotators accept."""
    return question.accepts(answer(question, weights))


def fold_of(question: Question) -> int:
    """Return the fold of a question's article."""
    return int(hashlib.sha256(question.article.encode()).hexdigest(), 16) % FOLDS


def held_out(questions: Sequence[Question], ridge: float = RIDGE) -> list[Hashable]:
    """Return for each question the answer of weights fitted to the other folds."""
    fitted = [fit([q for q in questions if fold_of(q) != fold], ridge) for fold in range(FOLDS)]
    return [answer(question, fitted[fold_of(question)]) for question in questions]


def write(path: Path, head: str, weights: dict[str, float], least: float = 0.0) -> int:
    """Write the weights that are above `least` under a head, return how many they are."""
    told = {name: weight for name, weight in weights.items() if abs(weight) > least}
    path.write_text(head + "".join(f'"{name}" = {weight}\n' for name, weight in told.items()), encoding="utf-8")
    return len(told)
