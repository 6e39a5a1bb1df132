"""The spaCy component that finds every number and every expression of time, and says what it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.language import Language

from extraction.dates.beginnings import anchor_from_text, find_beginnings
from extraction.dates.expressions import DateExpression, find_dates
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

    from extraction.quantities.shapes import Shape

VALUED = frozenset({Kind.COUNT, Kind.MEASURE, Kind.MONEY, Kind.PERCENT, Kind.DURATION, Kind.AGE, Kind.MULTIPLIER, Kind.PRONOUN, Kind.ORDINAL, Kind.RESTATEMENT})


@Language.factory("newsfacts_quantities", assigns=["doc._.quantities", "doc._.dates"])
def make_quantities(nlp: Language, name: str) -> QuantitiesComponent:
    """Build the component for `nlp`."""
    return QuantitiesComponent()


class QuantitiesComponent:
    """Find numbers and times and hang them on the Doc, sorted, without overlaps."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.quantities` and `doc._.dates`."""
        published = article_of(doc).published_at
        doc._.dates = tuple(_dates(doc.text, published))
        doc._.quantities = tuple(find_quantities(doc))
        return doc


def _dates(text: str, published: date | None) -> list[DateExpression]:
    fixed = anchor_from_text(text) if published is None else None
    anchor = published or (fixed[1] if fixed else None)
    found = find_dates(text, anchor)
    for start, end, first in find_beginnings(text):
        if not any(start < other.end and other.start < end for other in found):
            found.append(DateExpression(start, end, text[start:end], first, anchor, "day", "since"))
    return sorted(found, key=lambda expression: expression.start)


def find_quantities(doc: Doc) -> list[Quantity]:
    """Return a Quantity for every number on `doc`, whatever it is. Needs the parse and `doc._.dates`."""
    text = doc.text
    taken = Taken()
    dated = [d for d in doc._.dates if find_numerals(d.text) and taken.claim(d.start, d.end)]
    shapes = [shape for shape in find_shapes(text) if any(c.isalnum() for c in text[shape.start : shape.end]) and taken.claim(shape.start, shape.end)]
    amounts = find_amounts(text, taken)
    restatements = restated(text, amounts)
    rows = [_dated(doc, found) for found in dated] + [_shaped(doc, shape) for shape in shapes]
    by_index: dict[int, Quantity] = {}
    for index, amount in enumerate(amounts):
        quantity = _quantity(doc, amount)
        if quantity is None:
            continue
        original = by_index.get(restatements.get(index, -1))
        if original is not None:
            reason = "disagrees with what it restates" if disagrees(amounts[restatements[index]], amount) else "says the figure before again"
            quantity = replace(quantity, kind=Kind.RESTATEMENT, reason=reason, restates=original.quantity_id)
        by_index[index] = quantity
    rows += by_index.values()
    return sorted(rows, key=lambda quantity: quantity.start)


def _dated(doc: Doc, found: DateExpression) -> Quantity:
    kind = Kind.DURATION if found.kind == "window" else Kind.DATE
    return Quantity(
        **_place(doc, found.start, found.end),
        kind=kind,
        reason=f"time expression ({found.kind}, {found.precision})",
        date_start=found.first,
        date_end=found.last,
        date_precision=found.precision,
    )


def _shaped(doc: Doc, shape: Shape) -> Quantity:
    return Quantity(**_place(doc, shape.start, shape.end), kind=shape.kind, reason=shape.reason)


def _quantity(doc: Doc, amount: Amount) -> Quantity | None:
    number = doc.char_span(amount.number_start, amount.number_end, alignment_mode="expand")
    span = doc.char_span(amount.start, amount.end, alignment_mode="expand")
    if number is None or span is None:
        return None
    noun = counted_noun(span if amount.unit is None or amount.unit.kind in {Kind.PERCENT} else number)
    judged = kind_of(doc, amount, number, noun)
    if judged is None:
        return None
    kind, reason = judged
    start, end = (amount.number_start, amount.number_end) if kind in {Kind.ORDINAL, Kind.PRONOUN, Kind.NAME} else (amount.start, amount.end)
    low, high = amount.canonical() if kind in VALUED else (None, None)
    unit = amount.unit.canonical if amount.unit else "count" if kind in {Kind.COUNT, Kind.PRONOUN} else None
    if kind is Kind.PERCENT and amount.form == "fraction":
        low, high, unit = _times_hundred(low), _times_hundred(high), "percent"
    item = noun if kind in {Kind.COUNT, Kind.PERCENT} else _measured_noun(span, kind)
    return Quantity(
        **_place(doc, start, end),
        kind=kind,
        reason=reason,
        value_low=low,
        value_high=high,
        qualifier=amount.qualifier if kind in VALUED else Qualifier.EXACT,
        unit=unit,
        written_low=amount.low if kind in VALUED else None,
        written_high=amount.high if kind in VALUED else None,
        written_unit=amount.unit.name if amount.unit else None,
        item=item.item if item else None,
        item_head=item.head.lemma_.lower() if item else None,
    )


def _measured_noun(span: Span, kind: Kind) -> CountedNoun | None:
    """Return the noun after "of": "2,400 tonnes of food", "three kilometres of pipes"."""
    if kind is not Kind.MEASURE:
        return None
    of = span.doc[span.end] if span.end < len(span.doc) else None
    return counted_noun(span) if of is not None and of.lower_ == "of" else None


def _times_hundred(value: float | None) -> float | None:
    return None if value is None else float(f"{value * 100:.8g}")


def _place(doc: Doc, start: int, end: int) -> dict[str, object]:
    article = article_of(doc)
    return {
        "quantity_id": make_id(article.article_id, start, end),
        "article_id": article.article_id,
        "sentence_no": sentence_no(doc, start),
        "start": start,
        "end": end,
        "quote": doc.text[start:end],
    }

