"""Amounts that say another again in a different unit: "4 sq km (1.5 sq miles)", "€4bn, or $4.35bn".

Other kinds are not known here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.records import Kind

if TYPE_CHECKING:
    from extraction.quantities.amount import Amount

OPEN_BRACKET = re.compile(
    r"\s*[(\[]\s*(?:about|around|some|roughly|nearly|almost|approximately|equivalent to|or|worth|i\.e\.|=)?\s*$",
    re.IGNORECASE,
)
OR = re.compile(
    r"\s*,?\s*(?:/|or\s+|equal to\s+|equivalent to\s+|that is,?\s+|which is\s+|i\.e\.,?\s+)\s*"
    r"(?:about\s+|around\s+|roughly\s+|nearly\s+|some\s+)?$",
    re.IGNORECASE,
)
ABOUT = re.compile(r"\s*,\s+(?:about|around|roughly|some|nearly|almost|approximately)\s*$", re.IGNORECASE)
CLOSE = re.compile(r"\s*(?:[,.;:)—–]|$)")
REACH = 40
TOLERANCE = 0.05


def restated(text: str, amounts: list[Amount]) -> dict[int, int]:
    """Return index of the amount that restates → index of the amount that it says again."""
    found: dict[int, int] = {}
    for index in range(1, len(amounts)):
        original, again = amounts[index - 1], amounts[index]
        if original.unit is None or again.unit is None or index - 1 in found or again.start - original.end > REACH:
            continue
        gap = text[original.end : again.start]
        bracketed = OPEN_BRACKET.fullmatch(gap) is not None
        said = bracketed or OR.fullmatch(gap) or _is_aside(text, original, again)
        if said and _convertible(original, again):
            found[index] = index - 1
    return found


def _is_aside(text: str, original: Amount, again: Amount) -> bool:
    """Tell whether a comma and "about" set the same sum or measure apart: "$20m, about US$12m, for …"."""
    gap = text[original.end : again.number_start].rstrip("$€£¥AUSCNZHK ")
    return (
        ABOUT.fullmatch(gap) is not None and CLOSE.match(text, again.end) is not None and not disagrees(original, again)
    )


def _convertible(original: Amount, again: Amount) -> bool:
    left, right = original.unit, again.unit
    assert left is not None  # noqa: S101  (the caller's condition)
    assert right is not None  # noqa: S101
    if left.kind is Kind.MONEY and right.kind is Kind.MONEY:
        return left.canonical != right.canonical
    return left.canonical == right.canonical and left.name != right.name


def disagrees(original: Amount, again: Amount) -> bool:
    """Tell whether two measures that should be the same are more than 5 % apart; money is not compared."""
    if original.unit is None or again.unit is None or original.unit.kind is Kind.MONEY:
        return False
    first, second = original.unit.convert(original.high), again.unit.convert(again.high)
    return abs(first - second) > TOLERANCE * max(abs(first), abs(second))
