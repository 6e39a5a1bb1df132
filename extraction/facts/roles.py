"""Actor and target of a fact: evidence for each by how sure it is, then what the war says where the words say nothing.

What the words name beats a deed told beside the figure, that the place, that the speaker, that the account before. In a
deed of war nobody hits its own side: the surer role stays, the other one is the next that fits, else the rival.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING

from extraction.entities import actors
from extraction.entities.actors import group_entity
from extraction.entities.lookup import entity_of
from extraction.entities.sides import enemy_of, same_side
from extraction.entities.wordlists import is_one_of, words
from extraction.facts import deeds
from extraction.facts.role_context import CONTEXT, place
from extraction.facts.role_sources import resolve
from extraction.facts.syntax import lemmas, subject_of
from extraction.records import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from extraction.facts.arguments import Names
    from extraction.facts.case import Case
    from extraction.records import Fact


class Sure(IntEnum):
    """How sure a piece of evidence for a role is."""

    CONTEXT = 1
    ACCOUNT = 2
    SPEAKER = 3
    PLACE = 4
    CAUSE = 5
    SAID = 6


@dataclass(frozen=True, slots=True)
class Evidence:
    """One candidate for a role."""

    names: Names
    sure: Sure


RIVAL_TYPES = frozenset(
    {"killed", "wounded", "casualties", "captured", "equipment_lost", "damage", "munitions_launched", "attacks"}
    | {"munitions_intercepted", "territory_gained", "territory_lost", "prisoners_exchanged"}
)
VICTIM_TYPES = frozenset({"killed", "wounded", "casualties", "damage", "munitions_launched", "attacks", "captured"})
LOSS_TYPES = frozenset({"killed", "wounded", "casualties", "damage", "captured"})
DEED_TYPES = frozenset({"territory_gained", "munitions_intercepted", "equipment_lost", "casualties", "captured"})
HELD = frozenset({"captured", "prisoners_exchanged"})
CIVIL = frozenset({"person", "civilian", "building", "refugee", "captive"})
FIGHTERS = frozenset({"fighter", "formation"})


def find_roles(case: Case, before: Fact | None) -> tuple[Names, Names]:
    """Return actor and target; `before` is the figure before in the same account, None where the account is new."""
    frame = case.reading.frame
    actor = resolve(case, [s for s in frame.actor if s not in CONTEXT])
    target = resolve(replace(case, other=actor), [s for s in frame.target if s not in CONTEXT])
    if len(actor) < 2 and set(target) <= set(actor) and "agent" not in frame.target and not _hits_its_own(case, target):
        target = ()
    if len(target) > 1 and not actor:
        return (), target
    if frame.type == "prisoners_exchanged" and not target and _are_own(case, actor):
        return actor, actor
    if frame.type in RIVAL_TYPES:
        return _rivals(case, before, actor, target)
    return _plain(case, before, actor, target)


def _are_own(case: Case, actor: Names) -> bool:
    """Tell whether a state frees its own people: hostages, pupils."""
    noun = case.counted.noun
    freed = noun is not None and is_one_of(noun, "abducted")
    return freed and len(actor) == 1 and actor[0] in set(actors.load().state_of.values())


def _plain(case: Case, before: Fact | None, actor: Names, target: Names) -> tuple[Names, Names]:
    """Return the roles where no two sides meet: what is said, what the account had, what the article says."""
    frame = case.reading.frame
    if before is not None and before.fact_type not in RIVAL_TYPES:
        if not target and "none" not in frame.target and not set(before.target) & set(actor):
            target = before.target
        if not actor and _may_inherit(case) and not set(before.actor) & set(target):
            actor = before.actor
    target = target or resolve(replace(case, other=actor), [s for s in frame.target if s in CONTEXT])
    actor = actor or resolve(replace(case, other=target), [s for s in frame.actor if s in CONTEXT])
    return actor, target


def _may_inherit(case: Case) -> bool:
    return not {"none", "expeller"} & set(case.reading.frame.actor)


def _rivals(case: Case, before: Fact | None, actor: Names, target: Names) -> tuple[Names, Names]:
    """Return the roles of a deed of war by all evidence."""
    frame = case.reading.frame
    for_actor = [Evidence(actor, Sure.SAID)] if actor else []
    for_target = [Evidence(target, Sure.SAID)] if target else []
    for found, evidence in _beside(case, before):
        (for_actor if found == "actor" else for_target).append(evidence)
    for_target += [
        Evidence(names, Sure.CONTEXT) for s in frame.target if s in CONTEXT and (names := resolve(case, [s]))
    ]
    if "civilian" in case.counted.classes:
        for_target = [e for e in for_target if e.sure is Sure.SAID or group_entity(e.names[0]) is None]
    for_actor.sort(key=lambda e: -e.sure)
    for_target.sort(key=lambda e: -e.sure)
    return _settle(case, for_actor, for_target)


def _beside(case: Case, before: Fact | None) -> Iterator[tuple[str, Evidence]]:
    """Yield evidence that is not the figure's own verb: deeds, the place, the speaker, the account before."""
    doer, sufferer = ("target", "actor") if case.is_inverse else ("actor", "target")
    deed = deeds.nearest(case.doc, case.sentence, case.counted.node.i, without=case.reading.trigger.i)
    if deed is not None:
        yield doer, Evidence(deed.actor, Sure.CAUSE)
        if deed.target:
            yield sufferer, Evidence(deed.target, Sure.CAUSE)
    there = place(case)
    if there and case.place is not None and case.place.is_said and _is_held(case):
        yield "actor", Evidence(there, Sure.PLACE)
    elif there and case.place is not None and case.place.is_said and _are_people_of_a_place(case):
        yield "target", Evidence(there, Sure.PLACE)
    yield from _by_kind(case, before)
    yield from _by_speaker(case)
    if before is not None:
        sure = Sure.CAUSE if _is_joined(case, before) else Sure.ACCOUNT
        yield from (("actor", Evidence(before.actor, sure)),) if before.actor else ()
        yield from (("target", Evidence(before.target, sure)),) if before.target else ()
    if case.previous is not None and (before is None or before.sentence_no < case.counted.quantity.sentence_no):
        told = deeds.last(case.doc, case.previous)
        if told is not None:
            yield doer, Evidence(told.actor, Sure.ACCOUNT)
            yield from ((sufferer, Evidence(told.target, Sure.ACCOUNT)),) if told.target else ()


