"""Names of states from packages: CLDR's by Babel; official names, demonyms and positions by countryinfo (MIT).

Read once, when the gazetteer is compiled. What an article calls a state, and what is put right: states.py.
"""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from babel import Locale

if TYPE_CHECKING:
    from collections.abc import Iterator

BY_CLDR_ALONE = frozenset({"XK"})
"""Kosovo, which has no code of ISO's."""
PAIR = 2
OFFICIAL = re.compile(
    r"\b(Republic|Kingdom|States?|Federation|Union|Commonwealth|Principality|Sultanate|Confederation|Duchy|Islands)\b"
)
FOREIGN = re.compile(r"\b(de|del|des|du|da|di|la|ya|wa|bilong|ta)\b")
PLAIN = re.compile(r"[A-Z][A-Za-zÀ-ÿ'. -]{3,}")
PARTS = re.compile(r",|/| and ")


def state_names() -> Iterator[tuple[str, str, str]]:
    """Yield (ISO 3166-1 code, form, name), form `name` (CLDR's common one, first), `alias` or `demonym`."""
    countries = list(_countries())
    known = {country["ISO"]["alpha2"] for country in countries} | BY_CLDR_ALONE
    for code, name in Locale("en").territories.items():
        if code in known:
            first, *others = _spellings(name)
            yield code, "name", first
            yield from ((code, "alias", other) for other in others)
    for country in countries:
        code = country["ISO"]["alpha2"]
        names = (country["name"], *(other for other in country["altSpellings"] if _is_english(other)))
        yield from ((code, "alias", spelling) for name in names for spelling in _spellings(name) if "," not in name)
        for demonym in PARTS.split(country.get("demonym") or ""):
            if demonym.strip():
                yield code, "demonym", demonym.strip()


def state_positions() -> Iterator[tuple[str, float, float]]:
    """Yield (ISO 3166-1 code, latitude, longitude) of the middle of each country that countryinfo has one of."""
    for country in _countries():
        if len(country.get("latlng", ())) == PAIR:
            lat, lon = country["latlng"]
            yield country["ISO"]["alpha2"], float(lat), float(lon)


def _countries() -> Iterator[dict[str, Any]]:
    for file in sorted(files("countryinfo").joinpath("data").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".json"):
            yield json.loads(file.read_text(encoding="utf-8"))


def _spellings(name: str) -> list[str]:
    """Return how a name is written in news: "St. Kitts & Nevis" also in full, "Myanmar (Burma)" as two names."""
    plain = name.replace("’", "'").replace("&", "and").strip().removeprefix("The ").removeprefix("the ")
    outside, _, inside = plain.removesuffix(")").partition(" (")
    full = outside.replace("St. ", "Saint ")
    return [*dict.fromkeys(part for part in (full, outside, inside) if part and ")" not in part)]


def _is_english(name: str) -> bool:
    """Tell whether one of countryinfo's other spellings is an official English name; codes and own names are not."""
    official = OFFICIAL.search(name)
    return official is not None and PLAIN.fullmatch(name.strip()) is not None and FOREIGN.search(name) is None
