"""First-level regions: which one a name means, where it lies, and when a name is the town."""

from __future__ import annotations

from functools import cache
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

import pytest

from extraction.document import make_doc
from extraction.entities.finders.regions import rules
from extraction.entities.known import actors, gazetteer, library_regions
from extraction.pipeline import load
from extraction.records import Article, Entity, EntityType

if TYPE_CHECKING:
    from spacy.language import Language

EARTH_KM = 6371.0
NEAR_KM = 200.0
REGIONS = [  # name in the text, who speaks of it, country, latitude and longitude of its middle as on a map
    ("Kharkiv oblast", "Ukraine", "UA", 49.6, 36.5),
    ("Kharkov region", "Ukraine", "UA", 49.6, 36.5),
    ("Poltava region", "Ukraine", "UA", 49.6, 33.8),
    ("Vinnytsia Oblast", "Ukraine", "UA", 49.0, 28.7),
    ("Zakarpattia region", "Ukraine", "UA", 48.4, 23.3),
    ("Rostov region", "Russia", "RU", 47.7, 41.2),
    ("Krasnodar Krai", "Russia", "RU", 45.3, 39.5),
    ("Tambov oblast", "Russia", "RU", 52.7, 41.5),
    ("Al-Hasakah governorate", "Syria", "SY", 36.5, 40.8),
    ("Hasakeh province", "Syria", "SY", 36.5, 40.8),
    ("Deir ez-Zor province", "Syria", "SY", 35.1, 40.4),
    ("Idlib province", "Syria", "SY", 35.8, 36.7),
    ("Quneitra governorate", "Syria", "SY", 33.1, 35.9),
    ("Anbar province", "Iraq", "IQ", 32.6, 41.5),
    ("Diyala governorate", "Iraq", "IQ", 34.0, 45.0),
    ("Nineveh province", "Iraq", "IQ", 36.1, 42.5),
    ("Hodeidah governorate", "Yemen", "YE", 14.8, 43.2),
    ("Shabwa governorate", "Yemen", "YE", 14.8, 46.9),
    ("Nangarhar province", "Afghanistan", "AF", 34.2, 70.4),
    ("Uruzgan province", "Afghanistan", "AF", 32.9, 66.0),
    ("Badghis", "Afghanistan", "AF", 35.0, 63.7),
    ("Sindh province", "Pakistan", "PK", 26.0, 68.7),
    ("West Darfur state", "Sudan", "SD", 12.9, 22.8),
    ("Gedaref state", "Sudan", "SD", 14.0, 35.2),
    ("Jonglei state", "South Sudan", "SS", 7.4, 32.2),
    ("Tigray region", "Ethiopia", "ET", 13.8, 38.9),
    ("Benishangul-Gumuz region", "Ethiopia", "ET", 10.6, 35.4),
    ("Lower Juba region", "Somalia", "SO", 0.0, 42.0),
    ("Galguduud region", "Somalia", "SO", 5.1, 46.9),
    ("Garissa county", "Kenya", "KE", -0.4, 40.2),
    ("Cabo Delgado province", "Mozambique", "MZ", -12.3, 39.5),
    ("Nampula province", "Mozambique", "MZ", -15.0, 39.2),
    ("Tanganyika province", "Congo", "CD", -6.7, 28.0),
    ("Haut-Uele province", "Congo", "CD", 3.5, 28.5),
    ("Niger State", "Nigeria", "NG", 9.9, 5.6),
    ("Plateau State", "Nigeria", "NG", 9.2, 9.5),
    ("Kaduna state", "Nigeria", "NG", 10.4, 7.8),
    ("Tillaberi region", "Niger", "NE", 14.0, 2.0),
    ("Diffa region", "Niger", "NE", 15.5, 13.0),
    ("Mopti region", "Mali", "ML", 14.6, -3.7),
    ("Rakhine State", "Myanmar", "MM", 19.8, 94.0),
    ("Magway region", "Myanmar", "MM", 20.3, 94.8),
    ("Karen State", "Myanmar", "MM", 17.0, 97.8),
    ("Manipur state", "India", "IN", 24.7, 93.9),
    ("Chhattisgarh state", "India", "IN", 21.3, 82.0),
    ("Sulu province", "the Philippines", "PH", 6.0, 121.1),
    ("Antioquia department", "Colombia", "CO", 7.0, -75.5),
    ("Norte de Santander department", "Colombia", "CO", 8.1, -72.9),
    ("Cauca", "Colombia", "CO", 2.5, -76.8),
    ("Sinaloa state", "Mexico", "MX", 25.0, -107.5),
    ("Michoacan state", "Mexico", "MX", 19.2, -101.9),
    ("Zulia state", "Venezuela", "VE", 10.0, -72.2),
    ("Ayacucho department", "Peru", "PE", -14.0, -74.1),
    ("Sirnak province", "Turkey", "TR", 37.5, 42.5),
    ("Syunik province", "Armenia", "AM", 39.3, 46.2),
    ("Xinjiang region", "China", "CN", 41.5, 85.5),
]
TOWNS = [
    ("Kherson", "Ukraine"),
    ("Idlib", "Syria"),
    ("Homs", "Syria"),
    ("Luhansk", "Ukraine"),
    ("Kunduz", "Afghanistan"),
]


