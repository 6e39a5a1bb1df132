"""Places from which a word can govern a quantity: the way from its place in the parse up to verbs and nouns.

Which words type a quantity is not known here: see readings.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.facts.frames.slots import ALL_SUBJECTS, Place, below
from extraction.facts.syntax import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, VERBAL, is_passive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from extraction.facts.frames.items import Counted

TRANSPARENT = frozenset(
    {"of", "including", "like", "among", "between", "than", "from", "in", "with", "per", "as", "to"}
)
TARGET_LIKE = frozenset({"of", "to", "for", "in", "against", "on", "over"})
OBJECT_LIKE = frozenset({"of", "by", "for", "to", "up", "with", "about"})
MODIFYING = frozenset(
    {"appos", "nmod", "compound", "dep", "parataxis", "poss", "amod", "nummod", "advmod", "npadvmod", "quantmod"}
)
OBJECT_DEPS = OBJECTS | PASSIVE_SUBJECTS | {"attr", "oprd", "dative", "npadvmod", "nmod"}
REACH = 12
STEP = 0.35


def routes(counted: Counted, containers: frozenset[str]) -> Iterator[Place]:
    """Yield the places above and below a quantity in the parse, nearest first.

    The way ends at a noun that another number counts ("12 residents of **three** villages"), unless it is one of
    `containers` ("two columns of **40** vehicles").
    """
    cost = 0.0
    token = counted.node
    if counted.noun is not None and counted.noun.i != token.i:
        yield from below(counted.noun, cost)
    seen: set[int] = set()
    while token.i not in seen and len(seen) < REACH:
        seen.add(token.i)
        yield from below(token, cost)
        head, dep = token.head, token.dep_
        if head.i == token.i:
            return
        if dep == "conj" and token.pos_ not in VERBAL:
            token, cost = head, cost + 0.4
        elif dep in MODIFYING and head.pos_ not in VERBAL:
            yield Place(head, "value_of", cost + STEP)
            token, cost = head, cost + 0.5
        elif dep in {"pobj", "pcomp"}:
            yield from _over_preposition(token, head, cost)
            if head.head.pos_ in VERBAL or head.head.i == head.i or head.lower_ not in TRANSPARENT:
                return
            if _is_counted(head.head) and head.head.lemma_.lower() not in containers:
                return
            token, cost = head.head, cost + STEP
        elif dep == "prep" and token.pos_ not in VERBAL:
            yield from _over_bound(token, cost)
            token = head
        else:
            yield from _over_verb(token, cost)
            return


def _over_preposition(token: Token, preposition: Token, cost: float) -> Iterator[Place]:
    governor, word = preposition.head, preposition.lower_
    while governor.pos_ in {"ADP", "ADV"} and governor.head.i != governor.i:
        governor = governor.head  # "driven out of three districts"
    if preposition.dep_ == "agent":
        yield Place(governor, "subject_of", cost)  # "hit by five drones"
        yield Place(governor, "oblique_of", cost + 0.1, word)  # "topped up by 900 men"
    elif governor.pos_ in {*VERBAL, "ADJ"}:
        yield Place(governor, "oblique_of", cost, word)
        if word == "including":
            yield from (Place(governor, slot, cost + 0.3) for slot in ("object_of", "subject_of"))
        for child in governor.children:
            if child.dep_ in OBJECTS | ALL_SUBJECTS and child.i != token.i:
                yield Place(child, "value_of", cost + 0.1)
        if word in OBJECT_LIKE:
            yield Place(governor, "object_of", cost + 0.6)
    else:
        yield Place(governor, "noun_of", cost + (0.0 if word in TARGET_LIKE else 0.3))
        yield Place(governor, "value_of", cost)
        yield from (place for place in below(governor, cost + 0.4) if word == "of" or place.word.dep_ != "relcl")


def _over_bound(bound: Token, cost: float) -> Iterator[Place]:
    """Yield the verb above a bound that the parse took for a preposition: "fluctuates **around** 1,900"."""
    verb = bound.head
    if verb.pos_ not in VERBAL or bound.dep_ != "prep":
        return
    yield Place(verb, "oblique_of", cost + 0.1, bound.lower_)
    yield Place(verb, "object_of", cost + 0.3)
    yield from (Place(c, "value_of", cost + 0.2) for c in verb.children if c.dep_ in ALL_SUBJECTS)


def _over_verb(token: Token, cost: float) -> Iterator[Place]:
    """Yield the verb above and what shares its argument: "were reported **killed**", "left three **dead**"."""
    head, dep = token.head, token.dep_
    follows = dep == "advmod" and token.i == head.i + 1  # "captured Bakhmut": a name that the tagger never saw
    slot = "object_of" if dep in OBJECT_DEPS or dep == "nummod" or follows else "subject_of"
    if dep in SUBJECTS and is_passive(head) and head.tag_ == "VBN":
        slot = "object_of"
    yield Place(head, slot, cost)
    if slot == "object_of" and dep in SUBJECTS:
        yield Place(head, "subject_of", cost + 0.15)  # "Six people perished": tagged as a participle
    if dep in SUBJECTS and head.tag_ == "VBD" and not any(c.dep_ in {*OBJECTS, "ccomp"} for c in head.children):
        yield Place(head, "object_of", cost + 0.3)  # "700 rockets intercepted": a headline's passive
    if dep in ALL_SUBJECTS:
        yield from _past_garden_path(head, cost)
    if dep in ALL_SUBJECTS and head.tag_ in {"VBG", "VBN"}:
        yield Place(head, "adjectives", cost)  # "Sixty are missing": tagged as a verb
    if dep in {"attr", "oprd", "npadvmod", "advmod", *OBJECTS}:
        yield from (Place(c, "value_of", cost) for c in head.children if c.dep_ in ALL_SUBJECTS)
    for child in head.children:
        if child.dep_ in {"oprd", "acomp", "xcomp", "ccomp"} and not _has_subject(child):
            yield Place(child, "adjectives", cost + 0.2)
            if child.pos_ in {*VERBAL, "ADJ"}:
                yield Place(child, "object_of" if is_passive(child) else "subject_of", cost + 0.2)
        elif child.dep_ == "conj" and child.pos_ in VERBAL and dep in ALL_SUBJECTS and not _has_subject(child):
            yield Place(child, "object_of" if is_passive(child) else "subject_of", cost + 0.7)
    yield from _above_verb(token, cost, slot)


def _past_garden_path(verb: Token, cost: float) -> Iterator[Place]:
    """Yield the true verb where a participle took its subject: "people **detained** in May had been **set** free"."""
    if verb.tag_ not in {"VBN", "VBD"} or any(c.dep_ in {"aux", "auxpass"} for c in verb.children):
        return
    for other in verb.head.children:
        if other.i > verb.i and other.dep_ == verb.dep_ and other.pos_ in VERBAL and not _has_subject(other):
            yield Place(other, "object_of" if is_passive(other) else "subject_of", cost)


def _above_verb(token: Token, cost: float, slot: str) -> Iterator[Place]:
    """Yield verbs that share the object ("seized and **held** 12 villages") or carry the clause."""
    head, dep = token.head, token.dep_
    if slot == "object_of" and head.tag_ == "VB" and head.dep_ in {"ccomp", "xcomp"} and head.i - head.head.i == 1:
        yield Place(head.head, "object_of", cost)  # "let go four officers"
    if slot == "object_of" and dep in OBJECTS and head.dep_ == "conj" and head.head.pos_ in VERBAL:
        between = head.doc[head.head.i : head.i]
        if all(word.pos_ in {"VERB", "CCONJ", "PUNCT"} for word in between):
            yield Place(head.head, "object_of", cost + 0.2)
    if dep in SUBJECTS and head.dep_ in {"ccomp", "xcomp"} and head.head.pos_ == "VERB" and head.head.i < token.i:
        yield Place(head.head, "object_of", cost + 0.1)
    if head.dep_ in {"acl", "relcl"}:
        yield Place(head.head, "noun_of", cost + 0.9)


def _is_counted(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and any(c.dep_ == "nummod" for c in noun.children)


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ALL_SUBJECTS for c in verb.children)
