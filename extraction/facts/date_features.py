"""What speaks for and against days as those on which a fact happened, as named features.

How much each counts is kept in rules/date_choice.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extraction.document import dates_within, sentences_of, text_of
from extraction.facts.date_candidates import Candidate, ranked
from extraction.facts.syntax import VERBAL, span_of
from extraction.facts.times import Telling, When

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from extraction.facts.datings import Dating
    from extraction.records import Fact

NARROWING = " / "
FEW = 3
STILL = re.compile(r"\b(?:still|now|currently|at present|remains?|today|at the moment|presently)\b", re.IGNORECASE)
ELSEWHERE = re.compile(
    r"^\W*(?:elsewhere|separately|meanwhile|in (?:another|a separate|other)|also|farther|further|across)\b", re.IGNORECASE
)
BACKWARD = re.compile(r"\b(?:the (?:attack|raid|strike|assault|blast|ambush|operation|battle|clash|fighting|shelling|bombardment))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateChoice:
    """One fact whose days are asked for: the days that it may have, the facts before it, and its place."""

    telling: Telling
    found: tuple[Candidate, ...]
    facts: tuple[Fact, ...]
    place: str | None

    @property
    def ruled(self) -> When:
        """The days by the rules of times.py."""
        return next(c.moment for c in self.found if c.source == "ruled")


def features_of(choice: DateChoice) -> list[list[str]]:
    """Return the names of the features of each candidate, in the order of `found`."""
    telling = choice.telling
    contexts = _contexts(choice)
    ruled = _key(choice.ruled)
    account = _account(choice)
    rows: list[list[str]] = []
    for candidate in choice.found:
        source = candidate.source
        features = [f"{source}{context}" for context in contexts]
        if _key(candidate.moment) == ruled:
            features += [f"is ruled{context}" for context in contexts]
        features += [f"shape {_shape(telling, candidate.moment)}{context}" for context in contexts[:4]]
        if candidate.dating is not None:
            features += _of_dating(telling, candidate.dating, source)
        if candidate.fact is not None:
            features += [f"{source} {told}" for told in (*account, *_of_fact(choice, candidate.fact))]
        if source == "no day":
            features += [f"no day {told}" for told in account]
        rows.append(features)
    return rows


def _key(moment: When) -> tuple[object, object]:
    return moment.first, moment.last


def _contexts(choice: DateChoice) -> list[str]:
    telling = choice.telling
    kind = telling.reading.frame.type
    mode = "total" if telling.total is not None else str(telling.modality)
    dates, tense = _dates(telling), tense_of(telling)
    told = ["", kind, mode, f"{kind} {mode}", f"{mode} with {dates}", f"{mode} {tense}", f"{kind} {tense}", f"{mode} {tense} with {dates}"]
    if STILL.search(telling.sentence.text):
        told.append("still")
    return [f"{NARROWING}{name}" if name else "" for name in told]


def _dates(telling: Telling) -> str:
    """Tell which dates the sentence of the figure holds."""
    kinds = {
        "said" if d.of_speech else d.expression.kind if d.expression.kind != "point" else d.expression.precision if d.expression.precision == "day" else "span"
        for d in ranked(telling)
    }
    return " ".join(sorted(kinds)) or "none"


def tense_of(telling: Telling) -> str:
    """Return the tense of the verb that tells of the figure."""
    verb: Token | None = telling.reading.trigger
    if verb.pos_ not in VERBAL:
        verb = next((t for t in telling.counted.node.ancestors if t.pos_ in VERBAL), None)
    for _ in range(3):
        if verb is None:
            return "none"
        helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
        if helpers & {"has", "have", "’ve", "'ve"}:
            return "perfect"
        if helpers & {"had", "’d", "'d"}:
            return "pluperfect"
        if helpers & {"will", "would", "could", "may", "might", "should", "must", "can", "to"}:
            return "modal"
        if helpers & {"is", "are", "’re", "'re"} or verb.tag_ in {"VBZ", "VBP"}:
            return "present"
        if helpers & {"was", "were"} or verb.tag_ == "VBD":
            return "past"
        verb = verb.head if verb.head.pos_ in VERBAL and verb.head is not verb else None
    return "none"


def _shape(telling: Telling, moment: When) -> str:
    """Tell how the days lie to publication."""
    published = telling.published
    ends = [
        "open" if day is None else "publication" if day == published else "later" if published is not None and day > published else "day"
        for day in (moment.first, moment.last)
    ]
    return "one day" if ends == ["day", "day"] and moment.first == moment.last else " to ".join(ends)


def _of_dating(telling: Telling, dating: Dating, source: str) -> Iterator[str]:
    """Tell how an expression of time stands."""
    found, doc = dating.expression, telling.sentence.doc
    kind = telling.reading.frame.type
    yield f"{source} {found.kind}"
    yield f"{source} {found.precision}"
    yield f"{source} {found.kind} {found.precision}{NARROWING}{kind}"
    yield f"{source} {'of speech' if dating.of_speech else 'of deed'}"
    yield f"{source} {'of speech' if dating.of_speech else 'of deed'}{NARROWING}{kind}"
    if dating.is_upto:
        yield f"{source} upto"
    if dating.is_running:
        yield f"{source} running"
    if found.first is not None and telling.published is not None and found.first > telling.published:
        yield f"{source} ahead"
    if source.startswith("own"):
        apart, outside, _ = dating.rank
        yield f"{source} {'apart' if apart else 'near'} {'outside' if outside else 'inside'}"
        yield from (f"{source} {told}" for told in _beside(telling, dating))
    before = text_of(doc)[max(0, found.start - 12) : found.start].lower().split()
    yield f"{source} after {before[-1] if before else 'nothing'}"
    yield f"{source} {' '.join(found.text.lower().split())}"


def _beside(telling: Telling, dating: Dating) -> Iterator[str]:
    """Tell how far an expression stands from the figure."""
    doc, at, found = telling.sentence.doc, telling.counted.quantity.start, dating.expression
    side = "before" if found.start < at else "after"
    start, end = sorted((found.start, at))
    numbers = sum(start < q.start < end for q in doc._.quantities if q.kind != "date")
    dates = len(dates_within(doc, start + 1, end))
    verbs = sum(t.pos_ in VERBAL for t in span_of(doc, start, max(end, start + 1)))
    yield side
    yield f"{side} over {min(numbers, FEW)} numbers"
    yield f"{side} over {min(dates, FEW)} dates"
    yield f"{side} over {min(verbs, FEW)} verbs"
    root = span_of(doc, found.start, found.end).root
    yield f"is {root.dep_}"
    if found.start - telling.sentence.start_char < FEW + 1:
        yield "opening"


def _account(choice: DateChoice) -> list[str]:
    """Tell how a fact goes on from those before it."""
    telling = choice.telling
    last = next((f for f in reversed(choice.facts) if not f.implicit), None)
    if last is None:
        return ["with no fact before"]
    doc = telling.sentence.doc
    step = min(telling.counted.quantity.sentence_no - last.sentence_no, FEW)
    between = text_of(doc)[last.end : telling.counted.quantity.start]
    told = [f"{step} sentences on"]
    if "\n" in between:
        told.append("in another paragraph")
    if ELSEWHERE.search(telling.sentence.text):
        told.append("elsewhere")
    if BACKWARD.search(telling.sentence.text):
        told.append("pointing back")
    told.append(f"with {_dates(telling)} here")
    between_dates = [d for d in dates_within(doc, last.end, telling.counted.quantity.start) if d.first or d.last]
    told.append(f"over {min(len(between_dates), FEW)} dates")
    return told


def _of_fact(choice: DateChoice, fact: Fact) -> Iterator[str]:
    """Tell what a fact before has in common with this one."""
    telling = choice.telling
    kind = telling.reading.frame.type
    mode = "total" if telling.total is not None else str(telling.modality)
    step = min(telling.counted.quantity.sentence_no - fact.sentence_no, FEW + 1)
    yield f"{step} back"
    yield f"{step} back with {_dates(telling)}"
    yield f"{fact.fact_type} before {kind}"
    yield f"{'total' if fact.cumulative else fact.modality} before {mode}"
    yield f"precision {fact.date_precision}"
    place = "unknown" if fact.location is None or choice.place is None else "same" if fact.location == choice.place else "other"
    yield f"{place} place"
    yield f"{place} place {step} back"
    yield f"{'dated' if fact.event_start or fact.event_end else 'undated'} {step} back"
