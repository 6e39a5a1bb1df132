"""Evidence for a role beside the figure's own verb: a deed, the place, the kind of people, the speaker, the account."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.document import text_of
from extraction.entities.known import actors
from extraction.entities.known.wordlists import is_one_of, words
from extraction.entities.setting.sides import enemy_of, fighting_enemy_of, same_side
from extraction.facts.roles import deeds
from extraction.facts.roles.arguments import actors_of, own
from extraction.facts.roles.bearers import at_whose_cost, bearer
from extraction.facts.roles.context import place
from extraction.facts.roles.counted_deeds import flier, helped
from extraction.facts.roles.evidence import VICTIM_TYPES, Evidence, Sure
from extraction.facts.roles.kinds import CIVILIANS, by_kind, by_speaker
from extraction.facts.roles.mutual import FIGHTERS, is_arrest
from extraction.facts.syntax import conjunct_head, is_passive, lemmas, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from extraction.facts.roles.arguments import Names
    from extraction.facts.roles.case import Case
    from extraction.records import Fact

PART = re.compile(
    r"\b(?:including|includes|among (?:them|whom|those)|of (?:whom|them|which)|among the(?= *$))\b", re.IGNORECASE
)
SAID_PART = re.compile(
    r"\b(?:including|includes|among (?:them|whom|those))\b|[,;(–—-] ?(?:\w+ )?of (?:whom|them|which)\b"
)
PART_REACH = 70
NEAR = 12
YIELDING = frozenset({"give", "surrender", "yield", "capitulate", "leave", "abandon"})
WHEN = frozenset({"when", "after", "as"})


def evidence_beside(case: Case, before: Fact | None) -> Iterator[tuple[str, Evidence]]:
    """Yield evidence that is not the figure's own verb: deeds, the place, the speaker, the account before."""
    paid = at_whose_cost(case)
    if paid:
        yield "target", Evidence(paid, Sure.SAID)
        return
    doer, sufferer = ("target", "actor") if case.is_inverse else ("actor", "target")
    yield from _by_deed(case)
    deed = deeds.nearest(case.doc, case.sentence, case.counted.node.i, without=case.reading.trigger.i)
    above = deeds.above(case.doc, case.sentence, case.reading.trigger)
    if above is not None and above.target and not case.is_inverse:
        yield sufferer, Evidence(above.target, Sure.CAUSE)
    if above is not None and above.actor and case.reading.trigger.dep_ == "relcl":
        yield doer, Evidence(above.actor, Sure.CAUSE)
    if deed is not None:
        yield doer, Evidence(deed.actor, Sure.CAUSE)
        if deed.target:
            yield sufferer, Evidence(deed.target, Sure.CAUSE)
    yield from ((doer, Evidence(names, Sure.CAUSE)) for names in _meanwhile(case))
    yield from (("target", Evidence(names, Sure.CAUSE)) for names in [bearer(case)] if names)
    yield from (("actor", Evidence(names, Sure.PLACE)) for names in _outside(case))
    there = place(case)
    if there and case.place is not None and case.place.is_said and _is_held(case):
        yield "actor", Evidence(_fighting_there(case, there), Sure.PLACE)
    elif there and case.place is not None and case.place.is_said and _are_people_of_a_place(case):
        yield "target", Evidence(there, Sure.PLACE)
    yield from by_kind(case, before)
    yield from by_speaker(case)
    state = case.doc._.setting.state
    if state is not None and is_arrest(case):
        yield "actor", Evidence((state.name,), Sure.CAUSE)
    if before is not None and not _is_of_bands(case, before):
        sure = Sure.CAUSE if _is_joined(case, before) else Sure.ACCOUNT
        done = Sure.WHOLE if is_part(case.doc, before, case.counted.quantity.start) else sure
        yield from (("actor", Evidence(before.actor, done)),) if before.actor else ()
        yield from (("target", Evidence(before.target, sure)),) if before.target else ()
    if case.previous is not None and (before is None or before.sentence_no < case.counted.quantity.sentence_no):
        for told in reversed([deed for deed in deeds.deeds_in(case.doc, case.previous) if deed.actor]):
            yield doer, Evidence(told.actor, Sure.ACCOUNT)
            yield from ((sufferer, Evidence(told.target, Sure.ACCOUNT)),) if told.target else ()


