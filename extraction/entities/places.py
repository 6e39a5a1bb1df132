"""Which place a name means: by the article's countries, then by population. Coordinates come from the gazetteer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extraction.entities import actors
from extraction.entities.gazetteer import Settlement, candidates

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from extraction.records import Entity

LARGE = 100_000
PLACE_NOUNS = frozenset(
    [
        "city",
        "town",
        "village",
        "settlement",
        "hamlet",
        "district",
        "region",
        "oblast",
        "province",
        "county",
        "suburb",
        "port",
        "capital",
        "camp",
        "neighbourhood",
        "neighborhood",
        "municipality",
        "governorate",
        "township",
        "area",
        "outskirts",
        "residents",
        "axis",
        "direction",
        "front",
    ]
)
PLACE_PREPOSITIONS = frozenset(
    [
        "in",
        "near",
        "at",
        "from",
        "around",
        "outside",
        "towards",
        "toward",
        "to",
        "of",
        "over",
        "across",
        "inside",
        "through",
        "into",
        "on",
        "off",
        "between",
        "beyond",
        "like",
        "including",
        "for",
    ]
)


@dataclass
class Setting:
    """What the article as a whole says about where it plays: weights of countries, the conflict, people met so far."""

    countries: Counter[str]
    conflict: actors.Conflict | None
    country: str | None
    state_of_people: str | None = None
    people: dict[str, Entity] = field(default_factory=dict)
    places: dict[str, Entity] = field(default_factory=dict)


def setting_of(doc: Doc) -> Setting:
    """Return the setting of an article by the names of states, groups and regions in it."""
    known = actors.load()
    words = Counter(token.text for token in doc if token.text[0].isupper())
    text = doc.text
    countries: Counter[str] = Counter()
    for spelling, aliases in known.aliases.items():
        if " " in spelling:
            count = text.count(spelling) if spelling.split()[0] in words else 0
        else:
            count = words.get(spelling, 0)
        if count and aliases[0].entity.country:
            countries[aliases[0].entity.country] += count
    conflict = _conflict(text, words, countries)
    country = conflict.country if conflict else next((code for code, _ in countries.most_common(1)), None)
    return Setting(countries, conflict, country)


def _conflict(text: str, words: Counter[str], countries: Counter[str]) -> actors.Conflict | None:
    def weight(conflict: actors.Conflict) -> float:
        return sum(words.get(cue, 0) if " " not in cue else text.count(cue) for cue in conflict.cues)

    best = max(actors.load().conflicts, key=weight)
    return best if weight(best) > 0 else None


def choose(name: str, setting: Setting) -> Settlement | None:
    """Return the settlement that `name` means in this article, None when nothing speaks for one.

    A place in a country of the article wins, the more often named the country the likelier; a stranger must be large.
    """
    found = candidates(name)
    if not found:
        return None
    total = sum(setting.countries.values()) or 1

    def weight(place: Settlement) -> float:
        near = setting.countries.get(place.country, 0) / total + (0.5 if place.country == setting.country else 0.0)
        return near + min(place.population, 5_000_000) / 25_000_000

    best = max(found, key=weight)
    if best.country in setting.countries or best.country == setting.country or best.population >= LARGE:
        return best
    return None


def looks_like_a_place(span: Span) -> bool:
    """Tell whether the words around a capitalised name speak for a place."""
    doc, head = span.doc, span.root
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    if head.ent_type_ in {"GPE", "LOC", "FAC"}:
        return True
    if (
        any(token.ent_type_ == "PERSON" for token in span)
        and len(span) == 1
        and (after is not None and after.ent_type_ == "PERSON" and after.ent_iob_ == "I")
    ):
        return False
    if before is not None and (before.lower_ in PLACE_PREPOSITIONS or before.lemma_.lower() in PLACE_NOUNS):
        return True
    if after is not None and after.lemma_.lower() in PLACE_NOUNS:
        return True
    return head.dep_ in {"conj", "appos"} and head.head.i != head.i and head.head.ent_type_ in {"GPE", "LOC", "FAC"}
