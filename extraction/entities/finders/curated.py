"""Find the names that our rules list: states, their seats and leaders, groups, bodies, media, regions."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extraction.document import text_of
from extraction.entities.finders.acronyms import is_meant, is_redefined, is_stray
from extraction.entities.finders.named_regions import region_at
from extraction.entities.finders.regions import noun_of_regions
from extraction.entities.finders.seats import is_elsewhere, is_namesake, pick
from extraction.entities.known import actors
from extraction.entities.known.actors import BEGINNING
from extraction.entities.known.gazetteer import candidates
from extraction.entities.known.wordlists import words
from extraction.entities.named import Named
from extraction.entities.setting.era import year_told_of
from extraction.records import EntityType, MentionForm, make_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from extraction.entities.known.actors import Actors
    from extraction.entities.known.spellings import Alias
    from extraction.entities.setting.article import Setting
    from extraction.records import Entity

LOWER_STARTS = frozenset({"al", "northern", "southern", "northeastern", "occupied", "eastern", "western", "central"})
NO_STARTS = frozenset({"the"})
FIRST_SOVIET_YEAR, LAST_SOVIET_YEAR = 1922, 1991
RUSSIA = make_id("state", "RU")


def find_curated(doc: Doc, setting: Setting, taken: set[int]) -> Iterator[Named]:
    """Yield the curated names, the longest at each word."""
    index = 0
    while index < len(doc):
        named = _at(doc, index, setting)
        if named is not None:
            yield named
        index = named.end if named is not None else index + 1


@cache
def _lower_starts() -> frozenset[str]:
    """Return the small words with which a known name begins: "northern Gaza", "anti-Balaka", "mujahedeen"."""
    small = {re.split(r"\W", spelling)[0] for spelling in actors.load().aliases if spelling[0].islower()}
    return LOWER_STARTS | small - NO_STARTS


def _longest(doc: Doc, index: int, known: Actors) -> int:
    """Return how many tokens the longest listed name can take that begins like the text here; 0 where none does."""
    start = doc[index].idx
    begins = text_of(doc)[start : start + BEGINNING].replace("’", "'")
    reach = max(known.reach.get(begins[:size], 0) for size in range(1, BEGINNING + 1))
    length = min(known.longest * 2, len(doc) - index) if reach else 0
    while length and doc[index + length - 1].idx >= start + reach:
        length -= 1
    return length


def _at(doc: Doc, index: int, setting: Setting) -> Named | None:
    if not (doc[index].text[0].isupper() or doc[index].lower_ in _lower_starts()):
        return None
    known = actors.load()
    for length in range(_longest(doc, index, known), 0, -1):
        text = doc[index : index + length].text.replace("’", "'")
        found = _meant(doc, index, _spelled_out(doc, index + length, known.aliases.get(text, ())))
        if not found or (text in known.ambiguous and not is_meant(doc, index, text, setting)):
            continue
        if text.isupper() and is_redefined(doc, text, found[0], setting):
            continue
        if is_stray(doc, found[0].entity, text, setting):
            continue
        is_other = is_namesake(found[0], setting, text) or is_elsewhere(doc, index + length, found[0], text)
        alias = None if is_other else pick(doc, index, index + length, found)
        if alias is not None and not (
            _inside_a_name(doc, index, index + length) or _ends_a_town(doc, index, length, alias)
        ):
            if _is_of_a_region(doc, index, index + length, alias, setting):
                return None
            end = _with_noun(doc, index + length, alias.entity)
            return Named(index, end, _at_that_time(doc, alias.entity), alias.form, "curated")
    return None


def _spelled_out(doc: Doc, end: int, found: tuple[Alias, ...]) -> tuple[Alias, ...]:
    """Put first whose acronym follows in brackets: "the People's Liberation Army [**EPL**]" is not China's."""
    if len(found) < 2 or end + 1 >= len(doc) or doc[end].text not in {"(", "["}:
        return found
    short = {alias.entity.name for alias in actors.load().aliases.get(doc[end + 1].text, ())}
    return tuple(sorted(found, key=lambda alias: alias.entity.name not in short))


