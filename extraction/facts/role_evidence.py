"""Evidence for a role beside the figure's own verb: a deed, the place, the kind of people, the speaker, the account."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from extraction.document import text_of
from extraction.entities import actors
from extraction.entities.actors import group_entity
from extraction.entities.nameless import is_nameless
from extraction.entities.sides import are_rivals, enemy_of, fighting_enemy_of, same_side
from extraction.entities.wordlists import is_one_of, words
from extraction.facts import deeds
from extraction.facts.arguments import actors_of, of_phrase, own, owner_of
from extraction.facts.counted_deeds import flier, helped
from extraction.facts.doers import is_left_behind
from extraction.facts.item_owners import on_a_side
from extraction.facts.lists import header_of
from extraction.facts.mutual import FIGHTERS, is_arrest, is_mutual
from extraction.facts.role_context import place
from extraction.facts.syntax import conjunct_head, is_passive, is_undergone, lemmas, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from extraction.facts.arguments import Names
    from extraction.facts.case import Case
    from extraction.records import Fact

VICTIM_TYPES = frozenset({"killed", "wounded", "casualties", "damage", "munitions_launched", "attacks", "captured"})
LOSS_TYPES = frozenset({"killed", "wounded", "casualties", "damage", "captured"})
DEED_TYPES = frozenset({"territory_gained", "munitions_intercepted", "equipment_lost", "casualties", "captured"})
BORNE_TYPES = frozenset({"killed", "wounded", "casualties", "missing", "equipment_lost"})
LOSS = frozenset({"lose", "loss"})
PART = re.compile(
    r"\b(?:including|includes|among (?:them|whom|those)|of (?:whom|them|which)|among the(?= *$))\b", re.IGNORECASE
)
SAID_PART = re.compile(
    r"\b(?:including|includes|among (?:them|whom|those))\b|[,;(–—-] ?(?:\w+ )?of (?:whom|them|which)\b"
)
PART_REACH = 70
HELD = frozenset({"captured", "prisoners_exchanged"})
NEAR = 12
DENIALS = frozenset({"deny", "reject", "dismiss", "refute", "dispute"})
CIVILIANS = frozenset({"civilian", "person", "refugee", "captive", "building"})
WHEN = frozenset({"when", "after", "as"})


class Sure(IntEnum):
    """How sure a piece of evidence for a role is."""

    CONTEXT = 1
    ACCOUNT = 2
    SPEAKER = 3
    KIND = 4
    PLACE = 5
    CAUSE = 6
    WHOLE = 7
    SAID = 8


@dataclass(frozen=True, slots=True)
class Evidence:
    """One candidate for a role."""

    names: Names
    sure: Sure


def evidence_beside(case: Case, before: Fact | None) -> Iterator[tuple[str, Evidence]]:
    """Yield evidence that is not the figure's own verb: deeds, the place, the speaker, the account before."""
    paid = _at_whose_cost(case)
    if paid:
        yield "target", Evidence(paid, Sure.SAID)
        return
    doer, sufferer = ("target", "actor") if case.is_inverse else ("actor", "target")
    yield from _by_deed(case)
    deed = deeds.nearest(case.doc, case.sentence, case.counted.node.i, without=case.reading.trigger.i)
    above = deeds.above(case.doc, case.sentence, case.reading.trigger)
    if above is not None and above.target and not case.is_inverse:
        yield sufferer, Evidence(above.target, Sure.CAUSE)
    if deed is not None:
        yield doer, Evidence(deed.actor, Sure.CAUSE)
        if deed.target:
            yield sufferer, Evidence(deed.target, Sure.CAUSE)
    yield from ((doer, Evidence(names, Sure.CAUSE)) for names in _meanwhile(case))
    bearer = _bearer(case)
    if bearer:
        yield "target", Evidence(bearer, Sure.CAUSE)
    yield from (("actor", Evidence(names, Sure.PLACE)) for names in _outside(case))
    there = place(case)
    if there and case.place is not None and case.place.is_said and _is_held(case):
        yield "actor", Evidence(_fighting_there(case, there), Sure.PLACE)
    elif there and case.place is not None and case.place.is_said and _are_people_of_a_place(case):
        yield "target", Evidence(there, Sure.PLACE)
    yield from _by_kind(case, before)
    yield from _by_speaker(case)
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


