"""When it happened: which expression of time in the account dates the fact. How expressions resolve: extraction.dates.

A date in the fact's own clause counts first; the day of the saying dates an announcement, and the end of a tally; deeds
without a day share that of the account that they continue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from extraction.dates.beginnings import beginning_of
from extraction.dates.calendar import shift
from extraction.document import sentence_no, sentences_of, text_of
from extraction.facts.circumstances.tenses import is_perfect
from extraction.facts.days.datings import Dating, datings_in, since_in
from extraction.facts.days.moments import When
from extraction.records import Modality
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from spacy.tokens import Span

    from extraction.dates.expressions import DateExpression
    from extraction.facts.days.moments import Telling
    from extraction.records import Fact

WAR = re.compile(r"\b(?:war|conflict|invasion|offensive|onslaught|hostilities|uprising|insurgency)\b", re.IGNORECASE)
NEAR_FACT = 2
OPENING = 2
SHORT = 6


@dataclass(frozen=True, slots=True)
class DateRules:
    """rules/event_dates.toml, ready to look up."""

    deeds: frozenset[str]
    lasting: frozenset[str]
    reach_sentences: int
    announced: frozenset[str]
    moves: frozenset[str]


@cache
def rules() -> DateRules:
    """Return the rules of event dates."""
    raw = read_rules("event_dates.toml")
    return DateRules(
        frozenset(raw["deeds"]["types"]),
        frozenset(raw["deeds"]["lasting"]),
        raw["deeds"]["reach_sentences"],
        frozenset(raw["announced"]["types"]),
        frozenset(raw["announced"]["moves"]),
    )


def when(telling: Telling, facts: Sequence[Fact]) -> When:
    """Return when the fact happened; `facts` are those before it in the article."""
    datings = datings_in(telling.sentence, telling.counted, telling.reading.trigger)
    if telling.total is not None:
        return _total(telling, datings, facts)
    return _once(telling, datings) or _carried(telling, facts) or When()


def _total(telling: Telling, datings: list[Dating], facts: Sequence[Fact]) -> When:
    """Return from when to when a tally counts: from its "since" to the day of the saying, else of publication."""
    sentence = telling.sentence
    since = (
        since_in(sentence, telling.counted.quantity.start)
        or next((d.expression for d in datings if d.expression.precision == "year" and d.is_running), None)
        or (_day_before(sentence) if telling.total in {"since", "so far"} and _looks_back(sentence) else None)
    )
    before = _fact_near(telling, facts, totals=True)
    first = since.first if since is not None else before.event_start if before is not None else None
    first = first or _start_of_war(telling)
    said = [d for d in datings if d.of_speech or d.is_upto]
    if said:
        last = said[-1].expression.last
    elif since is None and before is not None:
        last = before.event_end
    else:
        last = telling.published
    precision = since.precision if since is not None else "open"
    rule = "since" if since is not None else "total before" if before is not None else "total"
    return When(first, last, precision, f"{rule}, {'said' if said else 'not said'}") if first or last else When()


def _start_of_war(telling: Telling) -> date | None:
    """Return when the war began whose toll a sentence tells: "so far in the war", "the invasion has killed"."""
    sentence, published = telling.sentence, telling.published
    if WAR.search(sentence.text) is None:
        return None
    known = beginning_of(text_of(sentence.doc))
    return known.date if known is not None and (published is None or known.date <= published) else None


def _looks_back(sentence: Span) -> bool:
    """Tell whether "since" leans on what was told before: "has since killed", "since the attacks"."""
    return any(token.lower_ == "since" for token in sentence)


def _day_before(sentence: Span) -> DateExpression | None:
    """Return the last day told in the sentences before."""
    doc = sentence.doc
    for _ in range(rules().reach_sentences):
        if sentence.start == 0:
            return None
        sentence = doc[sentence.start - 1].sent
        dated = [
            d.expression
            for d in datings_in(sentence)
            if d.expression.kind == "point" and d.expression.precision == "day" and not d.of_speech
        ]
        if dated:
            return dated[-1]
    return None


def _once(telling: Telling, datings: list[Dating]) -> When | None:
    """Return the date that the fact's own sentence gives it."""
    published = telling.published
    spoken = [d for d in datings if d.of_speech and d.expression.precision == "day"]
    own = [d for d in datings if not d.of_speech and d.expression.kind in {"point", "window"}]
    if telling.modality is Modality.OCCURRED and published is not None:
        own = [d for d in own if d.expression.first is not None and d.expression.first <= published]
    if own:
        best = min(own, key=lambda d: d.rank)
        return replace(_past(_shifted(best, spoken, published), telling), rule="own")
    if _is_announced(telling) and spoken:
        day = spoken[0].expression
        return When(day.first, day.last, day.precision, "announced")
    since = next((d.expression for d in datings if d.expression.kind == "since"), None)
    if since is not None and since.first is not None:
        return When(since.first, published, since.precision, "own since")
    until = next((d.expression for d in datings if d.expression.kind == "until"), None)
    if until is not None and until.last is not None and telling.modality is not Modality.OCCURRED:
        is_over = published is not None and until.last < published  # "could starve by spring": the next one
        return When(None, shift(until.last, 1, "year") if is_over else until.last, until.precision, "own until")
    return None


