"""Find places that the gazetteer knows, and regions and districts named after them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.entities.finders.places import (
    choose,
    choose_in,
    land_after,
    looks_like_a_place,
    stands_where,
    unmistakable,
)
from extraction.entities.finders.regions import has_regional_authorities, noun_of_regions
from extraction.entities.known.gazetteer import region_centre
from extraction.entities.known.transliteration import fold
from extraction.entities.known.wordlists import words
from extraction.entities.named import Named
from extraction.records import Entity, EntityType, MentionForm, make_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from extraction.entities.known.gazetteer import Settlement
    from extraction.entities.setting.article import Setting

MAX_WORDS = 4
MIN_LETTERS = 3
LOWER_STARTS = frozenset({"al", "el", "as", "ash", "ar", "at", "an", "ad", "az"})
CAMPS = frozenset({"camp", "refugee"})


def find_settlements(doc: Doc, setting: Setting, taken: set[int]) -> Iterator[Named]:
    """Yield places of the gazetteer, the longest name at each word."""
    index = 0
    while index < len(doc):
        named = _at(doc, index, setting, taken)
        if named is not None:
            yield named
        index = named.end if named is not None else index + 1


def find_repeated_places(doc: Doc, setting: Setting, taken: set[int]) -> Iterator[Named]:
    """Yield further mentions of places that stand elsewhere in the article, whatever the model calls them."""
    for token in doc:
        if token.i not in taken and token.text in setting.places:
            yield Named(token.i, token.i + 1, setting.places[token.text], MentionForm.NAME, "named before")


def _at(doc: Doc, index: int, setting: Setting, taken: set[int]) -> Named | None:
    first = doc[index]
    if index in taken or not opens_a_name(first):
        return None
    if first.pos_ not in {"PROPN", "NOUN", "ADJ", "X", "VERB", "ADP", "ADV", "DET"}:
        return None
    for length in range(min(MAX_WORDS, len(doc) - index), 0, -1):
        span = doc[index : index + length]
        if taken.intersection(range(index, index + length)) or not span[-1].text[0].isupper():
            continue
        if any(token.is_sent_start for token in span[1:]) or _is_first_half(doc, index + length):
            continue
        place = _place(span, setting)
        if place is not None:
            return _with_kind(doc, index, index + length, place)
    return None


def opens_a_name(first: Token) -> bool:
    """Tell whether a token has a capital, or is a small Arabic article: "**al** Fashir", not "**at** the mill"."""
    if first.text[0].isupper():
        return True
    if first.lower_ not in LOWER_STARTS or first.i + 1 >= len(first.doc):
        return False
    after = first.nbor()
    return after.text[0].isupper() or after.text == "-"


def _is_first_half(doc: Doc, end: int) -> bool:
    """Tell whether a hyphen joins a name to its second half: "**Kafr**-Nabuda" is not Kafr."""
    if end + 1 >= len(doc) or doc[end].text != "-" or doc[end - 1].whitespace_ or doc[end].whitespace_:
        return False
    return doc[end + 1].text[0].isupper() and not (end > 1 and doc[end - 2].text == "-")


def _place(span: Span, setting: Setting) -> Entity | None:
    text = span.text
    if (
        span.end < len(span.doc)
        and span.doc[span.end].lower_ in words("streets")
        and span.doc[span.end].text[0].isupper()
    ):
        return None
    if len(text) < MIN_LETTERS or any(c.isdigit() for c in text) or text.lower() in words("place_words", "never"):
        return None
    named_before = setting.places.get(text)
    if named_before is not None and named_before.source == "text" and named_before.place_kind == "settlement":
        return named_before
    land = land_after(span.doc, span.end)
    told = choose_in(text, land)
    chosen = told or choose(text, setting) if looks_like_a_place(span, setting) else None
    if chosen is None and stands_where(span):
        chosen = unmistakable(text)
    if chosen is not None and land not in {None, chosen.country} and chosen.country not in setting.countries:
        return _unlisted(text, land)  # "Palma, **Mozambique**" is not the one in Spain
    return None if chosen is None else settlement_entity(text, chosen)


def _unlisted(name: str, country: str | None) -> Entity:
    """Return the entity of a settlement of which the text tells the country and no list the position."""
    entity_id = make_id("place", name, country)
    return Entity(entity_id, name, EntityType.PLACE, country=country, place_kind="settlement", source="text")


def settlement_entity(written: str, chosen: Settlement) -> Entity:
    """Return the entity of a settlement: the name as written, beside the name that it was matched to."""
    return Entity(
        make_id("geonames", chosen.geoname_id),
        _capitalised(written, chosen.name) if written.isupper() else written,
        EntityType.PLACE,
        country=chosen.country,
        place_kind="settlement",
        lat=chosen.lat,
        lon=chosen.lon,
        precision_code="settlement",
        source=f"geonames:{chosen.geoname_id}",
        aliases=(chosen.name,),
    )


def _capitalised(written: str, listed: str) -> str:
    """Return a name in capitals in usual case, with the accents of the list: "BOGOTA" is Bogotá, "JENIN" Jenin."""
    return listed if fold(listed) == fold(written) else written.title()


def _with_kind(doc: Doc, start: int, end: int, place: Entity) -> Named:
    """Widen a settlement's name by the noun after it: "Sumy region", "Jenin refugee camp"."""
    after = doc[end].lower_ if end < len(doc) else ""
    if has_regional_authorities(doc, end):
        return Named(start, end, _region(place, "region"), MentionForm.NAME, "whose authorities are regional")
    if kind := noun_of_regions(doc, end):
        return Named(start, end + 1, _region(place, kind), MentionForm.NAME, "region of a place")
    if after in CAMPS and end + 1 < len(doc):
        end += 2 if after == "refugee" and doc[end + 1].lower_ == "camp" else 1
        camp = doc[start:end].text
        camped = replace(place, entity_id=make_id("place", camp, place.country), name=camp, place_kind="camp")
        return Named(start, end, replace(camped, precision_code="point"), MentionForm.NAME, "camp of a place")
    return Named(start, end, place, MentionForm.NAME, "gazetteer")


def _region(place: Entity, kind: str) -> Entity:
    """Return the region called after its seat; its position is the mean of the region's settlements."""
    name = f"{place.name} {kind}"
    named = replace(place, entity_id=make_id("place", name, place.country), name=name, place_kind=kind)
    if kind == "district":
        return replace(named, precision_code="district")
    chosen_region = _region_code(place)
    centre = region_centre(place.country or "", chosen_region) if chosen_region else None
    lat, lon = centre or (place.lat, place.lon)
    return replace(named, precision_code="region", lat=lat, lon=lon)


def _region_code(place: Entity) -> str | None:
    from extraction.entities.known.gazetteer import candidates

    wanted = (place.source or "").removeprefix("geonames:")
    names = (*place.aliases, place.name)
    return next((p.region for name in names for p in candidates(name) if str(p.geoname_id) == wanted), None)
