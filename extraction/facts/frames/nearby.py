"""Readings where the parse leads nowhere: words nearby, labels and headers of lists, the item before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.facts.frames.lists import header_of, label_of
from extraction.facts.frames.readings import Reading, fits, readings_at
from extraction.facts.frames.slots import Place
from extraction.facts.syntax import lemmas
from extraction.records import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from extraction.facts.frames.items import Counted
    from extraction.facts.frames.readings import Scene

SHALLOW_REACH = 9
BARRIERS = frozenset({";", ":", "(", ")", "—"})
PEOPLE = frozenset({"person", "civilian", "fighter", "captive", "refugee", "national", "man", "dead", "hurt"})
TALLIES = frozenset({"number", "toll", "tally", "count", "figure", "total"})
PUTTING = frozenset({"put", "place", "estimate", "set", "give", "bring", "raise", "revise", "lift", "take"})
RISING = frozenset(
    {"rise", "climb", "grow", "reach", "increase", "jump", "swell", "mount", "stand", "come", "drop", "fall"}
)
TALLY_REACH = 9
FREE_KINDS = frozenset({Kind.MONEY, Kind.MEASURE})


def shallow(scene: Scene) -> Iterator[Reading]:
    """Yield readings by words nearby, for sentences that the parser did not understand."""
    counted = scene.counted
    span = counted.span
    for token in span.root.sent:
        if span.start <= token.i < span.end or token.pos_ == "AUX":
            continue
        distance = token.i - span.end if token.i >= span.end else span.start - token.i
        if distance > SHALLOW_REACH or not scene.lexicon.heads.intersection(lemmas(token)):
            continue
        cost = _cost(token, scene, distance)
        for slot in _slots(token, after=token.i >= span.end):
            for reading in readings_at(Place(token, slot, cost), scene, "shallow"):
                if reading.frame.items & counted.classes or counted.quantity.kind in FREE_KINDS or distance <= 2:
                    yield reading


def _cost(token: Token, scene: Scene, distance: int) -> float:
    span = scene.counted.span
    between = token.doc[min(token.i, span.end) : max(token.i, span.start)]
    barriers = sum(word.text in BARRIERS or word.dep_ == "mark" for word in between)
    verbs = sum(word.pos_ == "VERB" for word in between if word.i != token.i)
    return 0.8 + 0.06 * distance + 0.5 * barriers + 0.3 * verbs


def _slots(token: Token, *, after: bool) -> tuple[str, ...]:
    if token.pos_ == "VERB" or (token.i > 0 and token.nbor(-1).lemma_ == "have"):  # "had overrun": tagged as a name
        return ("subject_of",) if after and token.tag_ != "VBN" else ("object_of",)
    if token.pos_ == "ADJ":
        return ("adjectives",)
    return ("value_of",) if after else ("value_of", "noun_of")


def labelled(scene: Scene) -> Iterator[Reading]:
    """Yield what the label before a colon says: "Prisoners **taken**: 31", "**Tanks**: 14 (+2)"."""
    label = label_of(scene.counted.span)
    if label is None:
        return
    for token in label:
        slots = ("label_of", "counts", "value_of", "adjectives")
        for slot in (*slots, "object_of") if token.tag_ in {"VBN", "VBD"} else slots:
            yield from readings_at(Place(token, slot, 0.3), scene, "list")


def reckoned(scene: Scene) -> Iterator[Reading]:
    """Yield what a number is put at, however far back: "puts the number of people **killed** since May at 910"."""
    span = scene.counted.span
    sentence = span.root.sent
    if span.start == sentence.start or span.doc[span.start - 1].lower_ not in {"at", "to"}:
        return
    tallies = [t for t in sentence if t.i < span.start and t.lemma_.lower() in TALLIES and _is_put(t)]
    for token in span.doc[tallies[-1].i : tallies[-1].i + TALLY_REACH] if tallies else ():
        slot = "object_of" if token.tag_ == "VBN" else "value_of"
        yield from readings_at(Place(token, slot, 0.4), scene, "shallow")


def _is_compared(counted: Counted) -> bool:
    """Tell whether a share is by how much a sum differs from another: "**four per cent** less than in 2025"."""
    after = counted.span.doc[counted.span.end : counted.span.end + 1].text.lower()
    return after in {"less", "more", "up", "down", "higher", "lower", "above", "below"}


def _is_put(tally: Token) -> bool:
    """Tell whether somebody puts a number: "puts the number", "the toll was put"."""
    before = tally.doc[max(tally.sent.start, tally.i - TALLY_REACH) : tally.i]
    return any(t.lemma_ in PUTTING for t in (*before, tally.head)) or tally.head.lemma_ in RISING


def headed(scene: Scene) -> Iterator[Reading]:
    """Yield what the words that open a list say of its items: "Kyiv will **receive**:", "The package **includes**:"."""
    header = header_of(scene.counted.span)
    if header is None:
        return
    words = frozenset(form for token in header for form in (token.lower_, *lemmas(token)))
    wider = replace(scene, context=scene.context | words)
    for token in header:
        cost = 0.5 + 0.04 * (header.end - token.i)
        for slot in (*_slots(token, after=False), "oblique_of", "counts"):
            for reading in readings_at(Place(token, slot, cost), wider, "list"):
                if reading.frame.items & scene.counted.classes or scene.counted.quantity.kind in FREE_KINDS:
                    yield reading


def inherited(scene: Scene, before: Reading, *, is_part: bool = False) -> Iterator[Reading]:
    """Yield what the trigger of the item before says of this item: "sent two brigades, a regiment and **40 tanks**"."""
    wider = replace(scene, context=scene.context | before.frame.needs)
    lexicon, counted = scene.lexicon, scene.counted
    kin = sorted(lexicon.family(before.frame.type))
    for frame in (before.frame, *(frame for name in kin for frame in lexicon.by_type.get(name, ()))):
        if frame.items & counted.classes and fits(frame, wider, strict=True):
            cost = 0.6 if frame is before.frame else 0.8
            yield Reading(frame, before.trigger, before.slot, "list", before.score - cost)
    are_people = not counted.classes or bool(PEOPLE & counted.classes)
    if is_part and are_people and counted.quantity.kind is Kind.COUNT and PEOPLE & before.frame.items:
        yield Reading(before.frame, before.trigger, before.slot, "list", before.score - 0.7)
    if is_part and not counted.classes and counted.quantity.kind is Kind.COUNT and Kind.COUNT in before.frame.kinds:
        yield Reading(before.frame, before.trigger, before.slot, "list", before.score - 0.8)
    if counted.quantity.kind is Kind.PERCENT and before.frame.kinds & FREE_KINDS and _is_compared(counted):
        yield Reading(before.frame, before.trigger, before.slot, "list", before.score - 0.9)
    unnamed = counted.noun is None and not counted.classes and counted.quantity.kind is Kind.COUNT
    if unnamed and before.frame.items & {"any", "bare"}:
        yield Reading(before.frame, before.trigger, before.slot, "list", before.score - 0.9)
    slot = "object_of" if before.slot == "counts" else before.slot
    for reading in readings_at(Place(before.trigger, slot, 0.9), wider, "list"):
        if reading.frame.items & counted.classes or counted.quantity.kind in FREE_KINDS:
            yield reading
