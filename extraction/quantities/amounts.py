"""Numbers put together with their unit, range and bounds. What an amount is in its sentence is not known here."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extraction.quantities.bounds import bound_after, bound_before
from extraction.quantities.numerals import Numeral, find_numerals
from extraction.quantities.units import Unit, unit_after, unit_before
from extraction.records import Kind, Qualifier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extraction.spans import Taken

RANGE = re.compile(r"\s*(?:[-–—‑‒−]|\bto\b|\bup\s+to\b)\s*(?:about\s+|around\s+|some\s+)?", re.IGNORECASE)
AND = re.compile(r"\s+and\s+", re.IGNORECASE)
BETWEEN = re.compile(r"\b(?:anywhere\s+|somewhere\s+)?(?P<word>between|from)\s+(?:about\s+|around\s+|an?\s+)?$", re.IGNORECASE)
CHANGE = re.compile(r"\b(?:rose|risen|rise|rises|rising|up|increased?|increasing|grew|grown|climbed|jumped|fell|fallen|dropped|down|cut|reduced|revised|raised|went|gone|shrank|soared)\b[^.;]{0,40}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """`text[start:end]` with cue and unit; `number_start`/`number_end` enclose the digits or words alone.

    `low`/`high` are as written, in `unit` (None = no unit stands there); `qualifier` bounds them; `form` is that of the numeral.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    low: float
    high: float
    form: str
    scaled: bool
    unit: Unit | None
    qualifier: Qualifier

    def canonical(self) -> tuple[float | None, float | None]:
        """Return the closed interval in the canonical unit, None for an open end."""
        convert = self.unit.convert if self.unit else float
        low, high = sorted((convert(self.low), convert(self.high)))
        if self.qualifier is Qualifier.AT_LEAST:
            return low, None
        if self.qualifier is Qualifier.AT_MOST:
            return None, high
        return low, high


def find_amounts(text: str, skip: Taken) -> list[Amount]:
    """Return the amounts in `text` outside the stretches `skip`, in order, without overlaps."""
    numerals = [n for n in find_numerals(text) if not skip.overlaps(n.start, n.end)]
    amounts: list[Amount] = []
    index = 0
    while index < len(numerals):
        first = numerals[index]
        second = numerals[index + 1] if index + 1 < len(numerals) else None
        amount = _range(text, first, second) if second is not None else None
        index += 2 if amount is not None else 1
        amount = _with_bounds(text, amount or _single(text, first))
        if amounts and amount.start < amounts[-1].end:
            amount = replace(amount, start=min(amounts[-1].end, amount.number_start))
        amounts.append(amount)
    return list(_share_units(text, amounts))


def _single(text: str, numeral: Numeral) -> Amount:
    before = unit_before(text, numeral.start)
    after = unit_after(text, numeral.end)
    qualifier = Qualifier.VAGUE if numeral.is_vague else Qualifier.EXACT
    unit, start, end = None, numeral.start, numeral.end
    if before is not None:
        unit, start = before
        if after is not None and after[0].kind is Kind.MONEY:
            end = after[1]
    elif after is not None and numeral.form != "ordinal":
        unit, end = after
    return Amount(start, end, numeral.start, numeral.end, numeral.low, numeral.high, numeral.form, numeral.scaled, unit, qualifier)


def _range(text: str, first: Numeral, second: Numeral) -> Amount | None:
    """Return the range that two numerals make, None when they are two amounts."""
    if {first.form, second.form} & {"ordinal", "none", "group"} or "vague" in {first.form, second.form}:
        return None
    left, right = _single(text, first), _single(text, second)
    gap = text[left.end : right.start]
    lead = BETWEEN.search(text, max(0, left.start - 24), left.start)
    is_range = RANGE.fullmatch(gap) is not None
    if lead is not None and lead["word"].lower() == "between":
        is_range = is_range or AND.fullmatch(gap) is not None
    if lead is not None and lead["word"].lower() == "from" and CHANGE.search(text, max(0, lead.start() - 50), lead.start()):
        return None
    if not is_range or (left.unit and right.unit and left.unit.canonical != right.unit.canonical):
        return None
    low, high = _scale_alike(first, second)
    unit = right.unit or left.unit
    if left.unit and right.unit and left.unit != right.unit:
        low = low * left.unit.factor / right.unit.factor
    if low > high or (second.form == "digits" and first.form == "digits" and high > 1000 * max(low, 1) and not second.scaled):
        return None
    start = lead.start() if lead is not None else left.start
    return Amount(start, right.end, first.start, second.end, low, high, second.form, second.scaled, unit, Qualifier.RANGE)


def _scale_alike(first: Numeral, second: Numeral) -> tuple[float, float]:
    """Return both ends, the second's scale lent to the first: "2 to 3 million", "two to three hundred"."""
    low = first.low
    if second.factor > 1 and first.factor == 1 and first.low < 1000 and first.low * second.factor <= second.high:
        low = first.low * second.factor
    return low, second.high


def _with_bounds(text: str, amount: Amount) -> Amount:
    before = bound_before(text, amount.start)
    after = bound_after(text, amount.end)
    qualifier = amount.qualifier
    if amount.form in {"none", "ordinal"}:
        return amount
    start, end = amount.start, amount.end
    for bound in (before, after):
        if bound is None:
            continue
        start, end = min(start, bound.start), max(end, bound.end)
        if qualifier in {Qualifier.EXACT, Qualifier.APPROXIMATE} or (qualifier is Qualifier.VAGUE and bound.qualifier is not Qualifier.APPROXIMATE):
            qualifier = bound.qualifier
    if qualifier in {Qualifier.AT_LEAST, Qualifier.AT_MOST} and amount.unit is None and after is not None:
        unit = unit_after(text, after.end)
        if unit is not None:
            return replace(amount, start=start, end=unit[1], qualifier=qualifier, unit=unit[0])
    return replace(amount, start=start, end=end, qualifier=qualifier)


def _share_units(text: str, amounts: list[Amount]) -> Iterator[Amount]:
    """Yield the amounts, a unit lent over coordination: "5 and 6 kg", "200, 300 or 400 metres"."""
    for index, amount in enumerate(amounts):
        following = amounts[index + 1] if index + 1 < len(amounts) else None
        if (
            amount.unit is None
            and following is not None
            and following.unit is not None
            and following.unit.kind in {Kind.MEASURE, Kind.PERCENT, Kind.DURATION}
            and amount.form == "digits"
            and re.fullmatch(r"\s*(?:,|and|or|,\s*(?:and|or))\s+(?:\w+\s+)?", text[amount.end : following.start])
        ):
            amount = replace(amount, unit=following.unit)
        yield amount
