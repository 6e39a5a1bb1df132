"""Days that a fact may have by counting: spans between dates, tallies up to one, and what durations make of them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from extraction.dates.beginnings import beginning_of
from extraction.dates.calendar import shift
from extraction.dates.durations import Duration, find_durations
from extraction.document import dates_within, sentences_of, text_of
from extraction.facts.days.candidates import Candidate, days_of_saying, lead_of, ranked, since_of
from extraction.facts.days.datings import datings_in
from extraction.facts.days.moments import Telling, When

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from spacy.tokens import Span

    from extraction.records import Fact

DURING = 2
"""How many sentences back a duration holds."""
SEVERAL = 2


def of_pairs(telling: Telling) -> Iterator[Candidate]:
    """Yield the spans from one date of a sentence to the next: "in May and June"."""
    sentences, number = sentences_of(telling.sentence.doc), telling.counted.quantity.sentence_no
    for step in range(0, -SEVERAL - 1, -1):
        if number + step >= 0:
            yield from _pairs(sentences[number + step], f"pair {step}")


def _pairs(sentence: Span, source: str) -> Iterator[Candidate]:
    inside = dates_within(sentence.doc, sentence.start_char, sentence.end_char)
    points = [d for d in inside if d.first is not None and d.last is not None and d.kind == "point"]
    for one, other in pairwise(points):
        if one.first is not None and other.last is not None and one.first < other.last:
            yield Candidate(When(one.first, other.last, one.precision), source)


def of_tallies(telling: Telling) -> Iterator[Candidate]:
    """Yield from each beginning of a tally to each day up to which it may count."""
    sentence, number = telling.sentence, telling.counted.quantity.sentence_no
    said = days_of_saying(ranked(telling))
    here = dates_within(sentence.doc, sentence.start_char, sentence.end_char)
    before = sentences_of(sentence.doc)[max(0, number - SEVERAL) : number]
    closing = {
        "a day told": [d.last for d in here if d.kind != "since" and d.last is not None and d.last not in said],
        "the saying before": [day for other in before for day in days_of_saying(datings_in(other))],
    }
    for start, starts in _openings(telling).items():
        for end, ends in closing.items():
            for first, last in ((first, last) for first in starts for last in ends[-SEVERAL:] if first < last):
                yield Candidate(When(first, last, "open"), f"from {start} to {end}")
    for last in closing["the saying before"][-1:]:
        yield Candidate(When(None, last, "open"), "up to the saying before")


def _openings(telling: Telling) -> dict[str, list[date]]:
    sentence = telling.sentence
    here = dates_within(sentence.doc, sentence.start_char, sentence.end_char)
    known, since = beginning_of(text_of(sentence.doc)), since_of(sentence.doc)
    return {
        "its since": [d.first for d in here if d.kind == "since" and d.first is not None][:SEVERAL],
        "the article's since": [since.first] if since is not None and since.first is not None else [],
        "the war": [known.date] if known is not None else [],
    }


def of_durations(telling: Telling, facts: Sequence[Fact]) -> Iterator[Candidate]:
    """Yield what durations make of the days around: "after ten days", "three days earlier"."""
    doc, number = telling.sentence.doc, telling.counted.quantity.sentence_no
    days: dict[str, date] | None = None
    for step in range(0, -min(DURING, number) - 1, -1):
        sentence = sentences_of(doc)[number + step]
        for found in find_durations(text_of(doc), sentence.start_char, sentence.end_char):
            days = days if days is not None else _days_around(telling, facts)
            for name, day in days.items():
                yield from _counted_from(telling, found, day, f"{found.kind} {step} {name}")


def _days_around(telling: Telling, facts: Sequence[Fact]) -> dict[str, date]:
    """Return the days from which a duration may be counted, with their names."""
    here, lead = ranked(telling), lead_of(telling.sentence.doc)
    said = days_of_saying(here)
    own = (d.expression for d in here if not d.of_speech and d.expression.kind != "since")
    days = {
        "publication": telling.published,
        "the saying": said[0] if said else None,
        "own": next((d.last for d in own if d.precision == "day"), None),
        "last fact": next((f.event_end for f in reversed(facts) if f.event_end is not None), None),
        "lead": lead.last if lead is not None else None,
    }
    return {name: day for name, day in days.items() if day is not None}


def _counted_from(telling: Telling, found: Duration, day: date, source: str) -> Iterator[Candidate]:
    first, last = found.beside(day)
    yield Candidate(When(first, last, "year" if found.unit == "year" else "day"), source)
    if found.kind in {"lasting", "ago", "inclusive"} and first < day:
        yield Candidate(When(shift(first, -1, "day"), day, "day"), f"{source} and a day")
    if found.kind == "ago" and telling.published is not None and first < telling.published:
        yield Candidate(When(first, telling.published, "day"), f"{source} on")
