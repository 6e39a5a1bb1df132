"""The days on which a fact may have happened: those that its sentence, its neighbours and the account tell.

Which of them it is, is not known here: see days/choice.py. Days that are counted from others: days/counted.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from extraction.dates.beginnings import beginning_of
from extraction.dates.calendar import shift
from extraction.document import sentences_of, text_of
from extraction.facts.days.datings import Dating, datings_in
from extraction.facts.days.moments import Telling, When

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from extraction.dates.expressions import DateExpression
    from extraction.records import Fact

BACK = 4
AHEAD = 1
FAR = 2
NIGHT = 16
NEAREST = 2
SPANS = frozenset({"month", "season", "year"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Days that a fact may have, both open for none; where they come from and the expression or fact behind them."""

    moment: When
    source: str
    dating: Dating | None = None
    fact: Fact | None = None


def ranked(telling: Telling) -> list[Dating]:
    """Return the dates of a fact's own sentence, the nearest first."""
    found = datings_in(telling.sentence, telling.counted, telling.reading.trigger)
    return sorted(found, key=lambda dating: dating.rank)


def days_of_saying(datings: list[Dating]) -> list[date]:
    """Return the days on which somebody says what a sentence tells."""
    spoken = (d.expression for d in datings if d.of_speech and d.expression.precision == "day")
    return [found.last for found in spoken if found.last is not None]


def of_sentence(telling: Telling) -> Iterator[Candidate]:
    """Yield what the dates of the figure's own sentence say, the nearest first."""
    here = ranked(telling)
    for number, dating in enumerate(here):
        yield from of_expression(telling, dating, days_of_saying(here), f"own {min(number, NEAREST)}")


def of_expression(telling: Telling, dating: Dating, said: list[date], source: str) -> Iterator[Candidate]:
    """Yield what a date can say: when, from when to now or to the saying, until when."""
    found, published = dating.expression, telling.published
    first, last, precision = found.first, found.last, found.precision
    if found.kind in {"point", "window"} and first is not None and last is not None:
        yield from _at(telling, dating, source)
        if found.kind == "window" and said and last == published:
            back = last - said[0]
            yield Candidate(When(first - back, said[0], precision), f"{source} to the saying", dating)
    for name, end in (("now", published), ("the saying", said[0] if said else None)):
        if first is not None and end is not None and first <= end:
            yield Candidate(When(first, end, precision), f"{source} from, to {name}", dating)
    if last is not None and found.kind != "since":
        yield Candidate(When(None, last, precision), f"{source} up to", dating)


def _at(telling: Telling, dating: Dating, source: str) -> Iterator[Candidate]:
    """Yield the days that a date names, the part of them that is past, and what its words can mean beside."""
    found, published = dating.expression, telling.published
    first, last, precision = found.first, found.last, found.precision
    if first is None or last is None:
        return
    is_running = published is not None and first <= published < last
    past = published if is_running and telling.has_happened else last
    yield Candidate(When(first, past, precision), f"{source} at", dating)
    if last == first and "night" in text_of(telling.sentence.doc)[found.start : found.end + NIGHT]:
        yield Candidate(When(first, shift(first, 1, "day"), precision), f"{source} night", dating)
    if first < last and precision in SPANS:
        yield Candidate(When(last, last, "day"), f"{source} at its end", dating)
    if is_running:
        yield Candidate(When(published, last, precision), f"{source} from now on", dating)


def of_neighbours(telling: Telling) -> Iterator[Candidate]:
    """Yield what the dates of the sentences around say, and the last ones before those."""
    sentences, number = sentences_of(telling.sentence.doc), telling.counted.quantity.sentence_no
    for step in (*range(-1, -BACK - 1, -1), *range(1, AHEAD + 1)):
        if 0 <= number + step < len(sentences):
            there = datings_in(sentences[number + step])
            for dating in reversed(there):
                said = days_of_saying([dating])
                yield from of_expression(telling, dating, said, f"sentence {step}")
    before = (d for s in sentences[: max(0, number - BACK)] for d in datings_in(s))
    far = [d for d in before if d.expression.kind == "point" and not d.of_speech]
    for dating in far[-FAR:]:
        yield from of_expression(telling, dating, [], "far")


def of_article(telling: Telling) -> Iterator[Candidate]:
    """Yield the days of the report as a whole: of its publication, of the war, of what it opens with."""
    published, doc, said = telling.published, telling.sentence.doc, days_of_saying(ranked(telling))
    if published is not None:
        eve = shift(published, -1, "day")
        yield Candidate(When(published, published, "day"), "publication")
        yield Candidate(When(eve, eve, "day"), "eve")
        yield Candidate(When(eve, published, "day"), "eve to publication")
        yield Candidate(When(None, published, "open"), "up to publication")
        yield Candidate(When(date(published.year, 1, 1), published, "year"), "year to publication")
    known = beginning_of(text_of(doc))
    for name, end in (("the saying", said[0] if said else None), ("publication", published)):
        if known is not None and end is not None and known.date <= end:
            yield Candidate(When(known.date, end, "open"), f"war to {name}")
    for name, found in (("lead", lead_of(doc)), ("since", since_of(doc))):
        if found is not None:
            dating = Dating(found, of_speech=False, is_upto=False, is_running=False, rank=(False, False, 0))
            yield from of_expression(telling, dating, said, name)


def lead_of(doc: Doc) -> DateExpression | None:
    """Return the first day of a deed that the article tells."""
    if "lead day" not in doc.user_data:
        days = (d.expression for s in sentences_of(doc) for d in datings_in(s) if not d.of_speech)
        doc.user_data["lead day"] = next((d for d in days if d.precision == "day" and d.kind == "point"), None)
    return doc.user_data["lead day"]


def since_of(doc: Doc) -> DateExpression | None:
    """Return the first "since" of the article."""
    return next((d for d in doc._.dates if d.kind == "since" and d.first is not None), None)


def of_facts(telling: Telling, facts: Sequence[Fact]) -> Iterator[Candidate]:
    """Yield the days of the facts before: the last one, the last of this type, the last total, the first of all."""
    kind, published = telling.reading.frame.type, telling.published
    earlier = [f for f in facts if not f.implicit]
    dated = [f for f in earlier if f.event_start or f.event_end]
    chosen = {
        "last fact": earlier[-1:],
        "last dated fact": dated[-1:],
        "last of the type": [f for f in earlier if f.fact_type == kind][-1:],
        "last total": [f for f in dated if f.cumulative][-1:],
        "last that is no total": [f for f in dated if not f.cumulative][-1:],
        "first fact": dated[:1],
    }
    for source, found in chosen.items():
        for fact in found:
            yield Candidate(When(fact.event_start, fact.event_end, fact.date_precision), source, None, fact)
            if fact.event_start is not None and published is not None and fact.event_start <= published:
                yield Candidate(When(fact.event_start, published, fact.date_precision), f"{source} on", None, fact)