def _is_joined(case: Case, before: Fact) -> bool:
    """Tell whether the figure is coordinated with the one before: "nine Azeri soldiers and **two** drivers"."""
    node = case.counted.node
    if case.counted.elliptical and before.sentence_no == case.counted.quantity.sentence_no:
        return True
    return node.dep_ == "conj" and node.head.idx >= before.start and node.head.sent == case.sentence


def _is_held(case: Case) -> bool:
    """Tell whether captives sit somewhere rather than are taken there: their captor's place."""
    return case.reading.frame.type == "captured" and bool(words("sitting").intersection(lemmas(case.reading.trigger)))


def _are_people_of_a_place(case: Case) -> bool:
    return case.reading.frame.type in VICTIM_TYPES and not case.counted.classes & FIGHTERS


def _by_kind(case: Case, before: Fact | None) -> Iterator[tuple[str, Evidence]]:
    """Yield what the counted noun itself tells in a war of a state against groups: soldiers are the state's."""
    noun, state = case.counted.noun, case.doc._.setting.state
    if noun is not None and state is not None and is_one_of(noun, "abducted") and case.reading.frame.type in HELD:
        yield "target", Evidence((state.name,), Sure.SPEAKER)
        return
    if noun is None or state is None or case.reading.frame.type not in LOSS_TYPES or not is_one_of(noun, "regulars"):
        return
    rival = enemy_of(case.doc, state.name)
    if rival is None or group_entity(rival) is None:
        return
    known = set(actors.load().state_of.values())
    told = [n for n in (*before.actor, *before.target) if n in known] if before is not None else []
    yield "target", Evidence((told[0] if told else state.name,), Sure.SPEAKER)


