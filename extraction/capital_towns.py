"""Towns of the lands that a text in capitals names, where a town can stand: in SEGOVIA, ANTIOQUIA DEPARTMENT.

The dictionary has many of them as common nouns. Names by their neighbours alone: capital_names.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.capitals import Form, Word, last_word, listed
from extraction.entities.known import actors
from extraction.entities.known.gazetteer import candidates
from extraction.entities.known.transliteration import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

BEFORE_TOWNS = frozenset({"in", "near", "at", "outside", "around", "between", "from", "to", "towards"})
TOWN = 5_000
CLOSING = frozenset(".,;:)-")
CLOSED_BY = frozenset(
    {"and", "when", "where", "who", "while", "said", "on", "yesterday", "today", "last", "this", "by"}
)


def settle_towns(text: str, words: Sequence[Word]) -> None:
    """Give its capital to a town of a named land that stands alone after "in" or "near", or after "the town of"."""
    lands = _lands(words)
    for index, word in enumerate(words):
        before = last_word(text, words, index)
        if word.form is not Form.SMALL or before is None or not _is_closed(text, words, index):
            continue
        if before.lowered in BEFORE_TOWNS and _is_town(word.lowered, lands, TOWN):
            word.form = Form.NAME
        elif before.lowered == "of" and index > 1 and words[index - 2].lowered in listed("heads", "settled"):
            word.form = Form.NAME if _is_town(word.lowered, lands, 0) else word.form


def _lands(words: Sequence[Word]) -> frozenset[str]:
    """Return the countries that single words name."""
    known = actors.load().aliases
    found = (known.get(word.text.capitalize()) for word in words if word.form is Form.NAME)
    return frozenset(aliases[0].entity.country for aliases in found if aliases and aliases[0].entity.country)


def _is_closed(text: str, words: Sequence[Word], index: int) -> bool:
    """Tell whether nothing more belongs to a name: a comma or another clause follows, or the noun of a region."""
    after = text[words[index].end : words[index].end + 1]
    if after in CLOSING or index + 1 == len(words):
        return True
    following = words[index + 1]
    return following.lowered in CLOSED_BY or following.lowered in listed("heads")


def _is_town(lowered: str, lands: frozenset[str], population: int) -> bool:
    named = candidates(lowered.capitalize())
    return any(t.country in lands and t.population >= population and fold(t.name) == lowered for t in named)