def _is_announced(telling: Telling) -> bool:
    """Tell whether the day of the saying is the day of the fact; troops that have moved did so some day before."""
    has_moved = telling.reading.frame.type in rules().moves and telling.modality is Modality.OCCURRED
    return telling.reading.frame.type in rules().announced and not has_moved


def _past(moment: When, telling: Telling) -> When:
    """Return the part of a span up to publication for what has occurred: "this year" is not over."""
    published = telling.published
    if telling.modality is not Modality.OCCURRED or published is None or moment.last is None:
        return moment
    return replace(moment, last=min(moment.last, published))


def _shifted(dating: Dating, spoken: list[Dating], published: date | None) -> When:
    """Return a dating; a window up to publication ends on the day of the saying where that is told."""
    found = dating.expression
    first, last = found.first, found.last
    if found.kind == "window" and spoken and published is not None and last == published and first is not None:
        day = spoken[0].expression.last
        if day is not None:
            return When(first - (published - day), day, found.precision)
    return When(first, last, found.precision)


def _carried(telling: Telling, facts: Sequence[Fact]) -> When | None:
    """Return the date of the account that the fact continues, or of the report that opens with it."""
    if telling.modality is not Modality.OCCURRED and telling.reading.frame.type not in rules().announced:
        return None
    before = _fact_near(telling, facts, totals=False)
    if telling.reading.frame.type in rules().lasting and not _is_beside(telling, before):
        before = None
    deed = telling.reading.frame.type in rules().deeds
    together = before is not None and deed and before.fact_type in rules().deeds and before.date_precision == "day"
    day = _day_before(telling.sentence) if deed and telling.reading.frame.type not in rules().lasting else None
    is_nearer = before is not None and day is not None and day.start > before.end
    if before is not None and not is_nearer and (together or before.fact_type == telling.reading.frame.type):
        return When(before.event_start, before.event_end, before.date_precision, "fact before")
    if day is not None:
        return When(day.first, day.last, day.precision, "day before")
    published = telling.published
    return When(published, published, "day", "opens") if deed and _opens(telling) and published is not None else None


def _is_beside(telling: Telling, before: Fact | None) -> bool:
    return before is not None and before.sentence_no == telling.counted.quantity.sentence_no


def _opens(telling: Telling) -> bool:
    """Tell whether a fact opens a report, in the perfect, of which no day is told yet: that is news of the day."""
    sentence, doc = telling.sentence, telling.sentence.doc
    if not is_perfect(telling.reading.trigger):
        return False
    if any(d.first is not None and d.start < sentence.start_char for d in doc._.dates):
        return False
    before = sentences_of(doc)[: sentence_no(doc, sentence.start_char)]
    return sum(1 for _ in islice((other for other in before if len(other) > SHORT), OPENING)) < OPENING


def _fact_near(telling: Telling, facts: Sequence[Fact], *, totals: bool) -> Fact | None:
    """Return the last dated fact of this or the sentences before, a running total or not as asked."""
    number = telling.counted.quantity.sentence_no
    near = [f for f in facts if number - f.sentence_no <= NEAR_FACT and f.cumulative == totals and not f.implicit]
    return next((f for f in reversed(near) if f.event_start or f.event_end), None)
