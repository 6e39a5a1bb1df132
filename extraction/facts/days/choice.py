"""When a fact happened: of the days that it may have, those for which most speaks, by weights fitted to articles.

The weights are kept in rules/date_choice.toml; benchmarks/facts/fit_dates.py writes them. What is weighed:
days/features.py; how: weighing.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.facts.days.candidates import Candidate, of_article, of_facts, of_neighbours, of_sentence
from extraction.facts.days.counted import of_durations, of_pairs, of_tallies
from extraction.facts.days.features import DateChoice, features_of
from extraction.facts.days.moments import When
from extraction.facts.days.times import when
from extraction.facts.weighing import likeliest, weights_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from extraction.facts.days.moments import Telling
    from extraction.records import Fact

RULES = "date_choice.toml"
BY_RULE = "days by rule alone"
"""Set in a Doc's user_data while weights are fitted: its days are those of the rules, so that no weights know them."""
Days = tuple["date | None", "date | None"]


def choose(telling: Telling, facts: Sequence[Fact], place: str | None) -> When:
    """Return the likeliest days of a fact; `facts` are those before it in the article.

    What speaks for each days is kept on the Doc under "days", for whoever fits the weights; the rules' answer under
    "days by rule".
    """
    ruled = when(telling, facts)
    found = find_candidates(telling, ruled, facts)
    before = next((fact for fact in reversed(facts) if not fact.implicit), None)
    features = features_of(DateChoice(telling, found, ruled, before, place))
    rows: dict[Days, dict[str, None]] = {}
    for candidate, names in zip(found, features, strict=True):
        rows.setdefault((candidate.moment.first, candidate.moment.last), {}).update(dict.fromkeys(names))
    kept, number = telling.sentence.doc.user_data, telling.counted.quantity.quantity_id
    kept.setdefault("days", {})[number] = answers = [(days, tuple(names)) for days, names in rows.items()]
    kept.setdefault("days by rule", {})[number] = (ruled.first, ruled.last)
    if BY_RULE in kept:
        return ruled
    chosen = likeliest(answers, weights_of(RULES))
    return next(c.moment for c in found if (c.moment.first, c.moment.last) == chosen)


def find_candidates(telling: Telling, ruled: When, facts: Sequence[Fact]) -> tuple[Candidate, ...]:
    """Return the days that a fact may have, none among them; `ruled` are those that the rules of times.py name."""
    found = [
        *of_sentence(telling),
        *of_pairs(telling),
        *of_tallies(telling),
        *of_neighbours(telling),
        *of_durations(telling, facts),
        *of_article(telling),
        *of_facts(telling, facts),
    ]
    dated = (c for c in found if c.moment.first or c.moment.last)
    return (Candidate(When(), "no day"), Candidate(ruled, "ruled"), *dated)
