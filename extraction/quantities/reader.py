"""Numbers of a text without the rest of the extraction: the Python API of this layer. Facts and names: extractor.py."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from extraction import pipeline
from extraction.pieces import place, read_whole
from extraction.quantities.component import times_of
from extraction.records import Article, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from extraction.dates.expressions import DateExpression

BATCH = 32


class QuantityReader:
    """A loaded pipeline up to the quantities. Loading takes seconds; keep one and reuse it."""

    def __init__(self, model: str | None = None) -> None:
        """Load `model`, or the first known English one. Raises pipeline.MissingModelError."""
        self.nlp = pipeline.load(model, upto="newsfacts_quantities")
        gc.freeze()

    def read(self, text: str, published_at: date | None = None) -> tuple[Quantity, ...]:
        """Return every number in `text`, in order, without overlaps; `published_at` anchors "on Tuesday"."""
        return next(self.read_articles([Article("", text, published_at)]))

    def read_times(self, text: str, published_at: date | None = None) -> list[DateExpression]:
        """Return the expressions of time in `text`, in order; those that hold a number are in `read` too."""
        return times_of(text, published_at)

    def read_articles(self, articles: Iterable[Article]) -> Iterator[tuple[Quantity, ...]]:
        """Yield the numbers of each article, in the order of `articles`."""
        for parts in read_whole(self.nlp, articles, BATCH):
            before, rows = 0, list[Quantity]()
            for piece, doc in parts:
                rows += place(doc._.quantities, piece, before)
                before += sum(1 for _ in doc.sents)
            yield tuple(rows)
