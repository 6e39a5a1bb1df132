"""What a date in a sentence dates: the deed, the saying, or the start of a tally. Which fact takes it: times.py."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extraction.document import dates_within, text_of
from extraction.facts.speech.words import is_any, rules
from extraction.facts.syntax import VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from extraction.dates.expressions import DateExpression
    from extraction.facts.frames.items import Counted

SPEECH_REACH = 3
SINCE = re.compile(r"\bsince\b(?P<clause>[^.;]{0,90})", re.IGNORECASE)
UPTO = re.compile(r"\b(?:by|as of|as at|until|till|up to)\s+(?:the\s+)?$", re.IGNORECASE)
RUNNING = re.compile(r"\bthis (?:financial |fiscal )?year\b|\bso far\b", re.IGNORECASE)
PARTING = (";", " while ", " whereas ", " but ")


@dataclass(frozen=True, slots=True)
class Dating:
    """One date as seen from a figure; lower ranks are nearer to it."""

    expression: DateExpression
    of_speech: bool
    is_upto: bool
    is_running: bool
    rank: tuple[bool, bool, int]


def datings_in(sentence: Span, counted: Counted | None = None, trigger: Token | None = None) -> list[Dating]:
    """Return the resolved dates of a sentence, as seen from a figure where one is given, in text order."""
    doc = sentence.doc
    found = [d for d in dates_within(doc, sentence.start_char, sentence.end_char) if d.first or d.last]
    datings = [_dating(doc, d, counted, trigger) for d in found]
    return [d for d in datings if d is not None]


def _dating(doc: Doc, expression: DateExpression, counted: Counted | None, trigger: Token | None) -> Dating | None:
    span = doc.char_span(expression.start, expression.end, alignment_mode="expand")
    if span is None:
        return None
    clause = _clause_of(span.root)
    outside = counted is not None and clause is not None and not _shares(clause, counted, trigger)
    if outside and clause is not None and clause.dep_ == "relcl":
        return None
    start = counted.quantity.start if counted is not None else expression.start
    between = text_of(doc)[min(start, expression.start) : max(start, expression.start)]
    return Dating(
        expression,
        of_speech=_dates_speech(doc, span, trigger),
        is_upto=expression.kind == "until"
        or UPTO.search(text_of(doc), max(0, expression.start - 12), expression.start) is not None,
        is_running=RUNNING.search(expression.text) is not None,
        rank=(any(mark in between for mark in PARTING), outside, abs(expression.start - start)),
    )


def _clause_of(token: Token) -> Token | None:
    """Return the verb whose clause holds a token."""
    if token.pos_ in VERBAL:
        return token
    return next((a for a in token.ancestors if a.pos_ in VERBAL), None)


def _shares(clause: Token, counted: Counted, trigger: Token | None) -> bool:
    """Tell whether a clause tells of the figure: it is the trigger's, or holds the figure."""
    if trigger is not None and clause.i == trigger.i:
        return True
    return clause.i == counted.node.i or clause.is_ancestor(counted.node) or counted.node.is_ancestor(clause)


def _dates_speech(doc: Doc, span: Span, trigger: Token | None) -> bool:
    """Tell whether the day belongs to the saying: "said on Friday that …"; not in "the toll of Friday's raid"."""
    if span.root.dep_ == "poss":
        return False
    clause = _clause_of(span.root)
    if clause is not None and _speaks(clause, trigger):
        return True
    before = doc[max(span.sent.start, span.start - SPEECH_REACH) : span.start]
    return any(token.pos_ == "VERB" and _speaks(token, trigger) for token in before)


def _speaks(verb: Token, trigger: Token | None) -> bool:
    deed = trigger is not None and verb.i == trigger.i
    nobody = any(c.dep_ == "nsubjpass" and c.lower_ == "it" for c in verb.children)
    puts = verb.lemma_ == "put" and any(c.dep_ == "prep" and c.lower_ == "at" for c in verb.children)
    return (
        not (deed or nobody)
        and is_any(verb, rules().inserted | rules().denial)
        and (puts or verb.lemma_ not in {"find", "put", "learn", "see"})
    )


def since_in(sentence: Span, position: int) -> DateExpression | None:
    """Return the date that opens a tally: "since March", "since the war began on 7 October".

    `position` is the figure's; of several the nearest counts.
    """
    inside = dates_within(sentence.doc, sentence.start_char, sentence.end_char)
    dates = [d for d in inside if d.first is not None]
    opening = [d for d in dates if d.kind == "since"]
    for match in SINCE.finditer(sentence.text):
        low, high = sentence.start_char + match.start("clause"), sentence.start_char + match.end()
        opening += [d for d in dates if low <= d.start < high and d.kind == "point" and d not in opening][:1]
    return min(opening, key=lambda d: abs(d.start - position), default=None)
