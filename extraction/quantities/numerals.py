"""All numbers of a text, in words and digits, in order. Units, bounds and what a number is are not known here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.quantities.digits import find_digits
from extraction.quantities.words import find_worded

if TYPE_CHECKING:
    from extraction.quantities.numeral import Numeral


def find_numerals(text: str) -> list[Numeral]:
    """Return every number in `text`, in order, without overlaps. Ordinals and the word "no" are among them."""
    found: list[Numeral] = []
    for numeral in sorted((*find_digits(text), *find_worded(text)), key=lambda n: (n.start, -n.end)):
        if not found or numeral.start >= found[-1].end:
            found.append(numeral)
    return found


def cardinal_value(words: str) -> float | None:
    """Return the value of a number in words that fill the whole of `words`, None when they do not."""
    found = next(find_worded(words), None)
    return (
        found.low
        if found is not None and found.form == "words" and (found.start, found.end) == (0, len(words))
        else None
    )
