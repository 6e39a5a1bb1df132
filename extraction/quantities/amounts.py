"""All amounts of a text: numbers put together with their unit, range and bounds. What an amount is: kinds.py."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.quantities.amount import ALONE, Amount, with_unit
from extraction.quantities.bounds import bound_after, bound_before
from extraction.quantities.coordination import share_units
from extraction.quantities.numerals import find_numerals
from extraction.quantities.ranges import range_of
from extraction.quantities.units import unit_after
from extraction.records import Qualifier

if TYPE_CHECKING:
    from extraction.quantities.numeral import Numeral
    from extraction.spans import Taken


def find_amounts(text: str, skip: Taken) -> list[Amount]:
    """Return the amounts in `text` outside the stretches `skip`, in order, without overlaps."""
    numerals = [n for n in find_numerals(text) if not skip.overlaps(n.start, n.end)]
    amounts: list[Amount] = []
    index = 0
    while index < len(numerals):
        if amounts and numerals[index].start < amounts[-1].end:
            index += 1
            continue
        after = _beyond_unit(text, numerals, index)
        amount = range_of(text, numerals[index], numerals[after]) if after < len(numerals) else None
        index = after + 1 if amount is not None else index + 1
        amount = _with_bounds(text, amount or with_unit(text, numerals[index - 1]))
        amounts.append(_apart(amount, amounts, skip))
    return share_units(text, amounts)


def _beyond_unit(text: str, numerals: list[Numeral], index: int) -> int:
    """Return the index of the next numeral that is not the exponent of this one's unit: the 7 of "5 kg/m2 to 7"."""
    after = index + 1
    if after < len(numerals) and text[numerals[after].start - 1].isalpha():
        end = with_unit(text, numerals[index]).end
        while after < len(numerals) and numerals[after].start < end:
            after += 1
    return after


def _apart(amount: Amount, before: list[Amount], skip: Taken) -> Amount:
    """Return the amount cut back to its number where its cue or unit reaches into a neighbour."""
    floor = before[-1].end if before else 0
    if amount.start < floor or skip.overlaps(amount.start, amount.number_start):
        amount = replace(amount, start=amount.number_start)
    if skip.overlaps(amount.number_end, amount.end):
        amount = replace(amount, end=amount.number_end)
    return amount


def _with_bounds(text: str, amount: Amount) -> Amount:
    if amount.form in ALONE:
        return amount
    start, end, qualifier = amount.start, amount.end, amount.qualifier
    after = bound_after(text, amount.end)
    for bound in (bound_before(text, amount.start, amount.unit.canonical if amount.unit else None), after):
        if bound is None:
            continue
        start, end = min(start, bound.start), max(end, bound.end)
        if qualifier in {Qualifier.EXACT, Qualifier.APPROXIMATE} or (
            qualifier is Qualifier.VAGUE and bound.qualifier is not Qualifier.APPROXIMATE
        ):
            qualifier = bound.qualifier
    unit = unit_after(text, after.end) if after is not None and amount.unit is None else None
    if unit is not None:
        return replace(amount, start=start, end=unit[1], qualifier=qualifier, unit=unit[0])
    return replace(amount, start=start, end=end, qualifier=qualifier)
