"""An amount: a number with its unit as written. Ranges, bounds and what an amount is are not known here."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extraction.quantities.units import reading, unit_after, unit_before
from extraction.records import Kind, Qualifier

if TYPE_CHECKING:
    from extraction.quantities.numeral import Numeral
    from extraction.quantities.unit import Unit

LEAD_REACH = 32
AND_A_HALF = re.compile(r"\s+and\s+a\s+half\b", re.IGNORECASE)
A_UNIT_AND = re.compile(r"\b(?:an?|one)\s+(?P<unit>\w+)\s+and\s+$", re.IGNORECASE)
ALONE = frozenset({"none", "ordinal"})


@dataclass(frozen=True, slots=True)
class Amount:
    """`text[start:end]` with cue and unit; `number_start`/`number_end` enclose the digits or words alone.

    `low`/`high` are as written, in `unit` (None = no unit stands there), NaN where the digits are too many to be a
    figure; `qualifier` bounds them; `form` is that of the numeral.
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

    @property
    def is_readable(self) -> bool:
        """Tell whether the number has a value."""
        return math.isfinite(self.low) and math.isfinite(self.high)

    def canonical(self) -> tuple[float | None, float | None]:
        """Return the closed interval in the canonical unit, None for an open end."""
        convert = self.unit.convert if self.unit else float
        low, high = sorted((convert(self.low), convert(self.high)))
        if self.qualifier is Qualifier.AT_LEAST:
            return low, None
        if self.qualifier is Qualifier.AT_MOST:
            return None, high
        return low, high


def with_unit(text: str, numeral: Numeral) -> Amount:
    """Return a number with the unit beside it, if one stands there."""
    qualifier = Qualifier.VAGUE if numeral.is_vague else Qualifier.EXACT
    plain = Amount(
        numeral.start,
        numeral.end,
        numeral.start,
        numeral.end,
        numeral.low,
        numeral.high,
        numeral.form,
        numeral.scaled,
        None,
        qualifier,
    )
    if numeral.form in ALONE:
        return plain
    before = unit_before(text, numeral.start, scaled=numeral.scaled)
    after = unit_after(text, numeral.end, numeral.form)
    if before is not None:
        end = after[1] if after is not None and after[0].kind is Kind.MONEY else numeral.end
        return replace(plain, start=before[1], end=end, unit=before[0])
    metres = reading(text, numeral.symbol, numeral.start, numeral.end) if numeral.symbol else None
    if metres is not None:
        return replace(
            plain,
            low=numeral.low / numeral.factor,
            high=numeral.high / numeral.factor,
            scaled=False,
            unit=metres,
            number_end=numeral.end - 1,
        )
    if after is not None:
        half = AND_A_HALF.match(text, after[1])
        more = 0.5 if half is not None else 0.0
        end = half.end() if half is not None else after[1]
        return replace(plain, low=plain.low + more, high=plain.high + more, end=end, unit=after[0])
    if numeral.form == "fraction":
        return _one_and(text, plain) or plain
    return plain


def _one_and(text: str, part: Amount) -> Amount | None:
    """Return the amount whose unit stands before its fraction: "a year and a half", "a mile and a quarter"."""
    lead = A_UNIT_AND.search(text, max(0, part.start - LEAD_REACH), part.start)
    unit = unit_after(text, lead.start("unit")) if lead is not None else None
    if lead is None or unit is None or unit[1] != lead.end("unit"):
        return None
    whole, start = 1 + part.low, lead.start()
    return replace(part, start=start, number_start=start, low=whole, high=whole, form="words", unit=unit[0])
