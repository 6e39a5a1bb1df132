"""Numbers put together with their unit, range and bounds. What an amount is in its sentence is not known here."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extraction.quantities.bounds import bound_after, bound_before
from extraction.quantities.numerals import Numeral, find_numerals
from extraction.quantities.units import Unit, reading, unit_after, unit_before
from extraction.records import Kind, Qualifier

if TYPE_CHECKING:
    from extraction.spans import Taken

LEAD_REACH = 32
CHANGE_REACH = 50
SPREAD = 1000
DASH = "-–—‑‒−"
APPROX = r"(?:about\s+|around\s+|some\s+|roughly\s+|nearly\s+|almost\s+|even\s+|as\s+many\s+as\s+)?"
TO = re.compile(rf"(?:-(?=\s))?\s*(?:[{DASH}]|\bto\b|\bup\s+to\b|\bthrough\b(?=\s+\d))\s*{APPROX}", re.IGNORECASE)
AND = re.compile(rf"\s+and\s+{APPROX}", re.IGNORECASE)
OR = re.compile(r"\s+or\s+(?:even\s+|perhaps\s+|maybe\s+)?", re.IGNORECASE)
BETWEEN = re.compile(
    rf"(?<!\w)(?:anywhere\s+|somewhere\s+|ranging\s+|ranged\s+|ranges\s+)?(?P<word>between|from)\s+{APPROX}(?:an?\s+)?$",
    re.IGNORECASE,
)
CHANGE = re.compile(
    r"\b(?:rose|risen|rises?|rising|up|increas\w*|grew|grown|grows?|growing|climb\w*|jump\w*|fell|fall|fallen|falls|falling|drop\w*|down|cut\w*|reduc\w*|revis\w*"
    r"|rais\w*|went|gone|shrank|shr[iu]nk\w*|soar\w*|surg\w*|doubl\w*|declin\w*|expand\w*|swell\w*|swollen|chang\w*|mov\w*|lower\w*|improv\w*|slid\w*|plung\w*)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
LIST = re.compile(r"-?,?\s+(?:and|or)\s+(?:another\s+|even\s+|then\s+|possibly\s+)?", re.IGNORECASE)
COMMA = re.compile(r"-?,\s+")
LENDABLE = frozenset({Kind.MEASURE, Kind.PERCENT, Kind.DURATION})
OF_THE = re.compile(r"\s+of\s+(?:the|its|their|that|a\s+total\s+of)\s+", re.IGNORECASE)
AND_A_HALF = re.compile(r"\s+and\s+a\s+half\b", re.IGNORECASE)
A_UNIT_AND = re.compile(r"\b(?:an?|one)\s+(?P<unit>\w+)\s+and\s+$", re.IGNORECASE)
BY = re.compile(r"\bby\s$", re.IGNORECASE)
DIMENSION = re.compile(r"\s*[x×]\s*|\s+by\s+")
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
        amount = _range(text, numerals[index], numerals[after]) if after < len(numerals) else None
        index = after + 1 if amount is not None else index + 1
        amount = _with_bounds(text, amount or _single(text, numerals[index - 1]))
        amounts.append(_apart(amount, amounts, skip))
    return _share_units(text, amounts)


def _beyond_unit(text: str, numerals: list[Numeral], index: int) -> int:
    """Return the index of the next numeral that is not the exponent of this one's unit: the 7 of "5 kg/m2 to 7"."""
    after = index + 1
    if after < len(numerals) and text[numerals[after].start - 1].isalpha():
        end = _single(text, numerals[index]).end
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


def _single(text: str, numeral: Numeral) -> Amount:
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


def _range(text: str, first: Numeral, second: Numeral) -> Amount | None:
    """Return the range that two numerals make, None when they are two amounts."""
    if {first.form, second.form} & {"ordinal", "none", "group", "vague"}:
        return None
    left, right = _single(text, first), _single(text, second)
    if not _joined(text, left, right) or not _alike(left.unit, right.unit):
        return None
    low, high = _scale_alike(first, second)
    if left.unit and right.unit and left.unit != right.unit:
        low = low * left.unit.factor / right.unit.factor
    rising = low < high or (low == high and bool(left.unit))
    falling = bool(left.unit and right.unit) and low > high
    unscaled = not second.scaled and first.form == second.form == "digits"
    if not (rising or falling) or (unscaled and high > SPREAD * max(low, 1)):
        return None
    low, high = sorted((low, high))
    lead = BETWEEN.search(text, max(0, left.start - LEAD_REACH), left.start)
    return Amount(
        lead.start() if lead is not None else left.start,
        *(right.end, first.start, second.end, low, high, second.form, second.scaled),
        right.unit or left.unit,
        Qualifier.RANGE,
    )


def _alike(left: Unit | None, right: Unit | None) -> bool:
    """Tell whether two units can stand at the ends of one range.

    Metres and kilometres can, cents and dollars cannot.
    """
    if left is None or right is None:
        return True
    return left.canonical == right.canonical and (left.kind is not Kind.MONEY or left.name == right.name)


def _joined(text: str, left: Amount, right: Amount) -> bool:
    """Tell whether the words between two amounts make them the ends of one range."""
    gap = text[left.end : right.start]
    lead = BETWEEN.search(text, max(0, left.start - LEAD_REACH), left.start)
    word = lead["word"].lower() if lead is not None else ""
    if lead is not None and word == "from" and CHANGE.search(text, max(0, lead.start() - CHANGE_REACH), lead.start()):
        return False
    if TO.fullmatch(gap):
        if left.unit is not None and BY.search(text, max(0, left.start - 4), left.start):  # "rose by $4bn to $41bn"
            return False
        return not (gap.strip() == "to" and not word and CHANGE.search(text, max(0, left.start - 12), left.start))
    if word == "between":
        return AND.fullmatch(gap) is not None
    if right.unit is not None and right.unit.kind is Kind.MONEY:
        return False
    return (
        OR.fullmatch(gap) is not None and left.unit is None and right.high - left.low == 1 and left.form == right.form
    )


def _scale_alike(first: Numeral, second: Numeral) -> tuple[float, float]:
    """Return both ends, the second's scale lent to the first: "2 to 3 million", "two to three hundred"."""
    low = first.low
    if second.factor > 1 and first.factor == 1 and first.low < 1000 and first.low * second.factor <= second.high:
        low = first.low * second.factor
    elif first.form == second.form == "digits" and first.low < 1000 and second.low % 1000 == 0:
        shared = first.low * 1000  # "20-30,000 troops"
        low = shared if first.factor == second.factor == 1 and second.low / 10 <= shared < second.low else low
    return low, second.high


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


def _share_units(text: str, amounts: list[Amount]) -> list[Amount]:
    """Return the amounts, a unit lent over coordination: "5 and 6 kg", "8 or $9", "280 of the 900 million shekels"."""
    shared = list(amounts)
    lent: set[int] = set()
    for index in range(len(shared) - 2, -1, -1):
        amount, following = shared[index], shared[index + 1]
        if amount.unit is not None or following.unit is None or amount.form not in {"digits", "words"}:
            continue
        gap = text[amount.end : following.start]
        listed = following.unit.kind in LENDABLE and (
            LIST.fullmatch(gap) or DIMENSION.fullmatch(gap) or (index + 1 in lent and COMMA.fullmatch(gap))
        )
        priced = following.unit.kind is Kind.MONEY and (gap.strip() in {"or", "to"} or OF_THE.fullmatch(gap))
        if listed or priced:
            shared[index] = replace(amount, unit=following.unit)
            lent.add(index)
    return shared
