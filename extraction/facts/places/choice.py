"""Where a fact happened: of the places that it may have, the one for which most speaks, by weights fitted to articles.

The weights are kept in rules/place_choice.toml; benchmarks/facts/fit_places.py writes them. What is weighed:
places/features.py; how: weighing.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.facts.places.features import features_of
from extraction.facts.weighing import likeliest, weights_of

if TYPE_CHECKING:
    from extraction.facts.places.candidates import Location
    from extraction.facts.places.features import Choice

RULES = "place_choice.toml"


def choose(choice: Choice) -> Location | None:
    """Return the likeliest place of a fact, None for nowhere.

    The candidates' names and features are kept on the Doc under "places", for whoever fits the weights.
    """
    names = [candidate.place.name if candidate.place is not None else None for candidate in choice.found]
    rows = list(zip(names, features_of(choice), strict=True))
    case = choice.case
    case.doc.user_data.setdefault("places", {})[case.counted.quantity.quantity_id] = rows
    return choice.found[names.index(likeliest(rows, weights_of(RULES)))].place
