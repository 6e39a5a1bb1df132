"""Where a fact happened: of the places that it may have, the one for which most speaks, by weights fitted to articles.

A conditional logit: the features of a candidate add up to a score, candidates of one name share their chances. The
weights are kept in rules/place_choice.toml; benchmarks/facts/fit_places.py writes them. What is weighed:
place_features.py.
"""

from __future__ import annotations

from functools import cache
from math import exp
from typing import TYPE_CHECKING

from extraction.facts.place_features import features_of
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extraction.facts.place_candidates import Location
    from extraction.facts.place_features import Choice


@cache
def weights() -> dict[str, float]:
    """Return feature → weight."""
    return dict(read_rules("place_choice.toml")["weights"])


def choose(choice: Choice) -> Location | None:
    """Return the likeliest place of a fact, None for nowhere.

    The candidates' names and features are kept on the Doc under "places", for whoever fits the weights.
    """
    names = [candidate.place.name if candidate.place is not None else None for candidate in choice.found]
    rows = list(zip(names, features_of(choice), strict=True))
    case = choice.case
    case.doc.user_data.setdefault("places", {})[case.counted.quantity.quantity_id] = rows
    return choice.found[names.index(likeliest(rows, weights()))].place


def likeliest(rows: Sequence[tuple[str | None, Sequence[str]]], known: Mapping[str, float]) -> str | None:
    """Return the name for which most speaks, None for nowhere; `rows` are names with the features of a candidate."""
    chances: dict[str | None, float] = {}
    for name, features in rows:
        chances[name] = chances.get(name, 0.0) + exp(sum(known.get(feature, 0.0) for feature in features))
    return max(chances, key=lambda name: chances[name])
