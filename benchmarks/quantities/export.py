"""Quantities in the conventions of NewsQuant: its signs, its unit names, "one of the X" as 1.

The product does not bend to them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypedDict

from babel.numbers import get_currency_name

from benchmarks.quantities.nouns import counted_phrase, picked_phrase
from extraction.quantities.unit_table import table
from extraction.records import Kind, Qualifier

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extraction.records import Quantity

SIGNS = {
    Qualifier.EXACT: "=",
    Qualifier.RANGE: "=",
    Qualifier.VAGUE: "=",
    Qualifier.APPROXIMATE: "~",
    Qualifier.AT_LEAST: ">",
    Qualifier.AT_MOST: "<",
}
EXPORTED = frozenset(
    {Kind.COUNT, Kind.MEASURE, Kind.MONEY, Kind.PERCENT, Kind.DURATION, Kind.AGE, Kind.MULTIPLIER, Kind.RESTATEMENT}
)
ONE_OF = re.compile(r"one of\b", re.IGNORECASE)
ONE_OF_MANY = re.compile(r"one (?:out )?of $", re.IGNORECASE)
GENERATION = re.compile(r"[2-6]G")
RATE = re.compile(r"(?:\s+(?:per|an?|each|every)\s+|\s?/\s?|-a-)(?P<per>(?:(?:square|cubic)\s)?[A-Za-z]+)\b")
NO_RATE = frozenset(["lot", "few", "piece", "result", "while", "bit", "year-on-year", "total"])
VAGUE_ALONE = frozenset(["few", "several", "couple", "handful", "of"])
TWOFOLD = re.compile(r"\d|fold$|times$", re.IGNORECASE)
PAIRS = re.compile(r"\b(?:pair|couple|duo|brace|trio|quartet|quintet|sextet|threesome)$", re.IGNORECASE)


class Row(TypedDict):
    """One quantity of a NewsQuant file."""

    value_low: float
    value_high: float
    qualifier: str
    unit: str
    start: int
    end: int


def export(doc: Doc) -> list[Row]:
    """Return the rows of one sentence or text that went through `newsfacts_quantities`."""
    rows: list[Row] = []
    for quantity in doc._.quantities:
        row = _row(doc, quantity)
        if row is not None and not (rows and row["start"] < rows[-1]["end"]):
            rows.append(row)
    return _one_of_many(doc.text, _changes(doc.text, _inherited(rows)))


def _row(doc: Doc, quantity: Quantity) -> Row | None:
    if quantity.kind is Kind.PRONOUN and ONE_OF.match(doc.text, quantity.start):
        return _make(quantity, 1.0, 1.0, picked_phrase(doc, quantity))
    if quantity.kind is Kind.NAME and GENERATION.fullmatch(quantity.quote):
        return _make(quantity, float(quantity.quote[0]), float(quantity.quote[0]), "generation wireless")
    calibre = quantity.kind is Kind.NAME and quantity.written_unit is not None
    low, high = quantity.written_low, quantity.written_high
    if (quantity.kind not in EXPORTED and not calibre) or low is None or high is None or not _counts(quantity):
        return None
    if quantity.qualifier is Qualifier.VAGUE:
        low, high = _power_of_ten(low), _power_of_ten(low) * 10
    return _make(quantity, low, high, _unit(doc, quantity))


def _counts(quantity: Quantity) -> bool:
    """Tell whether NewsQuant counts it: no "several", "a pair", "twice", "no soldiers"."""
    words = quantity.quote.lower()
    if quantity.qualifier is Qualifier.VAGUE and words.split()[-1] in VAGUE_ALONE:
        return False
    if quantity.kind is Kind.MULTIPLIER and not TWOFOLD.search(words):
        return False
    if PAIRS.search(words):
        return False
    return quantity.written_low != 0 or "zero" in words or any(sign.isdigit() for sign in words)


def _power_of_ten(value: float) -> float:
    return 10.0 ** (len(str(int(value))) - 1)


def _make(quantity: Quantity, low: float, high: float, unit: str) -> Row:
    return Row(
        value_low=low,
        value_high=high,
        qualifier=SIGNS[quantity.qualifier],
        unit=unit,
        start=quantity.start,
        end=quantity.end,
    )


def _unit(doc: Doc, quantity: Quantity) -> str:
    if quantity.kind is Kind.AGE:
        return f"{quantity.written_unit or 'year'} of age"
    if quantity.kind is not Kind.MULTIPLIER and quantity.written_unit is None:
        return counted_phrase(doc, quantity)
    unit = "count" if quantity.kind is Kind.MULTIPLIER else _name(quantity.written_unit or "", quantity.quote)
    rate = RATE.match(doc.text, quantity.end)
    return f"{unit} per {_per(rate['per'])}" if rate and rate["per"].lower() not in NO_RATE else unit


def _name(written: str, quote: str) -> str:
    if written == "penny" and quote.endswith("p"):
        return "point"
    if len(written) == 3 and written.isupper() and written not in table().labels:
        return get_currency_name(written, count=1, locale="en").lower()
    return " per ".join(table().labels.get(part, part) for part in written.split("/"))


def _per(word: str) -> str:
    known = table().by_spelling.get(word)
    return table().labels.get(known.name, word.lower()) if known is not None else word.lower()


def _inherited(rows: list[Row]) -> list[Row]:
    """Give a bare number the unit of the last number that is of its size: "61.2 cents in May but only 58.9 in June"."""
    given: list[Row] = []
    for row in rows:
        if not row["unit"]:
            source = next((other for other in reversed(given) if other["unit"] and other["unit"] != "percentage"), None)
            if source is not None and (source["unit"] == "point" or _are_alike(source, row)):
                row = Row(**{**row, "unit": source["unit"]})
        given.append(row)
    return given


def _are_alike(left: Row, right: Row) -> bool:
    return abs(left["value_low"]) / 4 <= abs(right["value_low"]) <= 4 * abs(left["value_high"])


def _changes(text: str, rows: list[Row]) -> list[Row]:
    """Join "rose from 20 to 29" and "to 138 lots from 212 lots" into ranges, as NewsQuant has them."""
    joined: list[Row] = []
    for row in rows:
        before = joined[-1] if joined else None
        if before is not None and _is_change(text, before, row):
            low, high = sorted((before["value_low"], row["value_low"]))
            unit = row["unit"] or before["unit"]
            joined[-1] = Row(
                value_low=low,
                value_high=high,
                qualifier=row["qualifier"],
                unit=unit,
                start=before["start"],
                end=row["end"],
            )
        else:
            joined.append(row)
    return joined


def _is_change(text: str, before: Row, row: Row) -> bool:
    if (
        before["value_low"] != before["value_high"]
        or row["value_low"] != row["value_high"]
        or before["unit"] not in {"", row["unit"]}
    ):
        return False
    gap = text[before["end"] : row["start"]]
    lead = text[max(0, before["start"] - 6) : before["start"]].split()[-1:]
    words = gap.split()
    turned = (lead == ["from"] and words[-1:] == ["to"]) or (lead == ["to"] and words[-1:] == ["from"])
    return turned and len(words) <= 4 and not {"up", "down"} & {*words} and not re.search(r"[,;.(]", gap)


def _one_of_many(text: str, rows: list[Row]) -> list[Row]:
    """Join "one of four concepts" into a quarter."""
    joined: list[Row] = []
    for row in rows:
        if joined and row["value_low"] > 1 and ONE_OF_MANY.search(text, max(0, row["start"] - 12), row["start"]):
            joined.pop()
            row = Row(**{**row, "value_low": 1 / row["value_low"], "value_high": 1 / row["value_high"]})
        joined.append(row)
    return joined
