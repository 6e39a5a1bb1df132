"""The spaCy component that finds every number and every expression of time, and says what it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.language import Language

from extraction.dates.beginnings import anchor_from_text, find_beginnings
from extraction.dates.expressions import find_dates
from extraction.document import article_of
from extraction.quantities.amounts import find_amounts
from extraction.quantities.dollars import nationalise
from extraction.quantities.numerals import find_numerals
from extraction.quantities.page import Page
from extraction.quantities.restatements import disagrees, restated
from extraction.quantities.shapes import find_shapes
from extraction.records import Kind, Quantity
from extraction.spans import Taken

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Doc

    from extraction.dates.expressions import DateExpression
    from extraction.quantities.amount import Amount
    from extraction.quantities.shapes import Shape


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
        shapes = find_shapes(text)
        numbered = [shape for shape in shapes if shape.is_no_year]
        doc._.dates = tuple(
            found
            for found in times_of(text, article.published_at)
            if not any(found.start < shape.end and shape.start < found.end for shape in numbered)
        )
        doc._.quantities = tuple(find_quantities(Page(doc, text, article.article_id), doc._.dates, shapes))
        return doc


def times_of(text: str, published: date | None) -> list[DateExpression]:
    """Return the expressions of time in `text`, in order, those with and those without a number.

    Without a day of publication they count from one that the text itself fixes, if it does.
    """
    fixed = anchor_from_text(text) if published is None else None
    anchor = published or (fixed[1] if fixed else None)
    found = [_of_the_week(told, fixed) if fixed else told for told in find_dates(text, anchor)]
    taken = Taken()
    for expression in found:
        taken.claim(expression.start, expression.end)
    found.extend(told for told in find_beginnings(text, anchor) if taken.claim(told.start, told.end))
    return sorted(found, key=lambda expression: expression.start)


def _of_the_week(told: DateExpression, fixed: tuple[date, date]) -> DateExpression:
    """Return "this week" as the week that the text is about, which need not begin on a Monday."""
    is_this_week = told.precision == "week" and told.first and told.last and told.first <= fixed[1] <= told.last
    return replace(told, first=fixed[0], last=fixed[1]) if is_this_week and told.relative else told


def find_quantities(page: Page, dates: tuple[DateExpression, ...], shapes: list[Shape]) -> list[Quantity]:
    """Return a Quantity for every number on `page`, whatever it is.

    `dates` are its expressions of time; they win over `shapes`, what its digits are by their shape.
    """
    taken = Taken()
    dated = [d for d in dates if find_numerals(d.text) and taken.claim(d.start, d.end)]
    shaped = [shape for shape in shapes if taken.claim(shape.start, shape.end)]
    amounts = nationalise(page.text, find_amounts(page.text, taken))
    rows = [page.dated(found) for found in dated] + [page.shaped(shape) for shape in shaped]
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
