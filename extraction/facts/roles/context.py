"""Roles that the words leave out and the article fills: the state at war, the giver, who is helped or sanctioned."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extraction.entities.known import actors
from extraction.entities.known.publishers import publisher
from extraction.entities.known.wordlists import words
from extraction.entities.lookup import actor_names, entity_of, mention_at, people_of
from extraction.entities.setting.sides import enemy_of
from extraction.facts.syntax import lemmas, span_of, subject_of
from extraction.records import EntityType

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from extraction.facts.roles.arguments import Names
    from extraction.facts.roles.case import Case
    from extraction.records import Entity, Mention

ASKING = frozenset({"need", "require", "appeal", "seek", "ask", "request", "lack", "call", "plead", "receive"})
GIVING = frozenset({"nsubj", "nsubjpass", "poss", "amod", "compound"})
HERE, JUST_BEFORE, ANYWHERE = 100, 20, 1
GIVERS = frozenset({EntityType.STATE, EntityType.BODY})


def place(case: Case) -> Names:
    """Return the state that people at the fact's place belong to; refugees are not of the land that takes them in."""
    people = case.place.people if case.place is not None else None
    parties = case.doc._.setting.parties
    if parties and people not in parties:
        return ()  # a namesake: the war is told of by the text alone
    if people and case.reading.frame.type == "displaced" and _is_refuge(case, people):
        return ()
    return (people,) if people else ()


def _is_refuge(case: Case, people: str) -> bool:
    """Tell whether people come to a land that is no side of the war: "60,000 **arrived** in Chad"."""
    conflict = case.doc._.setting.conflict
    if conflict is None or not words("arriving").intersection(lemmas(case.reading.trigger)):
        return False
    return people != actors.load().state_of.get(conflict.country or "")


def enemy(case: Case) -> Names:
    """Return the rival of the role that is settled."""
    found = (enemy_of(case.doc, name, case.counted.quantity.start) for name in case.other)
    return next(((name,) for name in found if name), ())


def context(case: Case) -> Names:
    """Return the state that the article is about."""
    state = case.doc._.setting.state
    return (state.actor,) if state is not None and state.actor and state.actor not in case.other else ()


def own_state(case: Case) -> Names:
    """Return the state that the article is about, also when it is the doer itself: who trains its own."""
    state = case.doc._.setting.state
    return (state.actor,) if state is not None and state.actor else ()


def people_of_article(case: Case) -> Names:
    """Return the state on whose soil the article plays, for people of whom nothing else is said."""
    country, conflict = case.doc._.setting.country, case.doc._.setting.conflict
    name = actors.load().state_of.get(country) if country else None
    if case.doc._.setting.parties and name not in case.doc._.setting.parties:
        return context(case)
    if conflict is not None and conflict.theatre and country == conflict.country:
        name = actors.load().peoples.get(conflict.theatre, name)
    return (name,) if name and name not in case.other else context(case)


def donor(case: Case) -> Names:
    """Return the state or body that gives: named as a subject or owner here, else just before, else most often."""
    if case.reading.slot == "subject_of":
        return ()  # "ten trucks arrived": the goods come, nobody is said to send them
    taken = {*recipient(case), *case.other, *belligerents(case.doc), *_asker(case)}
    scores: Counter[str] = Counter()
    for mention in case.doc._.mentions:
        names = actor_names(case.doc, mention)
        if not names or names[0] in taken or entity_of(case.doc, mention).entity_type not in GIVERS:
            continue
        weight = _weight(case, mention)
        if weight == ANYWHERE and names[0] in actors.load().aided:
            continue  # who is helped in one war gives nothing in another unless the words say so
        entity = entity_of(case.doc, mention)
        asked = "receiver" in case.reading.frame.target or ASKING.intersection(lemmas(case.reading.trigger))
        if (weight == ANYWHERE or asked) and entity.name == entity.actor and not _gives(entity):
            continue
        scores[names[0]] = max(scores[names[0]], weight) if weight > ANYWHERE else scores[names[0]] + ANYWHERE
    own = publisher(case.doc)
    if own is not None and own.actor and own.actor not in taken:
        scores[own.actor] += JUST_BEFORE - 1
    best = scores.most_common(1)
    if best and best[0][1] < HERE and ASKING.intersection(lemmas(case.reading.trigger)):
        return ()  # "the agency needs $3m": nobody gives it yet
    return (best[0][0],) if best else ()


def _gives(entity: Entity) -> bool:
    """Tell whether one named anywhere may give: a state, a lender; no agency that hands out what others give."""
    return entity.entity_type is EntityType.STATE or entity.name in words("giving_bodies")


def _weight(case: Case, mention: Mention) -> int:
    if mention.start >= case.counted.quantity.start or not _is_giving(case.doc, mention):
        return ANYWHERE
    if mention.start >= case.sentence.start_char:
        return HERE
    previous = case.previous
    return JUST_BEFORE if previous is not None and mention.start >= previous.start_char else ANYWHERE


def _asker(case: Case) -> Names:
    """Return who asks for what others give: "**the UN** needs 40 trucks"."""
    asks = "receiver" in case.reading.frame.target or ASKING.intersection(lemmas(case.reading.trigger))
    subject = subject_of(case.reading.trigger) if asks else None
    if subject is None:
        return ()
    inside = [m for token in subject.subtree if token.i <= subject.i and (m := mention_at(case.doc, token)) is not None]
    return tuple(name for mention in inside for name in actor_names(case.doc, mention))


def _is_giving(doc: Doc, mention: Mention) -> bool:
    return span_of(doc, mention.start, mention.end).root.dep_ in GIVING


def belligerents(doc: Doc) -> frozenset[str]:
    """Return the names of all sides of the article's war."""
    conflict = doc._.setting.conflict
    return frozenset(name for side in conflict.sides for name in side) if conflict else frozenset()


def recipient(case: Case) -> Names:
    """Return whom aid goes to: of several who are helped in wars the one named last, else in the article's war."""
    conflict = case.doc._.setting.conflict
    helped = {war.recipient for war in actors.load().conflicts if war.recipient}
    before = (people_of(case.doc, m) for m in reversed(case.doc._.mentions) if m.end <= case.counted.quantity.start)
    last = next((name for name in before if name in helped), None)
    name = last or (conflict.recipient if conflict is not None else None)
    return (name,) if name else ()


def sanctioned(case: Case) -> Names:
    """Return whom sanctions hit in the article's war: the side that is under them, else the group named most."""
    conflict = case.doc._.setting.conflict
    if conflict is None:
        return ()
    if conflict.sanctioned:
        return (conflict.sanctioned,) if conflict.sanctioned not in case.other else ()
    is_anybodys = "organisation" in case.counted.classes or not case.counted.classes & {"person", "fighter"}
    if publisher(case.doc) is None and case.counted.classes and is_anybodys:
        return ()  # firms and funds may be anybody's
    counts = Counter(entity_of(case.doc, mention).actor for mention in case.doc._.mentions)
    groups = [name for side in conflict.order for name in side if case.doc._.setting.group(name) and counts[name]]
    return (max(groups, key=lambda name: counts[name]),) if groups else ()


CONTEXT: dict[str, Callable[[Case], Names]] = {
    "place": place,
    "enemy": enemy,
    "context": context,
    "context_own": own_state,
    "context_people": people_of_article,
    "context_donor": donor,
    "context_recipient": recipient,
    "context_sanctioned": sanctioned,
}
