"""A conditional logit over the answers to one question: features of an answer add up, answers of one name share.

What is asked and what is weighed: places/choice.py, days/choice.py. The weights are kept in rules/*_choice.toml and
written by benchmarks/facts/fit_*.py.
"""

from __future__ import annotations

from functools import cache
from math import exp
from typing import TYPE_CHECKING, TypeVar

from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

NARROWING = " / "
"""Stands in a feature's name before the context in which alone it holds."""
Name = TypeVar("Name", bound="Hashable")


@cache
def weights_of(file: str) -> dict[str, float]:
    """Return feature → weight of a rule file."""
    return dict(read_rules(file)["weights"])


def likeliest(rows: Sequence[tuple[Name, Sequence[str]]], known: Mapping[str, float]) -> Name:
    """Return the name for which most speaks; `rows` are names with the features of an answer, one at least."""
    chances: dict[Name, float] = {}
    for name, features in rows:
        chances[name] = chances.get(name, 0.0) + exp(sum(known.get(feature, 0.0) for feature in features))
    return max(chances, key=lambda name: chances[name])