def _by_deed(case: Case) -> Iterator[tuple[str, Evidence]]:
    """Yield who does a deed that is counted beside the harm, or that comes by air, and whom it hits."""
    counted, is_civil = case.deed, not case.counted.classes.isdisjoint(CIVILIANS)
    if counted is not None and not case.is_inverse:
        yield from (("actor", Evidence(counted.actor, Sure.CAUSE)),) if counted.actor else ()
        if counted.target:
            yield "target", Evidence(counted.target, Sure.ACCOUNT if is_civil else Sure.CAUSE)
    by_air = flier(case)
    if by_air:
        yield "actor", Evidence(by_air, Sure.CAUSE)
    rival = next((foe for name in helped(case) if (foe := enemy_of(case.doc, name)) is not None), None)
    if rival is not None:
        yield "target", Evidence((rival,), Sure.CAUSE)


def _is_of_bands(case: Case, before: Fact) -> bool:
    """Tell whether the account before is of a band without a name, which meets no soldiers: "death squads"."""
    is_band = any(name.removesuffix("s") in words("kinds_of_bands") for name in before.actor)
    return is_band and bool(case.counted.classes & (FIGHTERS | {"loss"}))


def _meanwhile(case: Case) -> Iterator[Names]:
    """Yield who acts in the clause of time beside the harm: "11 died **when the rebels set off a mine**"."""
    verb = next((t for t in (case.reading.trigger, *case.reading.trigger.ancestors) if t.pos_ in {"VERB", "AUX"}), None)
    if case.reading.frame.type not in VICTIM_TYPES or verb is None:
        return
    clauses = (c for t in (verb, conjunct_head(verb), *verb.conjuncts) for c in t.children if c.dep_ == "advcl")
    for clause in clauses:
        is_cause = any(c.lower_ in WHEN for c in clause.children) and not is_one_of(clause, "telling")
        is_cause = is_cause and not (is_one_of(clause, "fleeing") or clause.lemma_ in YIELDING)
        names = actors_of(case.doc, subject_of(clause)) if is_cause and not is_passive(clause) else ()
        if names and not _is_of_the_sufferers(clause):
            yield names


def _is_of_the_sufferers(clause: Token) -> bool:
    """Tell whether a clause of time tells what those did who fell: "were shot **when they resisted arrest**"."""
    subject = subject_of(clause)
    is_deed = any(words(section).intersection(lemmas(clause)) for section in ("deeds", "own_deeds", "harms"))
    return subject is not None and subject.pos_ == "PRON" and not is_deed


def _fighting_there(case: Case, there: Names) -> Names:
    """Return who holds captives at a place: of a state without an army the group of its side that is named most."""
    enemy = enemy_of(case.doc, there[0])
    group = fighting_enemy_of(case.doc, enemy) if enemy is not None else None
    return (group,) if group is not None and same_side(case.doc, group, there[0]) else there


def _outside(case: Case) -> Iterator[Names]:
    """Yield who strikes at land that the other side has in hand: "killed in **Russian-occupied** Donetsk"."""
    unarmed = actors.load().unarmed
    if case.reading.frame.type not in VICTIM_TYPES or case.place is None or case.place.people in unarmed:
        return
    for token in case.sentence:
        if token.i < 2 or token.nbor(-1).text != "-" or token.lower_ not in words("land_in_hand"):
            continue
        holder = own(case.doc, token.nbor(-2))
        enemy = enemy_of(case.doc, holder[0]) if holder else None
        if enemy is not None and abs(token.i - case.counted.node.i) < NEAR:
            yield (enemy,)


def _is_joined(case: Case, before: Fact) -> bool:
    """Tell whether the figure is coordinated with the one before: "nine Azeri soldiers and **two** drivers"."""
    node = case.counted.node
    between = text_of(case.doc)[before.end : case.counted.quantity.start]
    if PART.search(between) and len(between) < PART_REACH and "." not in between:
        return True
    if case.counted.elliptical and before.sentence_no == case.counted.quantity.sentence_no:
        return True
    return node.dep_ == "conj" and node.head.idx >= before.start and node.head.sent == case.sentence


def is_part(doc: Doc, whole: Fact, start: int) -> bool:
    """Tell whether the figure that begins at a character is part of one before: "80, among them **seven**"."""
    between = text_of(doc)[whole.end : start]
    return len(between) < PART_REACH and "." not in between and SAID_PART.search(between) is not None


def _is_held(case: Case) -> bool:
    """Tell whether captives sit somewhere rather than are taken there: their captor's place."""
    return case.reading.frame.type == "captured" and bool(words("sitting").intersection(lemmas(case.reading.trigger)))


def _are_people_of_a_place(case: Case) -> bool:
    return case.reading.frame.type in VICTIM_TYPES and not case.counted.classes & FIGHTERS
