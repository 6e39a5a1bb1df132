"""Units and money beside a number. Which there are, and how they convert: unit_table.py, unit.py."""

from __future__ import annotations

from extraction.quantities.unit import Unit
from extraction.quantities.unit_table import table

BEFORE_REACH = 8
CONTEXT_REACH = 24


def unit_after(text: str, end: int, form: str = "digits") -> tuple[Unit, int] | None:
    """Return the unit that begins at `end` (a blank, hyphen or "more" may stand between) and where it ends, else None.

    `form` is that of the number: after a fraction "of a", after a vague word "of" may stand between too.
    """
    match = table().after.get(form, table().after["digits"]).match(text, end)
    if match is None:
        return None
    spelling = " ".join(match["word"].lower().split()) if match["word"] else match["symbol"] or match["sign"]
    unit = table().by_spelling.get(spelling)
    if unit is None:
        return None
    if _is_noun(text, spelling, end, match.end()):
        return None
    read = reading(text, spelling, end, match.end()) or unit
    under = table().over.match(text, match.end()) if match["symbol"] else None
    return (_compound(read, table().by_spelling[under["under"]]), under.end()) if under else (read, match.end())


def _is_noun(text: str, spelling: str, start: int, end: int) -> bool:
    """Tell whether a spelling is part of what is counted: the barrel of "eight barrel bombs"."""
    return any(
        spelling in noun.spellings
        and noun.after.match(text, end)
        and not (noun.unless is not None and noun.unless.search(text, max(0, start - CONTEXT_REACH), start))
        for noun in table().nouns
    )


def unit_before(text: str, start: int, *, scaled: bool) -> tuple[Unit, int] | None:
    """Return the money sign or code that ends at `start` and where it begins, else None.

    `scaled`: the number has a scale.
    """
    lead = text[max(0, start - BEFORE_REACH) : start][::-1]
    match = table().before.match(lead)
    if match is None:
        return None
    sign = match["sign"][::-1]
    if sign in table().scaled_only and (not scaled or match.group()[0].isspace()):
        return None
    return table().by_spelling[sign], start - match.end()


def reading(text: str, spelling: str, start: int, end: int) -> Unit | None:
    """Return the unit that an ambiguous spelling at `text[start:end]` has in its context.

    "a 500-pound bomb", "a 200m long bridge".
    """
    for candidate in table().readings:
        if spelling in candidate.spellings and (
            (candidate.after is not None and candidate.after.match(text, end))
            or (candidate.before is not None and candidate.before.search(text, max(0, start - CONTEXT_REACH), start))
        ):
            return candidate.unit
    return None


def _compound(unit: Unit, under: Unit) -> Unit:
    return Unit(
        f"{unit.name}/{under.name}", unit.kind, f"{unit.canonical}/{under.canonical}", unit.factor / under.factor
    )
