"""The spaCy component that finds every number and every expression of time, and says what it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spacy.language import Language

from extraction.dates.beginnings import anchor_from_text, find_beginnings
from extraction.dates.expressions import find_dates
from extraction.document import article_of, sentence_no
from extraction.quantities.amounts import Amount, find_amounts
from extraction.quantities.counted import CountedNoun, counted_noun
from extraction.quantities.kinds import kind_of
from extraction.quantities.numerals import find_numerals
from extraction.quantities.restatements import disagrees, restated
from extraction.quantities.shapes import find_shapes
from extraction.records import Kind, Qualifier, Quantity, make_id
from extraction.spans import Taken

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Doc, Span

    from extraction.dates.expressions import DateExpression
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
UNITS = {Kind.COUNT: "count", Kind.PRONOUN: "count", Kind.AGE: "year", Kind.MULTIPLIER: "times"}


@Language.factory("newsfacts_quantities", assigns=["doc._.quantities", "doc._.dates"])
def make_quantities(nlp: Language, name: str) -> QuantitiesComponent:
    """Build the component for `nlp`."""
    return QuantitiesComponent()


class QuantitiesComponent:
    """Find numbers and times and hang them on the Doc, sorted, without overlaps."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.quantities` and `doc._.dates`."""
        article = article_of(doc)
        text = doc.text
        doc._.dates = tuple(_dates(text, article.published_at))
        doc._.quantities = tuple(find_quantities(Page(doc, text, article.article_id), doc._.dates))
        return doc


def _dates(text: str, published: date | None) -> list[DateExpression]:
    fixed = anchor_from_text(text) if published is None else None
    anchor = published or (fixed[1] if fixed else None)
    found = find_dates(text, anchor)
    taken = Taken()
    for expression in found:
        taken.claim(expression.start, expression.end)
    found.extend(told for told in find_beginnings(text, anchor) if taken.claim(told.start, told.end))
    return sorted(found, key=lambda expression: expression.start)


def find_quantities(page: Page, dates: tuple[DateExpression, ...]) -> list[Quantity]:
    """Return a Quantity for every number on `page`, whatever it is. `dates` are its expressions of time."""
    taken = Taken()
    dated = [d for d in dates if find_numerals(d.text) and taken.claim(d.start, d.end)]
    shapes = [shape for shape in find_shapes(page.text) if taken.claim(shape.start, shape.end)]
    amounts = find_amounts(page.text, taken)
    rows = [page.dated(found) for found in dated] + [page.shaped(shape) for shape in shapes]
    rows += _with_restatements(amounts, [page.quantity(amount) for amount in amounts], restated(page.text, amounts))
    return sorted(rows, key=lambda quantity: quantity.start)


def _with_restatements(
    amounts: list[Amount], rows: list[Quantity | None], restatements: dict[int, int]
) -> list[Quantity]:
    for index, first in restatements.items():
        row, original = rows[index], rows[first]
        if row is not None and original is not None:
            reason = (
                "disagrees with what it restates"
                if disagrees(amounts[first], amounts[index])
                else "says the figure before again"
            )
            rows[index] = replace(row, kind=Kind.RESTATEMENT, reason=reason, restates=original.quantity_id)
    return [row for row in rows if row is not None]


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
        row = replace(row, **_values(amount))
        row = replace(row, unit=row.unit or UNITS.get(kind))
        if kind is Kind.PERCENT and amount.form == "fraction":
            row = replace(
                row, value_low=_times_hundred(row.value_low), value_high=_times_hundred(row.value_high), unit="percent"
            )
        item = noun if kind in {Kind.COUNT, Kind.PERCENT} else _measured_noun(span, kind)
        return replace(row, item=item.item, item_head=item.head.lemma_.lower()) if item is not None else row


def _values(amount: Amount) -> dict[str, float | str | Qualifier | None]:
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
    """Return the noun after "of": "2,400 tonnes of food", "three kilometres of pipes"."""
    if kind is not Kind.MEASURE:
        return None
    of = span.doc[span.end] if span.end < len(span.doc) else None
    return counted_noun(span) if of is not None and of.lower_ == "of" else None


def _times_hundred(value: float | None) -> float | None:
    return None if value is None else float(f"{value * 100:.8g}")
