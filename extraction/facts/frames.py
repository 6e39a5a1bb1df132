"""Which frame a quantity fills: walk from its place in the parse to the words that govern it.

The governing verb or noun decides, the unit confirms. Where the parse leads nowhere, words nearby are tried (shallow), and where
those fail too, the frame of the list item before is kept. No frame, no type.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extraction.facts.syntax import (
    OBJECTS,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    clause_words,
    is_passive,
    lemmas,
)
from extraction.records import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from extraction.facts.items import Counted
    from extraction.facts.lexicon import Frame, Lexicon, Pattern

TRANSPARENT_PREPOSITIONS = frozenset(
    {"of", "including", "like", "among", "between", "than", "from", "in", "with", "per", "as", "to"}
)
REACH = 12
SHALLOW_REACH = 9
STEP = 0.35


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a quantity.

    The frame, the word that triggered it, its slot, how it was found and how well it fits.
    """

    frame: Frame
    trigger: Token
    slot: str
    route: str
    score: float


def read(counted: Counted, lexicon: Lexicon, before: Reading | None) -> Reading | None:
    """Return the best reading of a quantity, None when no frame fits.

    `before` is the reading of the quantity just before in the same sentence or list: coordination keeps its trigger.
    """
    context = _context(counted)
    readings = [
        reading
        for token, slot, cost in routes(counted)
        for reading in _readings(token, slot, cost, "parse", counted, lexicon, context)
    ]
    readings += _counted_readings(counted, lexicon, context)
    if not readings:
        readings = list(_shallow(counted, lexicon, context))
    if not readings and before is not None:
        readings = list(_inherited(counted, lexicon, before, context))
    return max(readings, key=lambda reading: (reading.score, -reading.trigger.i), default=None)


def fits(frame: Frame, counted: Counted, context: frozenset[str], *, strict: bool) -> bool:
    """Tell whether `frame` accepts what is counted; `strict` wants a known item class."""
    quantity = counted.quantity
    if quantity.kind not in frame.kinds:
        return False
    if (
        not counted.elliptical
        and frame.not_items & counted.classes
        and not frame.items & counted.classes - frame.not_items
    ):
        return False
    if quantity.kind is Kind.MEASURE and frame.units and quantity.unit not in frame.units:
        return False
    if frame.needs and not frame.needs & context:
        return False
    if frame.not_needs & context:
        return False
    if quantity.kind is Kind.MONEY:
        return True
    if quantity.kind is Kind.MEASURE and "any" in frame.items:
        return True
    known = counted.classes and not counted.elliptical
    return bool(frame.items & counted.classes) or ("any" in frame.items and not strict and not known)


def routes(counted: Counted) -> Iterator[tuple[Token, str, float]]:
    """Yield (word, slot, cost) from the quantity's place up the parse, nearest first."""
    cost = 0.0
    token = counted.node
    if counted.noun is not None and counted.noun.i != token.i:
        yield from _below(counted.noun, cost)
    seen: set[int] = set()
    for _ in range(REACH):
        if token.i in seen:
            return
        seen.add(token.i)
        yield from _below(token, cost)
        head, dep = token.head, token.dep_
        if head.i == token.i:
            return
        if dep == "conj" and token.pos_ not in {"VERB", "AUX"}:
            token, cost = head, cost + 0.2
            continue
        if dep in {
            "appos",
            "nmod",
            "compound",
            "dep",
            "parataxis",
            "poss",
            "amod",
            "nummod",
            "advmod",
            "npadvmod",
            "quantmod",
        } and head.pos_ not in {"VERB", "AUX"}:
            yield head, "value_of", cost + STEP
            token, cost = head, cost + 0.5
            continue
        if dep in {"pobj", "pcomp"}:
            yield from _over_preposition(token, head, cost)
            if (
                head.head.pos_ in {"VERB", "AUX"}
                or head.head.i == head.i
                or head.lower_ not in TRANSPARENT_PREPOSITIONS
            ):
                return
            token, cost = head.head, cost + STEP
            continue
        if dep == "prep" and token.pos_ not in {"VERB", "AUX"}:
            token = head
            continue
        yield from _over_verb(token, head, dep, cost)
        return


def _below(token: Token, cost: float) -> Iterator[tuple[Token, str, float]]:
    """Yield what modifies the counted noun: "12 drones **launched**", "**wounded** soldiers", "five who **died**"."""
    for child in token.children:
        if child.dep_ in {"acl", "relcl"}:
            yield child, _clause_slot(child), cost + 0.25
            yield from (
                (c, _clause_slot(c), cost + 0.4) for c in child.children if c.dep_ in {"xcomp", "oprd", "acomp"}
            )
            yield from ((c, "adjectives", cost + 0.4) for c in child.children if c.dep_ in {"oprd", "acomp"})
        elif child.dep_ in {"amod", "acomp", "oprd", "compound"} or (
            child.pos_ in {"ADJ", "VERB"} and child.i > token.i and child.i - token.i <= 2
        ):
            yield child, "adjectives", cost + 0.3


