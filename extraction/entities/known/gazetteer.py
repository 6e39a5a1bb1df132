"""Settlements, first-level regions and names of states, read from the one SQLite file that compile_gazetteer.py writes.

Which place a text means: places.py for settlements, regions.py for regions. States with our own additions: states.py.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extraction.entities.known.transliteration import fold, skeleton

FILE = Path(__file__).with_name("gazetteer.sqlite")
FORMAT = 3
COMPILE = "run: python -m extraction.entities.known.compile_gazetteer"
PLACES = """
select place.id, place.name, lat, lon, country, region, population
from {index} as found join place on place.id = found.id where key = ? order by population desc, place.id
"""
REGIONS = """
select code, name, lat, lon, country, precision
from {index} as found join region on region.id = found.id where key = ? order by code
"""


class MissingGazetteerError(Exception):
    """The compiled gazetteer is not there, or an older version wrote it."""


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


@dataclass(frozen=True, slots=True)
class Region:
    """One subdivision of ISO 3166-2: code, name, WGS 84 degrees, ISO country, precision (region or district)."""

    code: str
    name: str
    lat: float
    lon: float
    country: str
    precision: str


@cache
def candidates(name: str) -> tuple[Settlement, ...]:
    """Return the settlements that `name` may mean, the most populous first. Raises MissingGazetteerError."""
    return tuple(Settlement(*row) for row in _ask(PLACES.format(index="spelling"), fold(name)))


@cache
def variants(name: str) -> tuple[Settlement, ...]:
    """Return the settlements that `name` spells differently, most populous first. Raises MissingGazetteerError."""
    return tuple(Settlement(*row) for row in _ask(PLACES.format(index="variant"), skeleton(name)))


@cache
def regions(name: str) -> tuple[Region, ...]:
    """Return the regions that `name`, without "province" and the like, may mean. Raises MissingGazetteerError."""
    return tuple(Region(*row) for row in _ask(REGIONS.format(index="region_spelling"), fold(name)))


@cache
def region_variants(name: str) -> tuple[Region, ...]:
    """Return the regions that `name` spells differently. Raises MissingGazetteerError."""
    return tuple(Region(*row) for row in _ask(REGIONS.format(index="region_variant"), skeleton(name)))


@cache
def region_centre(country: str, region: str) -> tuple[float, float] | None:
    """Return the mean position of a first-level region's settlements, None for an unknown region."""
    query = "select avg(lat), avg(lon) from place where country = ? and region = ?"
    lat, lon = _connection().execute(query, (country, region)).fetchone()
    return None if lat is None else (round(lat, 2), round(lon, 2))


def state_names() -> list[tuple[str, str, str]]:
    """Return (ISO 3166-1 code, form, name) of all states and territories; forms are `name`, `alias`, `demonym`."""
    return _connection().execute("select code, form, name from state order by rowid").fetchall()


def state_positions() -> dict[str, tuple[float, float]]:
    """Return latitude and longitude of the middle of states and territories, by ISO 3166-1 code."""
    return {code: (lat, lon) for code, lat, lon in _connection().execute("select code, lat, lon from state_position")}


def _ask(query: str, key: str) -> list[tuple]:
    return _connection().execute(query, (key,)).fetchall() if key else []


@cache
def _connection() -> sqlite3.Connection:
    if not FILE.exists():
        raise MissingGazetteerError(f"{FILE.name} is not compiled; {COMPILE}")
    connection = sqlite3.connect(f"file:{FILE}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    found = connection.execute("pragma user_version").fetchone()[0]
    if found != FORMAT:
        raise MissingGazetteerError(f"{FILE.name} has format {found}, not {FORMAT}; {COMPILE}")
    return connection
