"""Find the names that our rules list: states, their seats and leaders, groups, bodies, media, regions."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extraction.document import article_of, text_of
from extraction.entities import actors
from extraction.entities.gazetteer import candidates
from extraction.entities.named import Named
from extraction.entities.named_regions import region_at
from extraction.entities.places import choose_in, land_after
from extraction.entities.regions import noun_of_regions
from extraction.entities.wordlists import is_one_of, words
from extraction.records import EntityType, MentionForm, make_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from extraction.entities.actors import Alias
    from extraction.entities.setting import Setting
    from extraction.records import Entity

LOWER_STARTS = frozenset({"al", "northern", "southern", "northeastern", "occupied", "eastern", "western", "central"})
NO_STARTS = frozenset({"the"})
PLACE_ONLY = frozenset({"to", "from", "of", "between", "by", "against", "as", "like", "for", "including", "via"})
EXPLAINED = r"(?P<name>[A-Z][\w'’-]+(?: (?:of|for|the|and|de|[A-Z][\w'’-]+)){{1,7}}) [(\[]{}[)\]]"
LAST_SOVIET_YEAR = 1991
RUSSIA = make_id("state", "RU")
COMPASS = frozenset({"north", "south", "east", "west"})
SHORT = 4
SEAT_AS_PLACE = frozenset({"npadvmod", "ROOT", "appos"})


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


def _at(doc: Doc, index: int, setting: Setting) -> Named | None:
    if not (doc[index].text[0].isupper() or doc[index].lower_ in _lower_starts()):
        return None
    known = actors.load()
    for length in range(min(known.longest * 2, len(doc) - index), 0, -1):
        text = doc[index : index + length].text.replace("’", "'")
        found = _meant(doc, index, known.aliases.get(text, ()))
        if not found or (text in known.ambiguous and not _is_meant(doc, index, text, setting)):
            continue
        if text.isupper() and _is_redefined(doc, text, found[0], setting):
            continue
        if _is_stray(doc, found[0].entity, text, setting):
            continue
        is_namesake = _is_namesake(found[0], setting, text) or _is_elsewhere(doc, index + length, found[0], text)
        alias = None if is_namesake else _pick(doc, index, index + length, found)
        if alias is not None and not (
            _inside_a_name(doc, index, index + length) or _ends_a_town(doc, index, length, alias)
        ):
            if _is_of_a_region(doc, index, index + length, alias, setting):
                return None
            end = _with_noun(doc, index + length, alias.entity)
            return Named(index, end, _at_that_time(doc, alias.entity), alias.form, "curated")
    return None


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


def _is_stray(doc: Doc, entity: Entity, text: str, setting: Setting) -> bool:
    """Tell whether a short acronym of a group stands in a text of another land and war: "IRIS-T **SLM**"."""
    if entity.entity_type is not EntityType.ARMED_GROUP or len(text) > SHORT or not text.isupper():
        return False
    at_home = entity.country is None or setting.countries[entity.country] > 0
    fights = setting.conflict is not None and setting.conflict.side_of(entity.name) is not None
    return not (at_home or fights or f"({text})" in text_of(doc) or entity.name in text_of(doc))


def _at_that_time(doc: Doc, entity: Entity) -> Entity:
    """Return the Soviet Union for "Moscow" and "the Russians" in an article of its time."""
    published = article_of(doc).published_at
    is_soviet = published is not None and published.year <= LAST_SOVIET_YEAR and entity.entity_id == RUSSIA
    return actors.load().state_entities["SU"] if is_soviet else entity


def _meant(doc: Doc, index: int, found: tuple[Alias, ...]) -> tuple[Alias, ...]:
    """Return what a name may mean in a text: those that need a word which stands there come first."""
    fitting = [alias for alias in found if not alias.needs or _is_needed(doc, index, alias.needs)]
    return tuple(sorted(fitting, key=lambda alias: not alias.needs))


def _is_redefined(doc: Doc, acronym: str, alias: Alias, setting: Setting) -> bool:
    """Tell whether the text gives an acronym to somebody whom no list knows: "the Mutual Support Group (GAM)"."""
    match = re.search(EXPLAINED.format(re.escape(acronym)), text_of(doc))
    if match is None:
        return False
    names = (alias.entity.name, *alias.entity.aliases)
    initials = "".join(word[0] for word in match["name"].split() if word[0].isupper())
    is_foreign = alias.entity.entity_type is EntityType.ARMED_GROUP and alias.entity.country != setting.country
    fights = setting.conflict is not None and setting.conflict.side_of(alias.entity.name) is not None
    is_other = acronym in initials or (is_foreign and not fights)
    return is_other and not any(name in match["name"] for name in names if name != acronym)


def _is_namesake(alias: Alias, setting: Setting, text: str) -> bool:
    """Tell whether a town of the article's country only shares a capital's name: Tripoli in Lebanon."""
    capital = alias.entity.country
    if (
        not alias.is_seat
        or capital == setting.country
        or setting.countries[capital or ""] > setting.countries.total() / 3
    ):
        return False
    return any(place.country == setting.country for place in candidates(text))


def _is_elsewhere(doc: Doc, end: int, alias: Alias, text: str) -> bool:
    """Tell whether the words give the namesake of a capital another country: "Tripoli, **Lebanon**"."""
    land = land_after(doc, end) if alias.is_seat else None
    return land not in {None, alias.entity.country} and choose_in(text, land) is not None


def _is_meant(doc: Doc, index: int, text: str, setting: Setting) -> bool:
    """Tell whether a short acronym that may mean many things is introduced, tagged as a body or fights in this war."""
    if f"({text})" in text_of(doc) or doc[index].ent_type_ in {"ORG", "GPE", "NORP"}:
        return True
    name = actors.load().aliases[text][0].entity.name
    return setting.conflict is not None and setting.conflict.side_of(name) is not None


def _pick(doc: Doc, start: int, end: int, found: tuple[Alias, ...]) -> Alias | None:
    """Choose between a capital as a government and as a place: "Kyiv says" against "in Kyiv"."""
    if not found[0].is_seat:
        return found[0]
    return None if _is_locative(doc, start, end) else found[0]


def _is_locative(doc: Doc, start: int, end: int) -> bool:
    head = doc[start:end].root
    if start and doc[start - 1].lower_ in words("parts_of_towns"):
        return True
    if head.dep_ == "pobj" and head.head.lower_ in (words("locating") | COMPASS) - PLACE_ONLY:
        return True
    if head.dep_ == "pobj" and head.head.lower_ in {"to", "from"}:
        return head.head.head.lemma_ in words("motion")
    if end < len(doc) and doc[end].lower_ in words("place_words") and doc[end].lower_ != "residents":
        return True
    if head.dep_ == "dobj" and head.head.lemma_ in words("place_verbs"):
        return True  # "trains left **Ankara**"
    if head.dep_ == "conj" and head.head.i < start:
        beside = actors.load().aliases.get(head.head.text)
        if beside and not beside[0].is_seat and head.head.dep_ != "pobj":
            return False  # "Norway and **Canberra** sent"
        return _is_locative(doc, head.head.i, head.head.i + 1)
    if head.dep_ in {"amod", "compound", "nmod"} and head.head.pos_ == "NOUN" and head.head.i > head.i:
        return not (is_one_of(head.head, "bodies") or is_one_of(head.head, "forces"))
    return head.dep_ in SEAT_AS_PLACE


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