def _clause_slot(verb: Token) -> str:
    if any(c.dep_ in PASSIVE_SUBJECTS for c in verb.children) or (verb.tag_ == "VBN" and is_passive(verb)):
        return "object_of"
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if subject is not None and subject.tag_ not in {"WDT", "WP"} and subject.lower_ not in {"that", "which", "who"}:
        return "object_of"
    return "subject_of"


def _over_preposition(token: Token, preposition: Token, cost: float) -> Iterator[tuple[Token, str, float]]:
    governor = preposition.head
    if governor.pos_ in {"VERB", "AUX"}:
        yield governor, f"oblique_of {preposition.lower_}", cost
        yield from (
            (c, "value_of", cost + 0.1)
            for c in governor.children
            if c.dep_ in OBJECTS | SUBJECTS | PASSIVE_SUBJECTS and c.i != token.i
        )
        if preposition.lower_ in {"of", "by", "for", "to", "up", "with", "about"}:
            yield governor, "object_of", cost + 0.6
    else:
        yield (
            governor,
            "noun_of",
            cost + (0.0 if preposition.lower_ in {"of", "to", "for", "in", "against", "on", "over"} else 0.3),
        )
        yield governor, "value_of", cost
        yield from _below(governor, cost + 0.4)


def _over_verb(token: Token, head: Token, dep: str, cost: float) -> Iterator[tuple[Token, str, float]]:
    """Yield the verb above and what shares its argument: "were reported **killed**", "left three **dead**"."""
    slot = (
        "object_of"
        if dep in OBJECTS | PASSIVE_SUBJECTS | {"attr", "oprd", "dative", "npadvmod", "nmod"}
        else "subject_of"
    )
    if dep in SUBJECTS and is_passive(head) and head.tag_ == "VBN":
        slot = "object_of"
    yield head, slot, cost
    if dep in {"attr", "oprd", "npadvmod", "advmod", *OBJECTS}:
        yield from ((c, "value_of", cost) for c in head.children if c.dep_ in SUBJECTS | PASSIVE_SUBJECTS)
    for child in head.children:
        if child.dep_ in {"oprd", "acomp", "xcomp", "ccomp"} and not any(
            c.dep_ in SUBJECTS | PASSIVE_SUBJECTS for c in child.children
        ):
            yield child, "adjectives", cost + 0.2
            if child.pos_ in {"VERB", "AUX", "ADJ"}:
                passive = child.tag_ == "VBN" or any(c.dep_ == "auxpass" for c in child.children)
                yield child, "object_of" if passive else "subject_of", cost + 0.2
        elif child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"} and dep in SUBJECTS | PASSIVE_SUBJECTS:
            shares = not any(c.dep_ in SUBJECTS | PASSIVE_SUBJECTS for c in child.children)
            if shares:
                yield child, "object_of" if is_passive(child) else "subject_of", cost + 0.7
    if slot == "object_of" and head.dep_ == "conj" and head.head.pos_ in {"VERB", "AUX"} and dep in OBJECTS:
        if all(word.pos_ in {"VERB", "CCONJ", "PUNCT"} for word in head.doc[head.head.i : head.i]):
            yield head.head, "object_of", cost + 0.2
    if dep in SUBJECTS and head.dep_ in {"ccomp", "xcomp"} and head.head.pos_ == "VERB" and head.head.i < token.i:
        yield head.head, "object_of", cost + 0.1
    if head.dep_ in {"acl", "relcl"}:
        yield head.head, "noun_of", cost + 0.9


def _readings(
    token: Token, slot: str, cost: float, route: str, counted: Counted, lexicon: Lexicon, context: frozenset[str]
) -> Iterator[Reading]:
    slot, _, preposition = slot.partition(" ")
    for lemma in lemmas(token):
        for pattern in lexicon.triggers(lemma, slot):
            if preposition and pattern.rest and pattern.rest[-1] not in {preposition, "of"} and slot == "oblique_of":
                continue
            if slot == "oblique_of" and not pattern.rest:
                continue
            if not fits(pattern.frame, counted, context, strict=False) or not _complete(pattern, token):
                continue
            yield Reading(pattern.frame, token, slot, route, _score(pattern, counted, cost))


def _score(pattern: Pattern, counted: Counted, cost: float) -> float:
    specific = 0.3 if pattern.frame.items & counted.classes else 0.0
    return 1.0 + pattern.frame.weight + specific + 0.2 * len(pattern.rest) + _support(pattern.frame, counted) - cost


def _support(frame: Frame, counted: Counted) -> float:
    """Return up to 0.5 for a word of the frame's field close to the quantity."""
    if not frame.needs:
        return 0.0
    span = counted.span
    gaps = [
        max(span.start - token.i, token.i - span.end + 1)
        for token in span.root.sent
        if not span.start <= token.i < span.end and frame.needs.intersection((token.lemma_, token.lower_))
    ]
    return 0.5 / (1 + min(gaps) / 4) if gaps else 0.0


