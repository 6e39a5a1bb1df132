"""All names in an article: who is asked in which order, and who wins where two claim the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.finders.bodies import find_groups, find_model_names
from extraction.entities.finders.curated import find_curated
from extraction.entities.finders.named_regions import find_regions, find_said_regions
from extraction.entities.finders.people import find_people, find_surnames
from extraction.entities.finders.settlements import find_repeated_places, find_settlements
from extraction.entities.finders.unknown_places import find_unknown_places
from extraction.entities.finders.unlisted import find_unlisted_states
from extraction.records import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extraction.entities.named import Named
    from extraction.entities.setting.article import Setting

FINDERS = (
    find_curated,
    find_said_regions,
    find_groups,
    find_unlisted_states,
    find_people,
    find_regions,
    find_settlements,
    find_surnames,
    find_unknown_places,
    find_repeated_places,
    find_model_names,
)
"""Who comes first wins: what our rules list, then what the text says outright, then the gazetteer, the model last."""


def find_names(doc: Doc, setting: Setting) -> list[Named]:
    """Return the names on `doc` in order, without overlaps; people and places are noted on `setting`."""
    taken: set[int] = set()
    found: list[Named] = []
    for finder in FINDERS:
        for named in finder(doc, setting, taken):
            if taken.intersection(named.tokens()):
                continue
            taken.update(named.tokens())
            found.append(named)
            _note(doc, named, setting)
    return sorted(found, key=lambda named: named.start)


def _note(doc: Doc, named: Named, setting: Setting) -> None:
    entity = named.entity
    if entity.entity_type is EntityType.PERSON:
        setting.people.setdefault(entity.name, entity)
    elif entity.entity_type is EntityType.PLACE:
        setting.places.setdefault(doc[named.start : named.end].text, entity)
    elif entity.entity_type is EntityType.ARMED_GROUP:
        setting.groups[entity.name] += 1
