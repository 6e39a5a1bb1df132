"""Clauses that leave out their verb: "Oslo sent 22 guns, **Canberra 120 trucks** and the Danes two".

The name right before such a number is the subject of the verb before. What the number counts is found by items.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.known import actors
from extraction.entities.lookup import actor_names, entity_of, mention_at
from extraction.facts.syntax import FINITE, span_of
from extraction.records import EntityType, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

JOINTS = frozenset({",", ";", "and", "while", "but", "–", "—"})
PARTIES = frozenset({EntityType.STATE, EntityType.BODY, EntityType.ARMED_GROUP, EntityType.PLACE})
COUNTED = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.NAME})


def gap_subject(span: Span) -> tuple[str, ...]:
    """Return who acts in a clause whose verb is left out, by the name right before its number `span`."""
    doc, last = span.doc, span.start - 1
    if last < 1 or _goes_on_with_verb(span):
        return ()
    mention = mention_at(doc, doc[last])
    if mention is None or entity_of(doc, mention).entity_type not in PARTIES:
        return ()
    named = span_of(doc, mention.start, mention.end)
    first = named.start - 1
    if first > 0 and doc[first].pos_ == "DET":
        first -= 1
    if first <= span.sent.start or doc[first].lower_ not in JOINTS or named.end != span.start:
        return ()
    return (actor_names(doc, mention) or _seated(named.text)) if _follows_a_number(doc, span.sent, first) else ()


def _seated(name: str) -> tuple[str, ...]:
    found = actors.load().aliases.get(name, ())
    return (found[0].entity.actor,) if found and found[0].is_seat and found[0].entity.actor else ()


def _goes_on_with_verb(span: Span) -> bool:
    """Tell whether a verb follows before the clause ends, so that none is left out: "and 20 tanks **arrived**"."""
    return any(token.tag_ in FINITE or token.dep_ == "ROOT" for token in _rest_of_clause(span))


def _rest_of_clause(span: Span) -> Iterator[Token]:
    for token in span.doc[span.end : span.sent.end]:
        if token.lower_ in JOINTS or token.is_punct:
            return
        yield token


def _follows_a_number(doc: Doc, sentence: Span, end: int) -> bool:
    """Tell whether a verb and a number stand before in the sentence, the number nearer."""
    verb = next((t.i for t in doc[sentence.start : end] if t.tag_ in FINITE | {"VBN"}), None)
    if verb is None:
        return False
    start, stop = doc[verb].idx, doc[end].idx
    return any(q.kind in COUNTED and start < q.start < stop for q in doc._.quantities)


def is_in_gap(span: Span, noun: Token) -> bool:
    """Tell whether the noun that the parser gives to such a number is another's: "Oslo **eight**, Bonn 12 cars"."""
    if noun.i < span.start:
        return True
    return any(token.lower_ in JOINTS or token.is_punct for token in span.doc[span.end : noun.i])