def _bearer(case: Case) -> Names:
    """Return whose losses are told: by the words that open a list, or beside the figure.

    "**Losses of the Chadian army**: tanks – 12"; "the **junta's losses** were heavy, with nine trucks destroyed".
    """
    if case.reading.frame.type not in BORNE_TYPES:
        return ()
    beside = on_a_side(case)
    if beside:
        return beside
    verb = next((a for a in case.counted.node.ancestors if a.pos_ == "VERB"), None)
    suffers = verb is not None and words("suffering").intersection(lemmas(verb)) and case.counted.node.dep_ != "nsubj"
    suffers = suffers or (verb is not None and is_left_behind(case, verb))
    if verb is not None and is_undergone(verb):
        verb, suffers = verb.head, True
    if verb is not None and suffers:
        names = actors_of(case.doc, subject_of(verb))
        if names:
            return names
    header = header_of(case.counted.span)
    for span in (header, case.sentence) if header is not None else (case.sentence,):
        for noun in span:
            if noun.i >= case.counted.span.start or not is_one_of(noun, "borne"):
                continue
            bearing = noun.dep_ == "dobj" and words("bearing_loss").intersection(lemmas(noun.head))
            whose = actors_of(case.doc, subject_of(noun.head)) if bearing else ()
            names = whose or owner_of(case.doc, noun) or of_phrase(case.doc, noun, frozenset({"of", "among"}))
            if names:
                return names
    return ()


def _at_whose_cost(case: Case) -> Names:
    """Return who pays for a deed with lives: "**Russia's army** took the town at a cost of 9,000 dead"."""
    if case.reading.frame.type not in BORNE_TYPES:
        return ()
    cost = next((a for a in case.counted.node.ancestors if is_one_of(a, "costs") and a.dep_ == "pobj"), None)
    if cost is None or cost.head.lower_ not in {"at", "for"}:
        return ()
    verb = next((a for a in cost.ancestors if a.pos_ == "VERB"), None)
    return actors_of(case.doc, subject_of(verb)) if verb is not None else ()


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


def _by_kind(case: Case, before: Fact | None) -> Iterator[tuple[str, Evidence]]:
    """Yield what the counted noun itself tells in a war of a state against groups: soldiers are the state's.

    "Seven **subversives** were captured": who fights the state loses them.
    """
    noun, state = case.counted.noun, case.doc._.setting.state
    if state is not None and case.reading.frame.type in HELD and _are_hostages(case):
        yield "target", Evidence((state.name,), Sure.KIND)
        return
    if noun is None or state is None or case.reading.frame.type not in LOSS_TYPES:
        return
    if not is_one_of(noun, "regulars") and (not is_one_of(noun, "outlaws") or is_nameless(noun)):
        return
    rival = enemy_of(case.doc, state.name)
    if rival is None or group_entity(rival) is None:
        return
    if not is_one_of(noun, "regulars"):
        yield "target", Evidence((enemy_of(case.doc, state.name, case.counted.quantity.start) or rival,), Sure.KIND)
        return
    if any(c.lower_ in words("from_abroad") for c in noun.children):
        allied = _foreign_force(case, state.name)
        yield from (("target", Evidence((allied,), Sure.CAUSE)),) if allied is not None else ()
        return
    known = set(actors.load().state_of.values())
    told = [n for n in (*before.actor, *before.target) if n in known] if before is not None else []
    there = [n for n in place(case) if case.place is not None and case.place.is_said]
    told += [name for name in case.speaker if name in known]
    told = [name for name in case.speaker if name in there] or told  # "in Niger, the junta said that **15 troops** …"
    near = [n for n in there if n in known and same_side(case.doc, n, state.name)]  # an ally's, where they fell
    yield "target", Evidence(((*told, *near, state.name)[0],), Sure.KIND)


