"""Where a fact happened: the place in its sentence that is tied closest to its words, else where the account plays.

A place counts the more the closer its clause is to the fact's, the more exact it is and the more its preposition says
"where". Places of speakers ("officials in Paris said") and of distances ("90 km west of Khartoum") stand aside.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.entities.lookup import entity_of, is_place
from extraction.facts.places.asides import is_model
from extraction.facts.places.candidates import Location, again, home_of, location, of_the_war
from extraction.facts.places.cost import cost_of, vagueness
from extraction.facts.places.mentions import points_at_one
from extraction.facts.places.scene import main_scene, scene_before, scene_of_people
from extraction.facts.roles.mutual import FIGHTERS
from extraction.records import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extraction.facts.frames.filled import Reading
    from extraction.facts.frames.items import Counted
    from extraction.facts.frames.lexicon import FactType
    from extraction.facts.roles.arguments import Names
    from extraction.facts.roles.case import Case
    from extraction.records import Fact

ON_THE_FIELD = frozenset({"munitions_intercepted", "equipment_lost"})
WHERE_PEOPLE_LIVE = frozenset({"killed", "wounded", "displaced", "damage", "munitions_launched", "attacks"})
SAID_OR_NOWHERE = frozenset({"equipment_lost", "territory_gained", "territory_lost"})
"""Of arms lost and ground won the sentence says where, or the whole front is meant."""
SINCE_DAYS = re.compile(
    r"\bsince (?:last |late |early |on )?(?:\w+day\b|yesterday|dawn|the weekend|last night|this morning|midnight)",
    re.IGNORECASE,
)
"""A tally of a few days is of the place that the account tells of, not of the whole war."""
TOO_FAR = 4.0
CLEAR = 1.9
BESIDE = 0.65


def locate(doc: Doc, counted: Counted, reading: Reading, fact_type: FactType, before: Fact | None) -> Location | None:
    """Return where the fact happened, None when the words do not say.

    `before` is the fact of the same account just before this one: its place holds within its sentence. A sentence
    without a place plays where the sentences before do, unless the type wants its place said.
    """
    if fact_type.without_location:
        return None
    sentence = counted.span.root.sent
    costs = [
        (cost, mention)
        for mention in doc._.mentions
        if sentence.start_char <= mention.start < sentence.end_char and is_place(doc, mention)
        if not is_model(doc, mention, counted)
        if (cost := cost_of(doc, mention, counted, reading)) is not None
    ]
    if fact_type.said_location_only:
        fitting = [pair for pair in costs if pair[0] - vagueness(entity_of(doc, pair[1])) < BESIDE]
    else:
        fitting = [pair for pair in costs if pair[0] < TOO_FAR]
    if fitting:
        best = min(fitting, key=lambda pair: (pair[0], abs(pair[1].start - counted.quantity.start)))
        return location(doc, best[1], is_said=best[0] < CLEAR)
    if before is not None and before.location_id and before.sentence_no == counted.quantity.sentence_no:
        return again(doc, before)
    if fact_type.said_location_only or (reading.frame.type in SAID_OR_NOWHERE and not _points_back(reading)):
        return None
    scene = scene_before(doc, sentence)
    return location(doc, scene, is_said=False) if scene is not None else of_the_war(doc)


def _points_back(reading: Reading) -> bool:
    """Tell whether "there" or "also" beside a deed means the place told of before."""
    verbs = (reading.trigger, *reading.trigger.ancestors)
    return any(c.lower_ in {"there", "also"} and c.dep_ == "advmod" for verb in verbs for c in verb.children)


def relocate(case: Case, fact_type: FactType, roles: tuple[Names, Names], *, is_total: bool) -> Location | None:
    """Return the place of a fact once its roles are known, where its own clause says none.

    Civilians suffer where they live, foreign troops are in the country of the war, and a running total is of all of it.
    """
    place, (actor, target) = case.place, roles
    if fact_type.without_location or fact_type.said_location_only or (place is not None and place.is_said):
        return place
    if is_total and fact_type.account == "ground" and (scene := main_scene(case.doc)) is not None:
        return location(case.doc, scene, is_said=False)
    if is_total and SINCE_DAYS.search(case.sentence.text) is None and not points_at_one(case):
        return _of_a_total(case, fact_type, target) or place
    if fact_type.account == "forces":
        return of_the_war(case.doc) or place if _are_helpers(case, actor) else place
    if case.reading.frame.type == "munitions_intercepted" and place is not None and place.people in target:
        return of_the_war(case.doc) or place
    is_elsewhere = place is None or place.people not in target
    is_at_home = place is not None and place.people in target and _is_state(case.doc, place)
    if is_at_home and (case.counted.classes & FIGHTERS or case.reading.frame.type in ON_THE_FIELD):
        return of_the_war(case.doc) or place
    is_harm = fact_type.account in {"harm", "fire"} and case.reading.frame.type not in ON_THE_FIELD
    if is_harm and target and is_elsewhere and not case.counted.classes & FIGHTERS:
        return _where_they_live(case, target[0]) or place
    return place


def _of_a_total(case: Case, fact_type: FactType, target: Names) -> Location | None:
    """Return where a tally without a place of its own adds up: in the war's land, or that of those who suffer it."""
    war = of_the_war(case.doc)
    if case.reading.frame.type not in WHERE_PEOPLE_LIVE or not target or war is None or war.people in target:
        return war
    state = home_of(target[0])
    return state if state is not None and not case.counted.classes & FIGHTERS else war


def _is_state(doc: Doc, place: Location) -> bool:
    entity = doc._.entities.get(place.entity_id)
    return entity is not None and entity.entity_type is EntityType.STATE


def _are_helpers(case: Case, actor: Names) -> bool:
    """Tell whether troops come from a state that leads no side of the war: they are in its country as a whole."""
    conflict, state = case.doc._.setting.conflict, case.doc._.setting.state
    leaders = {side[0] for side in conflict.order} if conflict is not None else {state.actor} if state else set()
    return bool(actor) and not leaders & set(actor)


def _where_they_live(case: Case, people: str) -> Location | None:
    scene = scene_of_people(case.doc, people, case.counted.quantity.start)
    if scene is not None:
        return location(case.doc, scene, is_said=False)
    war = of_the_war(case.doc)
    return war if war is not None and war.people == people else home_of(people)