@cache
def pipeline() -> Language:
    return load(upto="newsfacts_entities")


def named(text: str, words: str) -> Entity:
    """Return whom the widest mention over these words means."""
    nlp = pipeline()
    doc = nlp(make_doc(nlp, Article("regions", text)))
    start = text.index(words)
    over = [m for m in doc._.mentions if m.start < start + len(words) and start < m.end]
    widest = max(over, key=lambda m: m.end - m.start)
    return doc._.entities[widest.entity_id]


def km_apart(entity: Entity, lat: float, lon: float) -> float:
    assert entity.lat is not None
    assert entity.lon is not None
    first, second = radians(entity.lat), radians(lat)
    half = sin((second - first) / 2) ** 2 + cos(first) * cos(second) * sin(radians(lon - entity.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


@pytest.mark.parametrize(("name", "state", "country", "lat", "lon"), REGIONS, ids=[row[0] for row in REGIONS])
def test_a_region_has_its_country_position_and_precision(
    name: str, state: str, country: str, lat: float, lon: float
) -> None:
    entity = named(f"Gunmen killed three people in {name} on Friday, the army of {state} said.", name)
    assert (entity.entity_type, entity.country, entity.precision_code) == (EntityType.PLACE, country, "region")
    assert km_apart(entity, lat, lon) <= NEAR_KM
    assert entity.source is not None
    assert entity.source.startswith(("iso3166-2:", "rules/places.toml"))


def test_the_table_of_regions_is_wide() -> None:
    assert len(REGIONS) >= 40
    assert len({row[2] for row in REGIONS}) >= 15


@pytest.mark.parametrize(("name", "state"), TOWNS)
def test_the_name_of_a_town_alone_is_the_town_and_with_a_noun_the_region(name: str, state: str) -> None:
    assert named(f"Rockets killed two people in {name}, {state} said.", name).precision_code == "settlement"
    for written in (f"{name} province", f"the province of {name}", f"the {name} region"):
        assert named(f"Rockets killed two people in {written}, {state} said.", name).precision_code == "region"


def test_a_region_without_namesakes_needs_no_country_beside_it() -> None:
    assert named("Six soldiers died in Antioquia department on Friday.", "Antioquia").country == "CO"


@pytest.mark.parametrize("name", ["Takhar", "Baghlan", "Badakhshan"])
def test_a_plural_makes_every_name_of_a_list_a_region(name: str) -> None:
    text = "Taliban fighters killed 12 policemen in Takhar, Baghlan and Badakhshan provinces, Afghan officials said."
    assert named(text, name).entity_id != named(text, "Afghan").entity_id
    assert named(text, name).precision_code == "region"


@pytest.mark.parametrize("text", ["Idlib state television counted five dead, Syria said."])
def test_a_state_broadcaster_makes_no_region(text: str) -> None:
    assert named(text, "Idlib").precision_code != "region"


def test_spellings_of_one_region_are_one_entity() -> None:
    spellings = ("Hasakeh province", "Al-Hasakah governorate", "Hasaka governorate")
    assert len({named(f"Drones hit {name}, Syria said.", name).entity_id for name in spellings}) == 1


def test_our_own_regions_win_over_the_library() -> None:
    entity = named("A missile struck Kharkov oblast, Ukraine said.", "Kharkov")
    assert (entity.name, entity.source) == ("Kharkiv region", "rules/places.toml")


def test_every_code_of_our_own_lists_is_one_of_the_library() -> None:
    codes = {code for code, *_ in library_regions.regions()}
    assert {*actors.load().regions, *rules()["names"], *rules()["positions"]} <= codes


def test_every_region_has_a_position() -> None:
    rows = list(library_regions.regions())
    assert len(rows) > 5000
    assert all(-90 <= lat <= 90 and -180 <= lon <= 180 and (lat, lon) != (0, 0) for _, _, lat, lon, *_ in rows)


def test_an_old_gazetteer_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer, "FORMAT", gazetteer.FORMAT + 1)
    gazetteer._connection.cache_clear()
    try:
        with pytest.raises(gazetteer.MissingGazetteerError, match="compile_gazetteer"):
            gazetteer._connection()
    finally:
        gazetteer._connection.cache_clear()


@pytest.mark.parametrize("example", rules()["examples"], ids=[e["text"] for e in rules()["examples"]])
def test_an_example_is_read_as_its_rule_says(example: dict[str, str]) -> None:
    name = example["text"].partition("{")[2].partition("}")[0]
    text = example["text"].replace("{", "").replace("}", "")
    start = text.index(name)
    doc = pipeline()(make_doc(pipeline(), Article("regions", text)))
    over = [doc._.entities[m.entity_id] for m in doc._.mentions if m.start < start + len(name) and start < m.end]
    codes = [e.source.partition(":")[2] for e in over if e.source and e.source.startswith("iso3166-2:")]
    assert codes == ([example["code"]] if example["code"] else [])
