"""Which first-level region a name means: "Nangarhar province", "Cabo Delgado". Where they stand: named_regions.py.

A region of a country of the article wins; elsewhere in the world only one that has no namesake.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from extraction.entities.known import actors
from extraction.entities.known.gazetteer import candidates, region_variants, regions
from extraction.entities.known.transliteration import fold
from extraction.entities.known.wordlists import titles
from extraction.records import Entity, EntityType, make_id
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extraction.entities.known.gazetteer import Region
    from extraction.entities.setting.article import Setting

TOWN = 20_000
"""A bare name that a town of this size has in a country of the article is the town: "Kherson", "Idlib"."""
DISTRICT, SETTLEMENT = "district", "settlement"
REGIONAL = frozenset({"regional", "provincial"})
GOVERNING = frozenset({"governor", "governorate", "regional", "provincial"})
POSSESSIVES = frozenset({"'s", "’s"})
REACH = 4
SOURCE = "iso3166-2:"


@cache
def rules() -> dict[str, Any]:
    """Return rules/regions.toml."""
    return read_rules("regions.toml")


def said_region(name: str, kind: str, setting: Setting) -> Region | None:
    """Return the region that a name means beside a noun of regions, `kind`, in this article."""
    return _near(name, kind, setting) or only_region(name, kind)


def only_region(name: str, kind: str) -> Region | None:
    """Return the one region of the world that a name beside a noun of regions means, None where namesakes are."""
    found = _of_kind(regions(name), kind)
    if not found or is_generic(name) or any(region.country != found[0].country for region in found):
        return None
    return found[0]


def bare_region(name: str, setting: Setting) -> Region | None:
    """Return the region of a country of the article that a name means alone, None where a town has the name."""
    found = [region for region in regions(name) if _weight(region, setting) and region.precision == "region"]
    if not found or is_generic(name):
        return None
    best = max(found, key=lambda region: _weight(region, setting))
    return None if _is_town(name, {best.country, *setting.countries}) else best


def is_generic(name: str) -> bool:
    """Tell whether a name says nothing of a land: "Eastern", "Centre"."""
    return fold(name) in rules()["generic"]["words"]


def region_entity(written: str, kind: str | None, region: Region) -> Entity:
    """Return the entity of a region as it is written; the one of our own list where that has it."""
    own = actors.load().regions.get(region.code)
    if own is not None:
        return own
    name = written.title() if written.isupper() else written
    return Entity(
        make_id("region", region.code),
        f"{name} {kind}" if kind else name,
        EntityType.PLACE,
        country=region.country,
        place_kind=kind or region.precision,
        lat=region.lat,
        lon=region.lon,
        precision_code=DISTRICT if region.precision == DISTRICT else "region",
        source=f"{SOURCE}{region.code}",
        aliases=(region.name,),
    )


def noun_of_regions(doc: Doc, index: int) -> str | None:
    """Return the kind that the noun at a token makes of the name before it: "region" for "oblast", None for no noun."""
    if index >= len(doc):
        return None
    noun, after = doc[index], doc[index + 1] if index + 1 < len(doc) else None
    kind = rules()["nouns"].get(noun.lower_)
    if kind is None or after is None:
        return kind
    is_named_on = after.text[0].isupper() and after.pos_ == "PROPN" and after.text not in titles()
    goes_on = noun.text[0].isupper() and (after.lower_ == "of" or is_named_on)
    is_of_the_state = after.lower_ in rules()["never_after"].get(noun.lower_, ())
    return None if goes_on or is_of_the_state or after.text == "-" else kind


def has_regional_authorities(doc: Doc, end: int) -> bool:
    """Tell whether a name is a region's by its authorities: "Belgorod's acting governor", "Sumy regional police"."""
    after = doc[end] if end < len(doc) else None
    if after is None or after.text not in POSSESSIVES:
        return after is not None and after.lower_ in REGIONAL
    return any(token.lower_ in GOVERNING for token in doc[end + 1 : end + REACH])


def _near(name: str, kind: str, setting: Setting) -> Region | None:
    found = [region for region in _of_kind(_spelled(name), kind) if _weight(region, setting)]
    found = found or _by_seat(name, kind, setting)
    return max(found, key=lambda region: _weight(region, setting)) if found else None


def _by_seat(name: str, kind: str, setting: Setting) -> list[Region]:
    """Return the regions that have their seat's name where that is written otherwise here: "Kharkov region"."""
    seats = {(town.name, town.country) for town in candidates(name) if setting.countries.get(town.country)}
    found = [region for seat, country in sorted(seats) for region in regions(seat) if region.country == country]
    return _of_kind(tuple(found), kind)


def _spelled(name: str) -> tuple[Region, ...]:
    return regions(name) or region_variants(name)


def _of_kind(found: tuple[Region, ...], kind: str) -> list[Region]:
    """Return the districts of "X district"; beside other nouns a region rather than the city of the same name."""
    if kind == DISTRICT:
        return [region for region in found if region.precision == DISTRICT]
    return sorted(found, key=lambda region: region.precision == SETTLEMENT)


def _weight(region: Region, setting: Setting) -> float:
    """Return how much the article speaks of a region's country, 0 when it does not."""
    at_home = 0.5 if region.country == setting.country else 0.0
    return at_home + setting.countries.get(region.country, 0) / (setting.countries.total() or 1)


def _is_town(name: str, countries: set[str]) -> bool:
    return any(town.country in countries and town.population >= TOWN for town in candidates(name))
