"""The places that a fact could have happened in: those its sentence and its neighbours name, and those of the article.

Which of them it is, is not known here: see places/choice.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extraction.entities.known import actors
from extraction.entities.lookup import is_place, people_at, people_of, place_name
from extraction.facts.places.asides import is_dateline, is_model
from extraction.facts.places.scene import main_scene, scenes, theatre

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extraction.facts.roles.arguments import Names
    from extraction.facts.roles.case import Case
    from extraction.records import Entity, Fact, Mention

BACK = 4
AHEAD = 1


@dataclass(frozen=True, slots=True)
class Location:
    """A place: canonical name, entity, the state that people there belong to, whether the fact's own clause says it."""

    name: str
    entity_id: str
    people: str | None
    is_said: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a fact may have, None for nowhere; where it comes from and the mention behind it."""

    place: Location | None
    source: str
    mention: Mention | None = None


def find_candidates(case: Case, ruled: Location | None, target: Names, before: Fact | None) -> tuple[Candidate, ...]:
    """Return the places that a fact may have, nowhere among them; a place comes once for each mention and source.

    `ruled` is the one that the rules of locations.py name.
    """
    doc = case.doc
    main = main_scene(doc)
    places = {
        "ruled": ruled,
        "main": location(doc, main, is_said=False) if main is not None else None,
        "again": again(doc, before) if before is not None else None,
        "war": of_the_war(doc),
        "home": home_of(target[0]) if len(target) == 1 else None,
        "dateline": _of_dateline(doc),
    }
    of_article = [Candidate(place, source) for source, place in places.items() if place is not None]
    return (Candidate(None, "nowhere"), *_named(case), *of_article)


def _named(case: Case) -> list[Candidate]:
    """Return the places named in a sentence, and those of the sentences around it in which something happens."""
    doc, number = case.doc, case.counted.quantity.sentence_no
    playing = {m.start for m in scenes(doc)}
    found: list[Candidate] = []
    for mention in doc._.mentions:
        step = mention.sentence_no - number
        if not -BACK <= step <= AHEAD or not (is_place(doc, mention) if step == 0 else mention.start in playing):
            continue
        if step == 0 and is_model(doc, mention, case.counted):
            continue
        place = location(doc, mention, is_said=step == 0)
        if place is not None:
            found.append(Candidate(place, f"sentence {step}", mention))
    return found


def _of_dateline(doc: Doc) -> Location | None:
    """Return where the report was written, as far as it is a town."""
    lines = (m for m in doc._.mentions if m.sentence_no == 0 and is_place(doc, m) and is_dateline(doc, m))
    return next((place for m in lines if (place := location(doc, m, is_said=False)) is not None), None)


def location(doc: Doc, mention: Mention, *, is_said: bool) -> Location | None:
    """Return the place that a mention names."""
    name = place_name(doc, mention)
    return Location(name, mention.entity_id, people_of(doc, mention), is_said) if name else None


def of_the_war(doc: Doc) -> Location | None:
    """Return the region or country in which the article's war is fought."""
    entity = theatre(doc)
    if entity is None:
        return None
    doc._.entities.setdefault(entity.entity_id, entity)
    return Location(entity.name, entity.entity_id, people_at(entity))


def home_of(people: str) -> Location | None:
    """Return the state of a people as a place, None for those without one."""
    state: Entity | None = next((e for e in actors.load().state_entities.values() if e.name == people), None)
    return Location(state.name, state.entity_id, people) if state is not None else None


def again(doc: Doc, before: Fact) -> Location | None:
    """Return the place of the fact before."""
    if before.location is None or before.location_id is None:
        return None
    entity = doc._.entities.get(before.location_id)
    mention = next((m for m in doc._.mentions if m.entity_id == before.location_id), None)
    people = (
        people_of(doc, mention) if mention is not None and doc._.entities.get(mention.entity_id) is entity else None
    )
    return Location(before.location, before.location_id, people, is_said=False)