def _complete(pattern: Pattern, token: Token) -> bool:
    """Tell whether the rest of a pattern stands in the trigger's clause or right after it."""
    if not pattern.rest:
        return True
    sentence_end = token.sent.end
    if pattern.rest[0] in {"or", "and"}:
        return _coordinated(token, pattern.rest)
    near = {
        form
        for word in token.doc[token.i + 1 : min(token.i + 4, sentence_end)]
        for form in (word.lower_, *lemmas(word))
    }
    clause = {form for word in clause_words(token) for form in (word.lower_, *lemmas(word))}
    if token.head.i != token.i and token.dep_ in {"xcomp", "ccomp", "acl", "conj"}:
        clause |= {c.lower_ for c in token.head.children if c.dep_ in {"prt", "auxpass"}}
    clause |= {form for c in token.children if c.dep_ in {"ccomp", "xcomp"} for form in lemmas(c)}
    return all(word in near or word in clause for word in pattern.rest)


def _coordinated(token: Token, rest: tuple[str, ...]) -> bool:
    """Tell whether a verb right after `token` is coordinated with it.

    "killed or wounded", "killed, injured or captured".
    """
    words = [word for word in token.doc[token.i + 1 : token.i + 6] if not word.is_punct]
    joined = next((i for i, word in enumerate(words) if word.lower_ == rest[0]), None)
    if joined is None or any(word.pos_ not in {"VERB", "ADJ", "AUX"} for word in words[:joined]):
        return False
    return joined + 1 < len(words) and rest[1] in lemmas(words[joined + 1])


def _counted_readings(counted: Counted, lexicon: Lexicon, context: frozenset[str]) -> Iterator[Reading]:
    """Yield the readings of nouns that say it all: "20 deaths", "12 air strikes"."""
    if counted.elliptical or not counted.item:
        return
    words = counted.item.replace("-", " ").lower().split()
    for start in range(len(words)):
        frames = lexicon.counted.get(" ".join(words[start:]), ())
        for frame in frames:
            if fits(frame, counted, context, strict=False):
                yield Reading(frame, counted.noun or counted.node, "counts", "noun", 0.6 + frame.weight)
        if frames:
            return


def _shallow(counted: Counted, lexicon: Lexicon, context: frozenset[str]) -> Iterator[Reading]:
    """Yield readings by words nearby, for sentences that the parser did not understand."""
    span = counted.span
    sentence = span.root.sent
    for token in sentence:
        if span.start <= token.i < span.end or token.pos_ == "AUX" or not lexicon.heads.intersection(lemmas(token)):
            continue
        distance = token.i - span.end if token.i >= span.end else span.start - token.i
        if distance > SHALLOW_REACH:
            continue
        between = token.doc[min(token.i, span.end) : max(token.i, span.start)]
        barriers = sum(word.text in {";", ":", "(", ")", "—"} or word.dep_ == "mark" for word in between)
        verbs = sum(word.pos_ == "VERB" for word in between if word.i != token.i)
        cost = 0.8 + 0.06 * distance + 0.5 * barriers + 0.3 * verbs
        for slot in _shallow_slots(token, after=token.i >= span.end):
            for reading in _readings(token, slot, cost, "shallow", counted, lexicon, context):
                if (
                    reading.frame.items & counted.classes
                    or counted.quantity.kind in {Kind.MONEY, Kind.MEASURE}
                    or distance <= 2
                ):
                    yield reading


def _shallow_slots(token: Token, *, after: bool) -> tuple[str, ...]:
    if token.pos_ in {"VERB", "AUX"}:
        if not after:
            return ("object_of",)
        return ("object_of",) if token.tag_ == "VBN" else ("subject_of",)
    if token.pos_ == "ADJ":
        return ("adjectives",)
    return ("value_of", "noun_of") if not after else ("value_of",)


def _inherited(counted: Counted, lexicon: Lexicon, before: Reading, context: frozenset[str]) -> Iterator[Reading]:
    """Yield what the trigger of the item before says of this item: "sent two brigades, a regiment and **40 tanks**"."""
    kin = lexicon.family(before.frame.type)
    for frame in (before.frame, *(frame for name in sorted(kin) for frame in lexicon.by_type.get(name, ()))):
        if frame.items & counted.classes and fits(frame, counted, context | before.frame.needs, strict=True):
            yield Reading(
                frame, before.trigger, before.slot, "list", before.score - (0.6 if frame is before.frame else 0.8)
            )
    slot = "object_of" if before.slot == "counts" else before.slot
    for reading in _readings(before.trigger, slot, 0.9, "list", counted, lexicon, context | before.frame.needs):
        if reading.frame.items & counted.classes or counted.quantity.kind in {Kind.MONEY, Kind.MEASURE}:
            yield reading


def _context(counted: Counted) -> frozenset[str]:
    """Return the lemmas of the quantity's sentence and of the one before."""
    sentence = counted.span.root.sent
    start = sentence.start
    if start > 0:
        start = sentence.doc[start - 1].sent.start
    return frozenset(
        form for token in sentence.doc[start : sentence.end] for form in (token.lemma_, token.lower_, *lemmas(token))
    )
