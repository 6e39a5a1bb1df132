"""Deeds in which somebody of no side has a part: donors at large, the fighting itself, merchant ships, protesters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.entities.known.wordlists import is_one_of
from extraction.facts.roles.arguments import actors_of, owner_of
from extraction.facts.roles.mutual import FIGHTERS, is_between_states
from extraction.facts.syntax import VERBAL, object_of, preposition_objects, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extraction.facts.roles.case import Case

POLITICAL = frozenset({"political", "politically", "extrajudicial", "extralegal", "summary", "unsolved", "unexplained"})
PEOPLE = frozenset({"person", "civilian", "dead"})
PERIOD = re.compile(
    r"\b(?:since (?!mon|tues|wednes|thurs|fri|satur|sun|then|yesterday|dawn)\w+|between (?:\w+ ){1,3}and"
    r"|this (?:year|decade)|so far this|last year|(?:in|during|for) (?:19|20)\d\d|years of|for political reasons"
    r"|(?:in|over|during) (?:the (?:last|past|first) )?(?:an?|\d+|two|three|four|five|six|eight|ten) "
    r"(?:years?|months|decades?)"
    r"|(?:in|over|during) the (?:last|past|first) (?:year|month|decade))\b",
    re.IGNORECASE,
)
"""Times over which the dead of a war are counted; days of a week are of one battle."""
AT_SHIPS = frozenset({"on", "against", "at", "into"})
TOLLS = frozenset({"killed", "wounded", "casualties"})
SPANS = frozenset({"decade", "year", "month", "week", "day", "century", "night", "hour"})
IN_WAR = frozenset({"in", "from", "during", "amid", "by"})


def is_given_by_nobody_named(case: Case) -> bool:
    """Tell whether givers without a name give or are asked: "**partners** pledged 20 tanks", "asked **donors** for"."""
    trigger = case.reading.trigger
    if trigger.pos_ not in VERBAL:
        trigger = next((a for a in trigger.ancestors if a.pos_ in VERBAL), trigger)
    near = (subject_of(trigger), object_of(trigger), *preposition_objects(trigger, frozenset({"by", "from", "of"})))
    return any(
        noun is not None and noun not in {case.counted.noun, case.counted.node} and _is_unnamed_giver(noun)
        for noun in near
    )


def _is_unnamed_giver(noun: Token) -> bool:
    """Tell whether a noun means givers at large: "donors", "a country", "the world", but not "the government"."""
    many = noun.tag_ == "NNS" or noun.lemma_ in {"community", "world"}
    return is_one_of(noun, "unnamed_givers") and (many or any(c.lower_ in {"a", "an", "any"} for c in noun.children))


def is_of_both_sides(case: Case) -> bool:
    """Tell whether the war itself takes lives: "**the fighting** has killed 900", "9,000 died **in the conflict**"."""
    trigger = case.reading.trigger
    if case.reading.frame.type not in TOLLS:
        return False
    verb = trigger if trigger.pos_ in VERBAL else next((a for a in trigger.ancestors if a.pos_ in VERBAL), trigger)
    causes = [subject_of(verb), *(c for token in (trigger, verb) for c in preposition_objects(token, IN_WAR))]
    return any(cause is not None and _is_shared(cause) for cause in causes) or _is_since_a_war(case, verb)


def _is_shared(cause: Token) -> bool:
    """Tell whether a cause is a deed of both sides, or years of it: "in eight years **of violence**"."""
    inner = preposition_objects(cause, frozenset({"of"})) if cause.ent_type_ == "DATE" or cause.lemma_ in SPANS else ()
    return is_one_of(cause, "shared_deeds") or any(is_one_of(noun, "shared_deeds") for noun in inner)


def _is_since_a_war(case: Case, verb: Token) -> bool:
    """Tell whether people fall since a war within a land began, which tells of no side: "since the war broke out"."""
    clauses = (c for c in verb.children if c.dep_ == "advcl" and any(g.lower_ == "since" for g in c.children))
    subjects = (subject_of(clause) for clause in clauses)
    began = any(s is not None and is_one_of(s, "shared_deeds") and not owner_of(case.doc, s) for s in subjects)
    return began and not is_between_states(case)


def is_tally(case: Case) -> bool:
    """Tell whether civilians are counted over a time, or by what is political in their death, and no doer is told.

    "1,525 people were killed **between January and September**"; "550 **extrajudicial** executions".
    """
    if case.reading.frame.type not in TOLLS or case.counted.classes & FIGHTERS or is_between_states(case):
        return False
    if case.doc._.setting.conflict is None:
        return False
    if case.counted.noun is not None and case.counted.noun.lemma_.lower() in {"man", "member"}:
        return False
    near = {case.counted.noun, case.counted.node, case.reading.trigger} - {None}
    political = any(c.lower_ in POLITICAL for noun in near if noun is not None for c in (noun, *noun.children))
    return political or (bool(case.counted.classes & PEOPLE) and PERIOD.search(case.sentence.text) is not None)


def is_after_a_fight(case: Case) -> bool:
    """Tell whether the sentence before opens an account of a fight: "**Clashes** shook Benghazi. Nine people died"."""
    previous = case.previous
    if case.reading.frame.type not in TOLLS or previous is None or "\n" in previous.text_with_ws:
        return False
    subject = subject_of(previous.root) if previous.root.pos_ in VERBAL else None
    return subject is not None and is_one_of(subject, "shared_deeds")


def is_at_shipping(case: Case) -> bool:
    """Tell whether ships of no side are aimed at: "60 attacks **on merchant shipping**"."""
    holders = (case.counted.noun, case.counted.node, case.reading.trigger)
    aims = (c for token in holders if token is not None for c in preposition_objects(token, AT_SHIPS))
    return any(is_one_of(aim, "civil_ships") and not actors_of(case.doc, aim) for aim in aims)


def done_by_civilians(case: Case) -> bool:
    """Tell whether people of no side do the deed: "detained by **protesters**", "**villagers** killed two"."""
    trigger = case.reading.trigger
    doer = subject_of(trigger) if trigger.pos_ in VERBAL and case.reading.slot == "object_of" else None
    if doer is None or doer in {case.counted.noun, case.counted.node}:
        doer = next(preposition_objects(trigger, frozenset({"by"})), None)
    if doer is None and case.counted.noun is not None:  # "soldiers detained **by protesters** regained their liberty"
        beside = (c for c in case.counted.noun.children if c.dep_ == "acl" and c.tag_ == "VBN")
        doer = next((by for c in beside for by in preposition_objects(c, frozenset({"by"}))), None)
    return doer is not None and is_one_of(doer, "civil_agents") and not actors_of(case.doc, doer)
