"""How an amount, a time or a shape in a parsed article becomes a record. Where they are: component.py."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from extraction.document import sentence_no
from extraction.quantities.amounts import find_amounts
from extraction.quantities.bounds import bound_after_noun
from extraction.quantities.counted import CountedNoun, counted_noun
from extraction.quantities.kinds import kind_of
from extraction.records import Kind, Qualifier, Quantity, make_id
from extraction.spans import Taken

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from extraction.dates.expressions import DateExpression
    from extraction.quantities.amount import Amount
    from extraction.quantities.shapes import Shape

VALUED = frozenset(
    {
        Kind.COUNT,
        Kind.MEASURE,
        Kind.MONEY,
        Kind.PERCENT,
        Kind.DURATION,
        Kind.AGE,
        Kind.MULTIPLIER,
        Kind.PRONOUN,
        Kind.ORDINAL,
        Kind.RESTATEMENT,
    }
)
BARE = frozenset({Kind.ORDINAL, Kind.PRONOUN, Kind.NAME})
UNITS = {Kind.COUNT: "count", Kind.PRONOUN: "count", Kind.AGE: "year", Kind.MULTIPLIER: "times", Kind.MONEY: "USD"}


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed article on which amounts become records; `text` is the Doc's, which all offsets count."""

    doc: Doc
    text: str
    article_id: str

    def place(self, start: int, end: int, kind: Kind, reason: str) -> Quantity:
        """Return a record for `text[start:end]` without a value."""
        return Quantity(
            quantity_id=make_id(self.article_id, start, end),
            article_id=self.article_id,
            sentence_no=sentence_no(self.doc, start),
            start=start,
            end=end,
            quote=self.text[start:end],
            kind=kind,
            reason=reason,
        )

    def dated(self, found: DateExpression) -> Quantity:
        """Return the record of an expression of time; a window ("the past two weeks") has its length too."""
        kind = Kind.DURATION if found.kind == "window" else Kind.DATE
        row = self.place(found.start, found.end, kind, f"time expression ({found.kind}, {found.precision})")
        row = replace(row, date_start=found.first, date_end=found.last, date_precision=found.precision)
        return self.measured(row, found.start, found.end, frozenset({Kind.DURATION}))

    def shaped(self, shape: Shape) -> Quantity:
        """Return the record of a stretch that its shape set aside."""
        row = self.place(shape.start, shape.end, shape.kind, shape.reason)
        if shape.value is not None:
            return replace(
                row,
                value_low=shape.value,
                value_high=shape.value,
                written_low=shape.value,
                written_high=shape.value,
                unit="times",
            )
        return self.measured(row, shape.start, shape.end, frozenset({Kind.MEASURE})) if shape.measured else row

    def measured(self, row: Quantity, start: int, end: int, kinds: frozenset[Kind]) -> Quantity:
        """Return the record with the value and unit of the one amount inside it, if it has one of those kinds."""
        amount = next(
            (a for a in find_amounts(self.text[start:end], Taken()) if a.unit is not None and a.unit.kind in kinds),
            None,
        )
        return replace(row, **_values(amount)) if amount is not None else row

    def quantity(self, amount: Amount) -> Quantity | None:
        """Return the record of an amount, None when it turns out to be no number."""
        number = self.doc.char_span(amount.number_start, amount.number_end, alignment_mode="expand")
        span = self.doc.char_span(amount.start, amount.end, alignment_mode="expand")
        if number is None or span is None:
            return None
        noun = counted_noun(span if amount.unit is None or amount.unit.kind is Kind.PERCENT else number)
        judged = kind_of(self.doc, self.text, amount, number, noun)
        if judged is None:
            return None
        kind = judged.kind
        start, end = (
            (amount.number_start, amount.number_end) if kind in BARE else (amount.start, judged.end or amount.end)
        )
        row = self.place(start, end, kind, judged.reason)
        if kind not in VALUED:
            return row
        told = _values(self.bounded(amount, noun) if kind is Kind.COUNT else amount)
        told["unit"] = told["unit"] or UNITS.get(kind)
        if kind is Kind.PERCENT and amount.form == "fraction":
            told |= {"value_low": _times_hundred(told["value_low"]), "value_high": _times_hundred(told["value_high"])}
            told["unit"] = "percent"
        item = noun if kind in {Kind.COUNT, Kind.PERCENT} else _measured_noun(span, kind)
        if item is not None:
            told |= {"item": item.item, "item_head": item.item.split()[-1]}
        return replace(row, **told)

    def bounded(self, amount: Amount, noun: CountedNoun | None) -> Amount:
        """Return the amount with the bound that follows its noun: "37 bodies at least"."""
        if noun is None or amount.qualifier is not Qualifier.EXACT or noun.head.idx < amount.end:
            return amount
        bound = bound_after_noun(self.text, noun.head.idx + len(noun.head))
        return amount if bound is None else replace(amount, qualifier=bound.qualifier)


def _values(amount: Amount) -> dict[str, Any]:
    low, high = amount.canonical()
    return {
        "value_low": low,
        "value_high": high,
        "qualifier": amount.qualifier,
        "unit": amount.unit.canonical if amount.unit else None,
        "written_low": amount.low,
        "written_high": amount.high,
        "written_unit": amount.unit.name if amount.unit else None,
    }


def _measured_noun(span: Span, kind: Kind) -> CountedNoun | None:
    """Return the noun after "of": "70 tonnes of cement", "three kilometres of pipes"."""
    if kind is not Kind.MEASURE:
        return None
    of = span.doc[span.end] if span.end < len(span.doc) else None
    return counted_noun(span) if of is not None and of.lower_ == "of" else None


def _times_hundred(value: float | None) -> float | None:
    return None if value is None else float(f"{value * 100:.8g}")
