"""What an article names how often: countries, the soil of countries, actors. What follows: article.py."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extraction.document import text_of
from extraction.entities.finders.named_regions import countries_of_regions
from extraction.entities.known import actors
from extraction.entities.known.gazetteer import candidates
from extraction.records import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from extraction.entities.known.spellings import Alias

TITLE_WEIGHT = 2
LIKELY = 5
"""A place counts for its country when that country's is this many times larger than any namesake abroad."""
TOWN = 5_000
STAYING = (
    "in",
    "near",
    "at",
    "outside",
    "around",
    "on",
    "over",
    "of",
    "from",
    "to",
    "into",
    "towards",
    "across",
    "outskirts of",
)
MANY = 4
"""Wars in which a group fights whose name tells no country: Islamic State."""
GOVERNING = 0.5
"""What a capital that acts counts for the soil of its state."""
ALONE_AFTER = frozenset({"in", "near", "at", "outside", "around", "from"})


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts by ISO country of names, of places and of places but capitals; of actors, of words; and the text.

    `ground` counts places, and capitals where something happens in them.
    """

    countries: Counter[str]
    soil: Counter[str]
    towns: Counter[str]
    ground: dict[str, float]
    actors: Counter[str]
    words: Counter[str]
    text: str

    def count(self, cue: str) -> int:
        """Return how often a word or phrase stands in the text and the headline."""
        return self.text.count(cue) if " " in cue else self.words.get(cue, 0)


def tally(doc: Doc) -> Tally:
    """Count the names of an article, those of its headline twice."""
    title = (doc._.article.title if doc._.article is not None else None) or ""
    return _tally(doc[:], text_of(doc), (title + "\n") * TITLE_WEIGHT)


def tally_of(part: Span, label: str) -> Tally:
    """Count the names of a part of an article; `label` is what its first words say in the usual case."""
    return _tally(part, part.text, label)


def _tally(part: Span, text: str, title: str) -> Tally:
    words = Counter(token.text for token in part if token.text[0].isupper())
    words.update(re.findall(r"\w[\w-]*\w", title))
    counted = Tally(Counter(), Counter(), Counter(), defaultdict(float), Counter(), words, f"{text}\n{title}")
    for _, spelling, alias in sorted((row for word in words for row in _by_first_word().get(word, ())), key=_order):
        _add(counted, spelling, alias)
    for country in (*_settlement_countries(part), *countries_of_regions(part)):
        counted.towns[country] += 1
        counted.soil[country] += 1
        counted.ground[country] += 1
        counted.countries[country] += 1
    return counted


@cache
def _by_first_word() -> dict[str, list[tuple[int, str, Alias]]]:
    """Return the known spellings by their first word, each with its place in the list."""
    found: dict[str, list[tuple[int, str, Alias]]] = defaultdict(list)
    for number, (spelling, aliases) in enumerate(actors.load().aliases.items()):
        found[spelling.partition(" ")[0]].append((number, spelling, aliases[0]))
    return found


@cache
def _of_many_lands() -> frozenset[str]:
    """Return the groups that fight in many listed wars, whose name tells no country."""
    members = Counter(name for war in actors.load().conflicts for side in war.sides for name in side)
    return frozenset(name for name in actors.load().groups if members[name] > MANY)


def _order(row: tuple[int, str, Alias]) -> int:
    return row[0]


def _add(counted: Tally, spelling: str, alias: Alias) -> None:
    first, _, rest = spelling.partition(" ")
    count = counted.count(spelling) if not rest or first in counted.words else 0
    entity = alias.entity
    if not count:
        return
    if entity.actor:
        counted.actors[entity.actor] += count
    if entity.country and entity.name not in _of_many_lands():
        counted.countries[entity.country] += count
        if entity.entity_type is EntityType.PLACE or alias.is_seat:
            counted.soil[entity.country] += count
            counted.ground[entity.country] += _stays(counted.text, spelling, count) if alias.is_seat else count
        if entity.entity_type is EntityType.PLACE:
            counted.towns[entity.country] += count


def _stays(text: str, seat: str, count: int) -> float:
    """Weigh a capital by how often it says where, rather than who: "in Minsk", not "Minsk denied it"."""
    name = re.escape(seat)
    where = re.findall(rf"\b(?:{'|'.join(STAYING)}) (?:[a-z]+ )?{name}\b|\b{name} (?:region|oblast|province)\b", text)
    return len(where) + GOVERNING * (count - len(where))


def _settlement_countries(part: Span) -> list[str]:
    """Return the country of every settlement whose country is beyond doubt by size."""
    found: list[str] = []
    known = actors.load().aliases
    for token in part:
        if not token.text[0].isupper() or len(token) < 4 or token.text in known or not _is_in_place(token):
            continue
        places = candidates(token.text)
        if not places or places[0].population < TOWN:
            continue
        abroad = max((place.population for place in places if place.country != places[0].country), default=0)
        if places[0].population >= max(LIKELY * abroad, 1):
            found.append(places[0].country)
    return found


def _is_in_place(token: Token) -> bool:
    """Tell whether a capitalised word stands where places do: so called by the model, or alone after "in" or "near"."""
    if token.ent_type_ in {"GPE", "LOC", "FAC"}:
        return token.ent_iob_ == "B" and (token.i + 1 >= len(token.doc) or token.nbor().ent_iob_ != "I")
    return token.dep_ == "pobj" and token.head.lower_ in ALONE_AFTER and token.head.i == token.i - 1