def _by_speaker(case: Case) -> Iterator[tuple[str, Evidence]]:
    """Yield what a side at war tells of itself: its own losses, and deeds without a doer as its own."""
    if not case.speaker or enemy_of(case.doc, case.speaker[0]) is None:
        return
    kind = case.reading.frame.type
    if kind in DEED_TYPES and case.reading.slot == "object_of" and subject_of(case.reading.trigger) is not None:
        return
    own_deed = words("own_deeds").intersection(lemmas(case.reading.trigger)) or kind == "munitions_intercepted"
    if kind in DEED_TYPES and own_deed and not (kind == "captured" and not case.counted.classes & FIGHTERS):
        yield "actor", Evidence(case.speaker, Sure.SPEAKER)
    elif kind in LOSS_TYPES:
        yield "target", Evidence(case.speaker, Sure.SPEAKER)


def _settle(case: Case, for_actor: list[Evidence], for_target: list[Evidence]) -> tuple[Names, Names]:
    """Return the surest pair that can have fought each other."""
    if not for_actor and not for_target:
        return (), ()
    if for_actor and for_target and _can_be(case, for_actor[0], for_target[0]):
        return for_actor[0].names, for_target[0].names
    if for_actor and (not for_target or for_actor[0].sure >= for_target[0].sure):
        actor = for_actor[0].names
        fitting = (e.names for e in for_target if _fits(case, actor[0], e))
        return actor, next(fitting, ()) or _rival(case, actor)
    target = for_target[0].names
    fitting = (e.names for e in for_actor if _fits(case, target[0], e))
    return next(fitting, ()) or _rival(case, target), target


def _fits(case: Case, settled: str, evidence: Evidence) -> bool:
    """Tell whether a candidate can be the other one in a deed; a stranger to the war only on good evidence."""
    if same_side(case.doc, settled, evidence.names[0]):
        return False
    conflict = case.doc._.setting.conflict
    known = conflict is None or conflict.side_of(settled) is None or conflict.side_of(evidence.names[0]) is not None
    return known or evidence.sure > Sure.PLACE or (evidence.sure is Sure.PLACE and bool(case.counted.classes & CIVIL))


def _can_be(case: Case, actor: Evidence, target: Evidence) -> bool:
    if not same_side(case.doc, actor.names[0], target.names[0]):
        return True
    return actor.sure >= Sure.CAUSE and target.sure >= Sure.PLACE and _hits_its_own(case, target.names)


def _hits_its_own(case: Case, target: Names) -> bool:
    """Tell whether civilians may suffer from their own state: a civil war, in which groups alone fight it."""
    conflict = case.doc._.setting.conflict
    if not target or case.counted.classes & FIGHTERS:
        return False
    if conflict is None:
        return case.reading.frame.type in VICTIM_TYPES and group_entity(target[0]) is None
    side = conflict.side_of(target[0])
    if side is None or case.reading.frame.type not in VICTIM_TYPES:
        return False
    states = set(actors.load().state_of.values())
    rivals = [name for number, members in enumerate(conflict.order) if number != side for name in members]
    return target[0] in states and rivals[0] not in states


def _rival(case: Case, names: Names) -> Names:
    found = enemy_of(case.doc, names[0])
    return (found,) if found else ()


def actor_id(doc: Doc, name: str | None) -> str | None:
    """Return the entity that acts under `name`: the one so called, else the first that acts under it."""
    if name is None:
        return None
    named = (e.entity_id for e in doc._.entities.values() if e.name == name and e.entity_type is not EntityType.PLACE)
    states = (e.entity_id for e in actors.load().state_entities.values() if e.name == name)
    acting = (m.entity_id for m in doc._.mentions if entity_of(doc, m).actor == name)
    return next(named, None) or next(states, None) or next(acting, None)
