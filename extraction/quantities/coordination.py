"""A unit lent to the numbers before it: "5 and 6 kg", "8 or $9". Ranges: ranges.py."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.records import Kind

if TYPE_CHECKING:
    from extraction.quantities.amount import Amount

LIST = re.compile(r"-?,?\s+(?:and|or)\s+(?:another\s+|even\s+|then\s+|possibly\s+)?", re.IGNORECASE)
COMMA = re.compile(r"-?,\s+")
LENDABLE = frozenset({Kind.MEASURE, Kind.PERCENT, Kind.DURATION})
OF_THE = re.compile(r"\s+of\s+(?:the|its|their|that|a\s+total\s+of)\s+", re.IGNORECASE)
DIMENSION = re.compile(r"\s*[x×]\s*|\s+by\s+")


def share_units(text: str, amounts: list[Amount]) -> list[Amount]:
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
