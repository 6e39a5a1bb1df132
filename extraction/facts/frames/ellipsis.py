"""What a number leaves unsaid: the noun or the unit of a number before it.

Nouns that are said are not known here: see items.py.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.document import text_of
from extraction.records import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extraction.facts.frames.items import Counted
    from extraction.records import Quantity

COMPARED = re.compile(
    r"\b(?:against|compared (?:with|to)|(?:up|down) from|versus|rather than|instead of)\s+$", re.IGNORECASE
)
OF_THOSE_UNITS = re.compile(
    r"\s+of (?:those|these|the) (?:square |sq\.? )?(?:k(?:ilo)?m|mile|hectare|met(?:re|er))", re.IGNORECASE
)
UNITED = frozenset({Kind.MEASURE, Kind.PERCENT, Kind.MONEY})
REACH = 20
FALLEN = frozenset(
    {"dead", "killed", "wounded", "injured", "hurt", "missing", "slain", "captured", "arrested", "displaced"}
)
NOBODY = frozenset({"nobody", "no one", "no-one", "not one", "not a single"})
PERSONS = frozenset({"person"})


def fill_noun(counted: Counted, before: Sequence[Counted]) -> Counted:
    """Take noun and classes from the nearest counted thing before, in this sentence or the one before."""
    if counted.quantity.quote.lower() in NOBODY:
        return replace(counted, classes=PERSONS)
    kinds = {Kind.COUNT} if counted.quantity.kind is Kind.COUNT else {Kind.COUNT, Kind.PERCENT}
    for other in reversed(before):
        if counted.quantity.sentence_no - other.quantity.sentence_no > 1:
            break
        if other.quantity.quote.lower() in NOBODY or (_are_dead(counted) and "person" not in other.classes):
            continue
        if other.quantity.kind in kinds and other.classes:
            return replace(counted, noun=None, item=other.item, classes=other.classes, elliptical=True)
    return counted


def _are_dead(counted: Counted) -> bool:
    """Tell whether people are counted as what became of them: "admitted two **dead**"."""
    return any(token.lower_ in FALLEN for token in counted.span.doc[counted.span.end : counted.span.end + 1])


def fill_unit(counted: Counted, before: Sequence[Counted]) -> Counted | None:
    """Return the number in the unit of the one before that it is compared with; None where it is compared with none.

    "They took 22 sq km in May, against **14** in April"; "gave up **45** of these square miles".
    """
    text, quantity = text_of(counted.span.doc), counted.quantity
    compared = COMPARED.search(text, max(0, quantity.start - REACH), quantity.start) is not None
    if not compared and OF_THOSE_UNITS.match(text, quantity.end) is None:
        return None
    united = (c for c in reversed(before) if c.quantity.kind in UNITED)
    other = next((c for c in united if quantity.sentence_no - c.quantity.sentence_no <= int(not compared)), None)
    scale = _scale(other.quantity) if other is not None else None
    if other is None or scale is None:
        return None
    unitary = replace(
        quantity,
        kind=other.quantity.kind,
        unit=other.quantity.unit,
        value_low=_times(quantity.written_low, scale),
        value_high=_times(quantity.written_high, scale),
    )
    return replace(counted, quantity=unitary, noun=None, item=other.item, classes=other.classes)


def _scale(quantity: Quantity) -> float | None:
    """Return canonical units per written one."""
    pairs = ((quantity.value_low, quantity.written_low), (quantity.value_high, quantity.written_high))
    return next((value / written for value, written in pairs if value is not None and written), None)


def _times(written: float | None, scale: float) -> float | None:
    return None if written is None else float(f"{written * scale:.8g}")
