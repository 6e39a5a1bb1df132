"""When it happened: the expression of time nearest to the fact in its sentence, else the day of the account.

Resolution: extraction.dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extraction.document import article_of

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Doc

    from extraction.dates.expressions import DateExpression
    from extraction.facts.items import Counted

SPEECH_REACH = 3


@dataclass(frozen=True, slots=True)
class When:
    """First and last day of an event (None = unknown) and how exactly it is known."""

    first: date | None = None
    last: date | None = None
    precision: str | None = None


def when(doc: Doc, counted: Counted, *, cumulative: bool, past: bool) -> When:
    """Return when the fact happened.

    A running total lasts up to publication; a date ahead of publication dates no past event.
    """
    sentence = counted.span.root.sent
    published = article_of(doc).published_at
    inside = [
        d
        for d in doc._.dates
        if (sentence.start_char <= d.start < sentence.end_char and d.first is not d.last is not None)
        or sentence.start_char <= d.start < sentence.end_char
    ]
    since = next((d for d in inside if d.kind == "since" and d.first is not None), None)
    if cumulative:
        return (
            When(since.first if since else None, published, since.precision if since else "open")
            if published or since
            else When()
        )
    points = [d for d in inside if d.kind in {"point", "window"} and d.first is not None and not _dates_speech(doc, d)]
    if past and published is not None:
        points = [d for d in points if d.first is not None and d.first <= published]
    chosen = min(points, key=lambda d: (_parted(doc, d, counted), abs(d.start - counted.quantity.start)), default=None)
    if chosen is not None:
        return When(chosen.first, chosen.last, chosen.precision)
    if since is not None:
        return When(since.first, published, since.precision)
    return When()


def _dates_speech(doc: Doc, expression: DateExpression) -> bool:
    """Tell whether the day belongs to the saying: "said on Friday that …"."""
    span = doc.char_span(expression.start, expression.end, alignment_mode="expand")
    if span is None:
        return False
    before = doc[max(0, span.start - SPEECH_REACH) : span.start]
    return any(
        token.lemma_ in {"say", "tell", "announce", "report", "add", "claim", "write", "state"} for token in before
    )


def _parted(doc: Doc, expression: DateExpression, counted: Counted) -> bool:
    low, high = sorted((expression.start, counted.quantity.start))
    return any(mark in doc.text[low:high] for mark in (";", " while ", " but "))