def _foreign_force(case: Case, state: str) -> str | None:
    """Return the force of several nations that fights beside a state: ISAF, MINUSMA; of several the one named most."""
    conflict, known = case.doc._.setting.conflict, actors.load()
    side = conflict.side_of(state) if conflict is not None else None
    if conflict is None or side is None:
        return None
    forces = [n for n in conflict.order[side] if n not in known.state_of.values() and group_entity(n) is None]
    counts = Counter(entity.actor for entity in case.doc._.entities.values())
    return max(forces, key=lambda name: (counts[name] > 0, -forces.index(name)), default=None)


def _are_hostages(case: Case) -> bool:
    """Tell whether people are held without right: "the hostages", "250 were taken **hostage**"."""
    held = [
        case.counted.noun,
        *(c for c in case.reading.trigger.children if c.dep_ in {"dobj", "oprd", "attr", "xcomp"}),
    ]
    return any(noun is not None and is_one_of(noun, "abducted") for noun in held)


def _are_rebels_to(speaker: str, case: Case) -> bool:
    """Tell whether the army of a state counts whom it fights: "the ministry said that nine **gunmen** had died"."""
    known = actors.load()
    noun = case.counted.noun
    has_army = speaker in set(known.state_of.values()) - known.unarmed
    return has_army and noun is not None and is_one_of(noun, "outlaws")


def _is_own_deed(verb: Token) -> bool:
    """Tell whether a deed is one that an army tells of itself, also by verb and particle: "blow up", "knock out"."""
    particles = [c.lower_ for c in verb.children if c.dep_ == "prt"]
    said = {*lemmas(verb), *(f"{lemma} {particle}" for lemma in lemmas(verb) for particle in particles)}
    return bool(words("own_deeds") & said)


def _is_denied(case: Case) -> bool:
    """Tell whether a deed is denied, which nobody does of their own: "**denied** that two jets had been shot down"."""
    return any(DENIALS.intersection(lemmas(a)) for a in case.reading.trigger.ancestors if a.pos_ == "VERB")


def _by_speaker(case: Case) -> Iterator[tuple[str, Evidence]]:
    """Yield what a side at war tells of itself: its own losses, and deeds without a doer as its own."""
    if not case.speaker or enemy_of(case.doc, case.speaker[0]) is None:
        return
    kind = case.reading.frame.type
    if kind in DEED_TYPES and case.reading.slot == "object_of" and subject_of(case.reading.trigger) is not None:
        return
    if kind == "prisoners_exchanged" and is_one_of(case.reading.trigger, "rescuing"):
        yield "actor", Evidence(case.speaker, Sure.SPEAKER)
        return
    if kind in DEED_TYPES and (_is_denied(case) or case.counted.quantity.value_high == 0):
        yield "target", Evidence(case.speaker, Sure.SPEAKER)
        return
    own_deed = _is_own_deed(case.reading.trigger) or kind == "munitions_intercepted"
    own_deed = own_deed or (kind == "territory_gained" and case.reading.slot == "value_of")
    own_deed = own_deed and kind in DEED_TYPES and not (kind == "captured" and not case.counted.classes & FIGHTERS)
    if own_deed or (kind in LOSS_TYPES and _are_rebels_to(case.speaker[0], case)):
        yield "actor", Evidence(case.speaker, Sure.SPEAKER)
    elif kind in LOSS_TYPES or (kind == "equipment_lost" and LOSS & set(lemmas(case.reading.trigger))):
        yield "target", Evidence(case.speaker, Sure.SPEAKER)
        rival = fighting_enemy_of(case.doc, case.speaker[0])
        is_side = rival is not None and are_rivals(case.doc, case.speaker[0], rival)
        if rival is not None and is_side and not case.counted.classes & FIGHTERS and not is_mutual(case):
            yield "actor", Evidence((rival,), Sure.SPEAKER)
