"""What speaks for and against days as those on which a fact happened, as named features.

How much each counts is kept in rules/date_choice.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extraction.document import dates_within, text_of
from extraction.facts.days.contexts import contexts_of, dates_told, mode_of
from extraction.facts.syntax import VERBAL, span_of
from extraction.facts.weighing import NARROWING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from extraction.facts.days.candidates import Candidate
    from extraction.facts.days.datings import Dating
    from extraction.facts.days.moments import Telling, When
    from extraction.records import Fact

FEW = 3
FAR_BACK = 4
OPENING = 4
SHAPES = 4
"""How many of the contexts tell the shapes of answers apart."""
ELSEWHERE = re.compile(
    r"^\W*(?:elsewhere|separately|meanwhile|in (?:another|a separate|other)|also|farther|further|across)\b",
    re.IGNORECASE,
)
POINTING = re.compile(
    r"\bthe (?:attack|raid|strike|assault|blast|ambush|operation|battle|clash|fighting|shelling|bombardment)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateChoice:
    """One fact whose days are asked for: the days that it may have, by rule too, the facts before it, and its place."""

    telling: Telling
    found: tuple[Candidate, ...]
    ruled: When
    before: Fact | None
    place: str | None


def features_of(choice: DateChoice) -> list[list[str]]:
    """Return the names of the features of each candidate, in the order of `found`."""
    telling, account = choice.telling, _account(choice)
    contexts = contexts_of(telling)
    rows: list[list[str]] = []
    for candidate in choice.found:
        moment, source = candidate.moment, candidate.source
        features = [f"{source}{context}" for context in contexts]
        if (moment.first, moment.last) == (choice.ruled.first, choice.ruled.last):
            features += [
                f"is ruled{rule}{context}" for context in contexts for rule in ("", f" by {choice.ruled.rule}")
            ]
        shape = _shape(telling, moment)
        features += [f"shape {shape}{context}" for context in contexts[:SHAPES]]
        if candidate.dating is not None:
            features += [f"{source} {told}" for told in _of_dating(telling, candidate.dating, source)]
        if candidate.fact is not None:
            features += [f"{source} {told}" for told in (*account, *_of_fact(choice, candidate.fact))]
        if source == "no day":
            features += [f"{source} {told}" for told in account]
        rows.append(features)
    return rows


def _shape(telling: Telling, moment: When) -> str:
    """Return how days lie to publication."""
    ends = [_end(telling.published, day) for day in (moment.first, moment.last)]
    return "one day" if ends == ["day", "day"] and moment.first == moment.last else " to ".join(ends)


def _end(published: date | None, day: date | None) -> str:
    if day is None:
        return "open"
    if published is None or day < published:
        return "day"
    return "publication" if day == published else "later"


def _of_dating(telling: Telling, dating: Dating, source: str) -> Iterator[str]:
    """Tell how an expression of time stands."""
    found, kind = dating.expression, telling.reading.frame.type
    owner = "of speech" if dating.of_speech else "of deed"
    yield from (found.kind, found.precision, f"{found.kind} {found.precision}{NARROWING}{kind}")
    yield from (owner, f"{owner}{NARROWING}{kind}")
    if dating.is_upto:
        yield "upto"
    if dating.is_running:
        yield "running"
    if found.first is not None and telling.published is not None and found.first > telling.published:
        yield "ahead"
    before = text_of(telling.sentence.doc)[max(0, found.start - 12) : found.start].lower().split()
    yield f"after {before[-1] if before else 'nothing'}"
    if source.startswith("own"):
        yield from _beside(telling, dating)


def _beside(telling: Telling, dating: Dating) -> Iterator[str]:
    """Tell how far an expression of the figure's own sentence stands from it."""
    doc, at, found = telling.sentence.doc, telling.counted.quantity.start, dating.expression
    apart, outside, _ = dating.rank
    yield f"{'apart' if apart else 'near'} {'outside' if outside else 'inside'}"
    side = "before" if found.start < at else "after"
    start, end = sorted((found.start, at))
    numbers = sum(start < q.start < end for q in doc._.quantities)
    verbs = sum(t.pos_ in VERBAL for t in span_of(doc, start, max(end, start + 1)))
    yield from (side, f"{side} over {min(numbers, FEW)} numbers", f"{side} over {min(verbs, FEW)} verbs")
    yield f"{side} over {min(len(dates_within(doc, start + 1, end)), FEW)} dates"
    role = span_of(doc, found.start, found.end).root.dep_
    yield from (f"is {role}", f"is {role}{NARROWING}{mode_of(telling)}")
    if found.start - telling.sentence.start_char < OPENING:
        yield "opening"


def _account(choice: DateChoice) -> list[str]:
    """Tell how a fact goes on from the one before it."""
    telling, last = choice.telling, choice.before
    told = [f"with {dates_told(telling)} here"]
    if ELSEWHERE.search(telling.sentence.text):
        told.append("elsewhere")
    if POINTING.search(telling.sentence.text):
        told.append("pointing back")
    if last is None:
        return [*told, "with no fact before"]
    at = telling.counted.quantity
    told.append(f"{min(at.sentence_no - last.sentence_no, FEW)} sentences on")
    told.append(f"over {min(len(dates_within(telling.sentence.doc, last.end, at.start)), FEW)} dates")
    if "\n" in text_of(telling.sentence.doc)[last.end : at.start]:
        told.append("in another paragraph")
    return told


def _of_fact(choice: DateChoice, fact: Fact) -> Iterator[str]:
    """Tell what a fact before has in common with this one."""
    telling = choice.telling
    step = min(telling.counted.quantity.sentence_no - fact.sentence_no, FAR_BACK)
    yield from (f"{step} back", f"{step} back with {dates_told(telling)}")
    yield f"{fact.fact_type} before {telling.reading.frame.type}"
    yield f"{'total' if fact.cumulative else fact.modality} before {mode_of(telling)}"
    yield f"precision {fact.date_precision}"
    is_known = fact.location is not None and choice.place is not None
    place = ("same" if fact.location == choice.place else "other") if is_known else "unknown"
    yield from (f"{place} place", f"{place} place {step} back")
    yield f"{'dated' if fact.event_start or fact.event_end else 'undated'} {step} back"
