"""The days on which a fact may have happened: those that its sentence and its neighbours tell, and those of the account.

Which of them it is, is not known here: see date_choice.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from extraction.dates.beginnings import beginning_of
from extraction.dates.calendar import shift
from extraction.document import dates_within, sentences_of, text_of
from extraction.facts.datings import Dating, datings_in
from extraction.facts.times import Telling, When

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from extraction.dates.expressions import DateExpression
    from extraction.records import Fact

BACK = 4
AHEAD = 1
NIGHT = 16


@dataclass(frozen=True, slots=True)
class Candidate:
    """Days that a fact may have, both open for none; where they come from and the expression or fact behind them."""

    moment: When
    source: str
    dating: Dating | None = None
    fact: Fact | None = None


def find_candidates(telling: Telling, ruled: When, facts: Sequence[Fact]) -> list[Candidate]:
    """Return the days that a fact may have; `ruled` are those that the rules of times.py name."""
    found = [Candidate(When(), "no day"), Candidate(ruled, "ruled")]
    said = told_days(telling)
    for number, dating in enumerate(ranked(telling)):
        found += _of_expression(telling, dating, said, f"own {min(number, 2)}")
    found += _of_pairs(telling)
    found += _of_neighbours(telling)
    found += _of_article(telling, said)
    found += _of_facts(telling, facts)
    return [c for c in found if c.source in {"no day", "ruled"} or c.moment.first or c.moment.last]


def ranked(telling: Telling) -> list[Dating]:
    """Return the dates of a fact's own sentence, the nearest first."""
    found = datings_in(telling.sentence, telling.counted, telling.reading.trigger)
    return sorted(found, key=lambda dating: dating.rank)


def told_days(telling: Telling) -> list[date]:
    """Return the days on which somebody says what the sentence tells."""
    spoken = (d for d in ranked(telling) if d.of_speech and d.expression.precision == "day")
    return [d.expression.last for d in spoken if d.expression.last is not None]


def _of_expression(telling: Telling, dating: Dating, said: list[date], source: str) -> Iterator[Candidate]:
    """Yield what an expression can say: when, from when to now or to the saying, until when."""
    found, published = dating.expression, telling.published
    first, last, precision = found.first, found.last, found.precision
    if found.kind in {"point", "window"} and first is not None:
        past = last is not None and published is not None and first <= published < last and telling.has_happened
        yield Candidate(When(first, published if past else last, precision), f"{source} at", dating)
        if last == first and _is_night(telling, found):
            yield Candidate(When(first, shift(first, 1, "day"), precision), f"{source} night", dating)
        if found.kind == "window" and said and last == published and published is not None:
            back = published - said[0]
            yield Candidate(When(first - back, said[0], precision), f"{source} to the saying", dating)
    if first is not None:
        ends = {"now": published, "saying": said[0] if said else None}
        for name, end in ends.items():
            if end is not None and first <= end:
                yield Candidate(When(first, end, precision), f"{source} from, to {name}", dating)
    if last is not None and found.kind != "since":
        yield Candidate(When(None, last, precision), f"{source} up to", dating)


def _is_night(telling: Telling, found: DateExpression) -> bool:
    return "night" in text_of(telling.sentence.doc)[found.start : found.end + NIGHT]


def _of_pairs(telling: Telling) -> Iterator[Candidate]:
    """Yield the span from one date of the sentence to the next: "in May and June"."""
    sentence = telling.sentence
    dates = [d for d in dates_within(sentence.doc, sentence.start_char, sentence.end_char) if d.first and d.last]
    for one, other in zip(dates, dates[1:], strict=False):
        if one.first is not None and other.last is not None and one.first < other.last:
            yield Candidate(When(one.first, other.last, one.precision), "pair")


def _of_neighbours(telling: Telling) -> Iterator[Candidate]:
    """Yield what the dates of the sentences around say."""
    sentences, number = sentences_of(telling.sentence.doc), telling.counted.quantity.sentence_no
    for step in (*range(-1, -BACK - 1, -1), *range(1, AHEAD + 1)):
        if 0 <= number + step < len(sentences):
            for dating in datings_in(sentences[number + step])[::-1]:
                said = [d for d in (dating.expression.last,) if dating.of_speech and d is not None]
                yield from _of_expression(telling, dating, said, f"sentence {step}")


def _of_article(telling: Telling, said: list[date]) -> Iterator[Candidate]:
    """Yield the days of the report as a whole: of its publication, of the war, of what it opens with."""
    published, doc = telling.published, telling.sentence.doc
    if published is not None:
        eve = shift(published, -1, "day")
        yield Candidate(When(published, published, "day"), "publication")
        yield Candidate(When(eve, eve, "day"), "eve")
        yield Candidate(When(eve, published, "day"), "eve to publication")
        yield Candidate(When(None, published, "open"), "up to publication")
        yield Candidate(When(date(published.year, 1, 1), published, "year"), "year to publication")
    known = beginning_of(text_of(doc))
    for end in (*said[:1], published):
        if known is not None and end is not None and known.date <= end:
            yield Candidate(When(known.date, end, "open"), "war to the saying" if end in said else "war to publication")
    for name, found in (("lead", lead_of(doc)), ("since", _since_of(doc))):
        if found is not None:
            dating = Dating(found, of_speech=False, is_upto=False, is_running=False, rank=(False, False, 0))
            yield from _of_expression(telling, dating, said, name)


def lead_of(doc: Doc) -> DateExpression | None:
    """Return the first day that the article tells."""
    if "lead day" not in doc.user_data:
        days = (d for s in sentences_of(doc) for d in datings_in(s) if not d.of_speech)
        found = (d.expression for d in days if d.expression.precision == "day" and d.expression.kind == "point")
        doc.user_data["lead day"] = next(found, None)
    return doc.user_data["lead day"]


def _since_of(doc: Doc) -> DateExpression | None:
    """Return the first "since" of the article."""
    return next((d for d in doc._.dates if d.kind == "since" and d.first is not None), None)


def _of_facts(telling: Telling, facts: Sequence[Fact]) -> Iterator[Candidate]:
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
