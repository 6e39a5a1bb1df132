"""Actor and target of a fact: evidence for each by how sure it is, then what the war says where the words say nothing.

What the words name beats a deed told beside the figure, that the place, that the speaker, that the account before. In a
deed of war nobody hits its own side: the surer role stays, the other one is the next that fits, else the rival.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.entities.known import actors
from extraction.entities.known.actors import group_entity
from extraction.entities.known.wordlists import is_one_of
from extraction.entities.lookup import entity_of, mention_at, mentions_in
from extraction.entities.named import OF_THE_ARTICLE
from extraction.entities.setting.sides import is_party
from extraction.facts.frames.gaps import gap_subject
from extraction.facts.roles.arguments import is_named
from extraction.facts.roles.context import CONTEXT, belligerents, own_state, people_of_article, place, recipient
from extraction.facts.roles.evidence import VICTIM_TYPES
from extraction.facts.roles.mutual import FIGHTERS
from extraction.facts.roles.partless import done_by_civilians, is_at_shipping, is_given_by_nobody_named
from extraction.facts.roles.payers import payer_by_currency
from extraction.facts.roles.rivals import AIMED, find_rivals, hits_its_own
from extraction.facts.roles.sources import captor, resolve, struck
from extraction.facts.syntax import VERBAL, subject_of
from extraction.records import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extraction.facts.roles.arguments import Names
    from extraction.facts.roles.case import Case
    from extraction.records import Fact


RIVAL_TYPES = frozenset(
    {"killed", "wounded", "casualties", "captured", "equipment_lost", "damage", "munitions_launched", "attacks"}
    | {"munitions_intercepted", "territory_gained", "territory_lost", "prisoners_exchanged"}
)
AID = frozenset({"aid_money", "aid_in_kind"})
PEOPLED = frozenset({"displaced", "civilian_harm", "missing"})
PAID = frozenset({"aid_money", "military_spending"})


def find_roles(case: Case, before: Fact | None) -> tuple[Names, Names]:
    """Return actor and target; `before` is the figure before in the same account, None where the account is new."""
    frame = case.reading.frame
    before = None if before is None or _stands_apart(case, before) else before
    case = replace(case, goes_on=before is not None)
    actor = resolve(case, [s for s in frame.actor if s not in CONTEXT])
    if frame.type == "prisoners_exchanged" and not actor and not is_one_of(case.reading.trigger, "rescuing"):
        actor = captor(case)
    if frame.type in AID and _is_no_giver(case, actor):
        actor = ()
    if frame.type in PAID and not (actor and is_named(case.doc, subject_of(case.reading.trigger))):
        actor = payer_by_currency(case) or actor
    hit = struck(case) if frame.type in {"attacks", "munitions_launched"} else ()
    actor = () if set(actor) & set(hit) else actor
    target = hit or resolve(replace(case, other=actor), [s for s in frame.target if s not in CONTEXT])
    if len(actor) < 2 and set(target) <= set(actor) and "agent" not in frame.target and not hits_its_own(case, target):
        actor, target = _named_one(case, actor, target)
    if len(target) > 1 and not actor:
        return (), target
    if not actor and done_by_civilians(case):
        return (), target or (people_of_article(case) if frame.type in VICTIM_TYPES else ())
    if actor and not target and frame.type in AIMED and is_at_shipping(case):
        return actor, ()
    if frame.type == "prisoners_exchanged" and len(actor) > 1 and set(target) <= set(actor):
        return actor, actor[::-1]  # "Kyiv and Moscow **swapped 307 prisoners**"
    if frame.type == "prisoners_exchanged" and not target and _are_own(case, actor):
        return actor, actor
    if frame.type == "prisoners_exchanged" and not actor and is_one_of(case.reading.trigger, "rescuing"):
        return (rescuer := own_state(case)), target or rescuer
    if frame.type in RIVAL_TYPES:
        return find_rivals(case, before, actor, target)
    return _plain(case, before, actor, target)


def _is_no_giver(case: Case, actor: Names) -> bool:
    """Tell whether a side of the war only seems to give: by "the ministry", or of a package for whom it helps."""
    if actor == recipient(case) and not resolve(case, [s for s in case.reading.frame.target if s not in CONTEXT]):
        return True
    subject = subject_of(case.reading.trigger)
    mention = mention_at(case.doc, subject) if subject is not None else None
    is_guess = mention is not None and mention.evidence == OF_THE_ARTICLE
    return bool(actor) and is_guess and set(actor) <= belligerents(case.doc)


def _stands_apart(case: Case, before: Fact) -> bool:
    """Tell whether a figure has roles of its own: a clause with another subject, or another side's land.

    "Oslo sent 12 guns and **Bonn 20**"; "three died in Kursk region and **nine were hurt in Sumy**".
    """
    if gap_subject(case.counted.span):
        return True
    conflict, there = case.doc._.setting.conflict, place(case)
    if conflict is None or not there or case.place is None or not case.place.is_said or not before.target:
        return False
    if case.counted.classes & FIGHTERS or case.reading.frame.type not in VICTIM_TYPES:
        return False
    since = mentions_in(case.doc, before.end, case.sentence.end_char)
    if all(mention.entity_id != case.place.entity_id for mention in since):
        return False
    if group_entity(before.target[0]) is not None:
        return False  # a group has no land of its own
    sides = {conflict.side_of(there[0]), conflict.side_of(before.target[0])}
    return None not in sides and len(sides) > 1


def _named_one(case: Case, actor: Names, target: Names) -> tuple[Names, Names]:
    """Return of two roles under one name the one named outright: "**its** men killed 20 **Chadian** soldiers"."""
    if not target or case.reading.frame.type not in RIVAL_TYPES:
        return actor, ()
    if case.reading.slot == "subject_of" or case.reading.frame.type == "prisoners_exchanged":
        return (), target  # "nine of **its** soldiers fell in **its** operation"
    trigger = case.reading.trigger
    verb = trigger if trigger.pos_ in VERBAL else next((a for a in trigger.ancestors if a.pos_ in VERBAL), trigger)
    noun, subject = case.counted.noun, subject_of(verb)
    is_clear = is_named(case.doc, noun) or (noun is not None and any(c.lower_ == "our" for c in noun.children))
    return ((), target) if is_clear and subject is not None and not is_named(case.doc, subject) else (actor, ())


def _are_own(case: Case, actor: Names) -> bool:
    """Tell whether a state frees its own people: hostages, pupils."""
    noun = case.counted.noun
    pardoned = any(is_one_of(token, "grace") for token in case.sentence)
    freed = pardoned or (noun is not None and is_one_of(noun, "abducted"))
    return freed and len(actor) == 1 and actor[0] in set(actors.load().state_of.values())


def _plain(case: Case, before: Fact | None, actor: Names, target: Names) -> tuple[Names, Names]:
    """Return the roles where no two sides meet: what is said, what the account had, what the article says."""
    frame = case.reading.frame
    if frame.type in PEOPLED and target and not is_party(case.doc, target[0]):
        target = ()
    if before is not None and before.fact_type not in RIVAL_TYPES:
        if not target and "none" not in frame.target and not set(before.target) & set(actor):
            target = before.target
        if not actor and _may_inherit(case) and not set(before.actor) & set(target) and not _is_unnamed(case):
            actor = before.actor
    target = target or resolve(replace(case, other=actor), [s for s in frame.target if s in CONTEXT])
    if not actor and _is_unnamed(case):
        return (), target
    actor = actor or resolve(replace(case, other=target), [s for s in frame.actor if s in CONTEXT])
    return actor, target


def _is_unnamed(case: Case) -> bool:
    return case.reading.frame.type in AID and is_given_by_nobody_named(case)


def _may_inherit(case: Case) -> bool:
    return not {"none", "expeller"} & set(case.reading.frame.actor)


def actor_id(doc: Doc, name: str | None) -> str | None:
    """Return the entity that acts under `name`: the one so called, else the first that acts under it."""
    if name is None:
        return None
    named = (e.entity_id for e in doc._.entities.values() if e.name == name and e.entity_type is not EntityType.PLACE)
    states = (e.entity_id for e in actors.load().state_entities.values() if e.name == name)
    acting = (m.entity_id for m in doc._.mentions if entity_of(doc, m).actor == name)
    return next(named, None) or next(states, None) or next(acting, None)
