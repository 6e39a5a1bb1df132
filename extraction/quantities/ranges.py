"""Two numbers that are the ends of one range: "5 to 7", "between 300 and 400", "$2-3bn". Bounds: bounds.py."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.quantities.amount import LEAD_REACH, Amount, with_unit
from extraction.records import Kind, Qualifier

if TYPE_CHECKING:
    from extraction.quantities.digits import Numeral
    from extraction.quantities.unit import Unit

CHANGE_REACH = 50
SPREAD = 1000
SMALL = 5
DASH = "-–—‑‒−"
APPROX = r"(?:about\s+|around\s+|some\s+|roughly\s+|nearly\s+|almost\s+|even\s+|as\s+many\s+as\s+)?"
TO = re.compile(
    rf"(?:-(?=\s))?\s*(?:[-‑]to[-‑]|[{DASH}]|\bto\b|\bup\s+to\b|\bthrough\b(?=\s+\d))\s*{APPROX}", re.IGNORECASE
)
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
BY = re.compile(r"\bby\s$", re.IGNORECASE)


def range_of(text: str, first: Numeral, second: Numeral) -> Amount | None:
    """Return the range that two numerals make, None when they are two amounts."""
    if {first.form, second.form} & {"ordinal", "none", "group", "vague"}:
        return None
    left, right = with_unit(text, first), with_unit(text, second)
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
    return OR.fullmatch(gap) is not None and left.unit is None and left.form == right.form and _close(left, right)


def _close(left: Amount, right: Amount) -> bool:
    """Tell whether two numbers with "or" between them are one guess: "six or seven", "15 or 20", not "two or nine"."""
    return right.high - left.low == 1 or SMALL <= left.low < right.high <= 2 * left.low


def _scale_alike(first: Numeral, second: Numeral) -> tuple[float, float]:
    """Return both ends, the second's scale lent to the first: "2 to 3 million", "six to eight hundred"."""
    low = first.low
    if second.factor > 1 and first.factor == 1 and first.low < 1000 and first.low * second.factor <= second.high:
        low = first.low * second.factor
    elif first.form == second.form == "digits" and first.low < 1000 and second.low % 1000 == 0:
        shared = first.low * 1000  # "20-30,000 troops"
        low = shared if first.factor == second.factor == 1 and second.low / 10 <= shared < second.low else low
    return low, second.high
