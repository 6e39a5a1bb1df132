"""When a fact happened: of the days that it may have, those for which most speaks, by weights fitted to articles.

The weights are kept in rules/date_choice.toml; benchmarks/facts/fit_dates.py writes them. What is weighed:
date_features.py.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extraction.facts.date_candidates import find_candidates
from extraction.facts.date_features import DateChoice, features_of
from extraction.facts.place_choice import likeliest
from extraction.facts.times import When, when
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extraction.facts.times import Telling
    from extraction.records import Fact


@cache
def weights() -> dict[str, float]:
    """Return feature → weight."""
    return dict(read_rules("date_choice.toml")["weights"])


def choose(telling: Telling, facts: Sequence[Fact], place: str | None) -> When:
    """Return the likeliest days of a fact; `facts` are those before it in the article."""
    ruled = when(telling, facts)
    found = find_candidates(telling, ruled, facts)
    features = features_of(DateChoice(telling, tuple(found), tuple(facts), place))
    names = [(c.moment.first, c.moment.last) for c in found]
    rows = list(zip(names, features, strict=True))
    doc = telling.sentence.doc
    doc.user_data.setdefault("days", {})[telling.counted.quantity.quantity_id] = rows
    if not weights():
        return ruled
    return found[names.index(likeliest(rows, weights()))].moment