def _is_of_a_region(doc: Doc, start: int, end: int, alias: Alias, setting: Setting) -> bool:
    """Tell whether a town or state is only the namesake of a region: "Deir ez-Zor **province**", "Niger **State**"."""
    entity = alias.entity
    is_state = entity.entity_type is EntityType.STATE
    if not is_state and entity.precision_code != "settlement":
        return False
    if alias.form is MentionForm.ADJECTIVE and not (end < len(doc) and doc[end].text[0].isupper()):
        return False
    named = region_at(doc, start, end, setting) if noun_of_regions(doc, end) else None
    return named is not None and not (is_state and named.entity.country == entity.country)


def _with_noun(doc: Doc, end: int, entity: Entity) -> int:
    """Return where the name of a region of our list ends, with the noun after it: "West Darfur **state**"."""
    is_region = entity.entity_type is EntityType.PLACE and entity.precision_code in {"region", "district"}
    return end + 1 if is_region and noun_of_regions(doc, end) else end


def _ends_a_town(doc: Doc, index: int, length: int, alias: Alias) -> bool:
    """Tell whether a country's or region's name is the end of a town's: "Port **Sudan**", "Tal **Afar**"."""
    is_land = alias.entity.entity_type in {EntityType.STATE, EntityType.PLACE}
    if not index or not is_land or not doc[index - 1].text[0].isupper():
        return False
    if doc[index - 1].pos_ not in {"PROPN", "NOUN", "ADJ"}:
        return False
    found = candidates(doc[index - 1 : index + length].text)
    return bool(found) and (alias.entity.entity_type is EntityType.PLACE or found[0].country == alias.entity.country)


def _is_needed(doc: Doc, index: int, needs: frozenset[str]) -> bool:
    """Tell whether a text has what a short name needs beside it, and the name is no tail of a longer one."""
    before = doc[index - 1] if index else None
    is_tail = before is not None and before.pos_ == "PROPN" and not before.is_sent_start
    return not is_tail and any(word in text_of(doc) for word in needs)


def _at_that_time(doc: Doc, entity: Entity) -> Entity:
    """Return the Soviet Union for "Moscow" and "the Russians" in an article of its time."""
    year = year_told_of(doc)
    is_soviet = year is not None and FIRST_SOVIET_YEAR <= year <= LAST_SOVIET_YEAR and entity.entity_id == RUSSIA
    return actors.load().state_entities["SU"] if is_soviet else entity


def _meant(doc: Doc, index: int, found: tuple[Alias, ...]) -> tuple[Alias, ...]:
    """Return what a name may mean in a text: those that need a word which stands there come first."""
    fitting = [alias for alias in found if not alias.needs or _is_needed(doc, index, alias.needs)]
    return tuple(sorted(fitting, key=lambda alias: not alias.needs))


def _inside_a_name(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a curated word is only part of another name: "Israel Katz", "Sahel Conflict Observatory"."""
    if end >= len(doc) or (end - start > 1 and "-" not in doc[start:end].text):
        return False
    following = doc[end]
    if following.ent_type_ == "PERSON" and following.ent_iob_ == "I" and doc[start].ent_type_ == "PERSON":
        return not following.text.endswith(("'s", "’s"))
    is_place = actors.load().aliases[doc[start:end].text.replace("’", "'")][0].entity.entity_type is EntityType.PLACE
    is_first = following.text[0].isupper() and following.pos_ == "PROPN" and doc[start].dep_ in {"compound", "nmod"}
    in_body = following.ent_type_ == "ORG" and following.ent_iob_ == "I" and doc[start].ent_type_ == "ORG"
    return is_place and (in_body or is_first) and following.lower_ not in words("place_words")
