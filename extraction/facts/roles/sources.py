"""Where the words name the doer and the sufferer of a fact: one function per source that a frame may list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.known.wordlists import is_one_of, words
from extraction.entities.lookup import entity_of, mention_at
from extraction.facts.roles.arguments import Names, actors_of, by_or_owner, of_phrase, owner_of, people
from extraction.facts.roles.context import CONTEXT, belligerents
from extraction.facts.roles.doers import NOMINAL, agent, is_bought
from extraction.facts.roles.item_owners import item
from extraction.facts.roles.prepositions import with_preposition
from extraction.facts.speech.words import is_any, rules
from extraction.facts.syntax import VERBAL, lemmas, object_of, subject_of
from extraction.records import EntityType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from extraction.facts.roles.case import Case


def resolve(case: Case, sources: Iterable[str]) -> Names:
    """Return the names that the first fruitful source gives, none when all are dry or one is "none"."""
    for source in sources:
        if source == "none":
            return ()
        names = SOURCES[source](case)
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def struck(case: Case) -> Names:
    """Return who is hit by what is counted: "Ethiopian posts were hit by **14** drones", "a Thai ship, hit by …"."""
    preposition = case.counted.node.head
    if case.counted.node.dep_ != "pobj" or preposition.dep_ != "agent":
        return ()
    verb = preposition.head
    hit = next((c for c in verb.children if c.dep_ == "nsubjpass"), verb.head if verb.dep_ == "acl" else None)
    return () if hit is None else actors_of(case.doc, hit) or people(case.doc, hit)


def patient(case: Case) -> Names:
    """Return the deep object of the trigger, where it is not what is counted."""
    trigger = case.reading.trigger
    if trigger.pos_ not in VERBAL or case.reading.slot == "object_of":
        return ()
    return actors_of(case.doc, object_of(trigger))


def captor(case: Case) -> Names:
    """Return who held those that are freed: "20 pilots **held by the rebels**"."""
    noun = case.counted.noun
    clauses = (c for c in noun.children if c.dep_ in {"acl", "relcl"}) if noun is not None else ()
    held = (clause for clause in clauses if words("having_captive").intersection(lemmas(clause)))
    return next((names for clause in held if (names := actors_of(case.doc, subject_of(clause)))), ())


def possessor(case: Case) -> Names:
    """Return the owner of the trigger, of the counted noun or of the trigger's arguments.

    Where the owner of what is counted is the target ("13 **Chadian** firms" sanctioned), it is not asked for the actor.
    """
    trigger = case.reading.trigger
    wanted = {"nsubjpass", "nsubj", "dobj", "attr"}
    arguments = [c for c in trigger.children if c.dep_ in wanted] if trigger.pos_ in VERBAL else []
    counted = {case.counted.noun, case.counted.node}
    others = counted if "item" in case.reading.frame.target else set()
    for noun in (trigger, case.counted.noun, case.counted.node, *arguments):
        if noun is not None and noun.pos_ in NOMINAL and noun not in others:
            names = by_or_owner(case.doc, noun, is_bought=is_bought(case))
            if names:
                return names
    return ()


def holder(case: Case) -> Names:
    """Return in whose hands ground is: "under Russian control", "in the rebels' hands"."""
    for token in case.sentence:
        if is_one_of(token, "holding"):
            names = owner_of(case.doc, token) or of_phrase(case.doc, token, frozenset({"of", "by"}))
            if names:
                return names
    return ()


def object_actor(case: Case) -> Names:
    """Return the actor or people named by the trigger's object, where that is not what is counted."""
    trigger = case.reading.trigger
    found = object_of(trigger) if trigger.pos_ == "VERB" else None
    if found is None or found.i == case.counted.node.i:
        return ()
    return actors_of(case.doc, found) or people(case.doc, found)


def owner(case: Case) -> Names:
    """Return whose the counted thing is: "**Malian** raids"."""
    return by_or_owner(case.doc, case.counted.noun) if case.counted.noun is not None else ()


def receiver(case: Case) -> Names:
    """Return who gets or asks for aid: the trigger's agent, but no agency that asks for others."""
    trigger = case.reading.trigger
    asking = subject_of(trigger) if trigger.pos_ in VERBAL else None
    mention = mention_at(case.doc, asking) if asking is not None else None
    if mention is not None:
        entity = entity_of(case.doc, mention)
        if entity.entity_type is EntityType.BODY and entity.actor == entity.name:
            return ()
    return agent(case)


def expeller(case: Case) -> Names:
    """Return who drives people out, where the words say so: an active verb of driving with a subject that acts."""
    trigger = case.reading.trigger
    if case.reading.slot != "object_of" or not words("expelling").intersection(lemmas(trigger)):
        return ()
    return actors_of(case.doc, subject_of(trigger))


def subject(case: Case) -> Names:
    """Return the subject of the main clause, unless it only tells ("600 men were sent, **the union** said").

    A side that tells before what it says ("the minister said that 600 were sent") tells of its own.
    """
    root = case.sentence.root
    names = actors_of(case.doc, subject_of(root))
    if not is_any(root, rules().clause):
        return names
    is_own = bool(belligerents(case.doc) & set(names)) or not any(c.dep_ == "ccomp" for c in root.children)
    return names if is_own and root.i < case.counted.span.start else ()


def speaker(case: Case) -> Names:
    """Return for whom the one acts who tells of a figure, where that side fights in the article's war."""
    return case.speaker if set(case.speaker) & belligerents(case.doc) else ()


SOURCES: dict[str, Callable[[Case], Names]] = {
    "agent": agent,
    "item": item,
    "item_owner": item,
    "object_owner": item,
    "struck": struck,
    "patient": patient,
    "to": with_preposition("to", "into"),
    "for": with_preposition("for"),
    "from": with_preposition("from"),
    "of": with_preposition("of"),
    "by": with_preposition("by"),
    "in": with_preposition("in"),
    "on": with_preposition("on", "against", "at", "upon"),
    "at": with_preposition("at", "on", "into", "towards", "toward", "against", "over"),
    "against": with_preposition("against", "on"),
    "possessor": possessor,
    "modifier": possessor,
    "holder": holder,
    "object_actor": object_actor,
    "receiver": receiver,
    "owner": owner,
    "expeller": expeller,
    "subject": subject,
    "speaker": speaker,
    **CONTEXT,
}
