"""First-level regions of all countries from iso3166-2 (MIT): names, kind, WGS 84 position.

Read once, when the gazetteer is compiled, from the package's data file alone: none of its code runs, nor that of what
it depends on. Which region a text means: regions.py.
"""

from __future__ import annotations

import json
import re
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extraction.entities.known.transliteration import is_latin
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCAL = re.compile(r"\s*(?P<name>[^()]+?) \((?P<language>\w+)\),?")
NICKNAME = re.compile(r"^The |[a-z] (?:of|the|for|and|in) ", re.ASCII)
QUALIFYING = frozenset({"National", "Regional", "Autonomous", "Federal", "Administrative"})
QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


class MissingLibraryError(Exception):
    """A package whose data the gazetteer is made of is not installed."""


def regions() -> Iterator[tuple[str, str, float, float, str, str, tuple[str, ...]]]:
    """Yield (ISO 3166-2 code, name, latitude, longitude, country, precision, all names) of every subdivision."""
    rules = read_rules("regions.toml")
    for country, subdivisions in _library().items():
        for code, entry in subdivisions.items():
            names = tuple(dict.fromkeys((*_names(entry, rules["nouns"]), *rules["names"].get(code, ()))))
            lat, lon = rules["positions"].get(code) or entry["latLng"]
            kind = entry["type"].lower()
            precision = next((p for p, kinds in rules["kinds"].items() if kind in kinds), "region")
            yield code, names[0], lat, lon, country, precision, names


def _library() -> dict[str, dict[str, dict[str, Any]]]:
    spec = find_spec("iso3166_2")
    if spec is None or not spec.submodule_search_locations:
        raise MissingLibraryError("iso3166-2 is not installed; run: make setup")
    file = Path(spec.submodule_search_locations[0]) / "iso3166-2.json"
    return json.loads(file.read_text(encoding="utf-8"))


def _names(entry: dict[str, Any], nouns: dict[str, str]) -> Iterator[str]:
    """Yield the names in Latin letters, ISO's first, each also without "oblast", "State" and the like."""
    local = [(m["name"].strip(" '\""), m["language"]) for m in LOCAL.finditer(entry["localOtherName"] or "")]
    english = [name for name, language in local if language == "eng" and not NICKNAME.search(name)]
    for name in (entry["name"], *english, *(name for name, language in local if language != "eng")):
        if is_latin(name):
            written = name.translate(QUOTES)
            yield _bare(written, nouns)
            yield written


def _bare(name: str, nouns: dict[str, str]) -> str:
    words = name.split()
    while len(words) > 1 and (words[-1].lower() in nouns or words[-1] in QUALIFYING):
        words.pop()
    return " ".join(words)
