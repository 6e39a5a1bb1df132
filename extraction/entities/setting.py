"""What the article as a whole says about where it plays: countries, the conflict, whose army "the army" is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extraction.entities import actors
from extraction.entities.gazetteer import candidates
from extraction.records import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from extraction.records import Entity

TITLE_WEIGHT = 2
LIKELY = 5
"""A place counts for its country when that country's is this many times larger than any namesake abroad."""
SHARE = 0.34
MIN_CUES = 1
TOWN = 5_000


@dataclass
class Setting:
    """Weights of countries, of the soil named in them, the conflict, and people and places met so far.

    `country` is where the article plays, `state` whose army and government the bare words mean.
    """

    countries: Counter[str]
    soil: Counter[str]
    conflict: actors.Conflict | None
    country: str | None
    state: Entity | None
    people: dict[str, Entity] = field(default_factory=dict)
    places: dict[str, Entity] = field(default_factory=dict)
    groups: Counter[str] = field(default_factory=Counter)
    states: set[str] = field(default_factory=set)


def setting_of(doc: Doc) -> Setting:
    """Return the setting of an article by the names of states, groups, regions and settlements in it and its title."""
    title = (doc._.article.title if doc._.article is not None else None) or ""
    text = f"{doc.text}\n{(title + chr(10)) * TITLE_WEIGHT}"
    words = Counter(token.text for token in doc if token.text[0].isupper())
    words.update(re.findall(r"\w[\w-]*\w", title) * TITLE_WEIGHT)
    countries, soil = _count_countries(text, words)
    settlements = _count_settlements(doc)
    soil += settlements
    countries += settlements
    conflict = _conflict(text, words, countries)
    country = _country(conflict, countries, soil)
    return Setting(countries, soil, conflict, country, _state(conflict, country, soil))


def _count_countries(text: str, words: Counter[str]) -> tuple[Counter[str], Counter[str]]:
    countries: Counter[str] = Counter()
    soil: Counter[str] = Counter()
    for spelling, aliases in actors.load().aliases.items():
        first, _, rest = spelling.partition(" ")
        count = (text.count(spelling) if first in words else 0) if rest else words.get(spelling, 0)
        entity = aliases[0].entity
        if count and entity.country:
            countries[entity.country] += count
            if entity.entity_type is EntityType.PLACE or aliases[0].is_seat:
                soil[entity.country] += count
    return countries, soil


def _count_settlements(doc: Doc) -> Counter[str]:
    """Count the settlements whose country is beyond doubt by size."""
    counts: Counter[str] = Counter()
    known = actors.load().aliases
    for token in doc:
        if not token.text[0].isupper() or len(token) < 4 or token.text in known or not _is_in_place(token):
            continue
        found = candidates(token.text)
        if not found or found[0].population < TOWN:
            continue
        abroad = max((place.population for place in found if place.country != found[0].country), default=0)
        if found[0].population >= max(LIKELY * abroad, 1):
            counts[found[0].country] += 1
    return counts


def _is_in_place(token: Token) -> bool:
    """Tell whether a capitalised word stands where places do: so called by the model, or alone after "in" or "near"."""
    if token.ent_type_ in {"GPE", "LOC", "FAC"}:
        return token.ent_iob_ == "B" and (token.i + 1 >= len(token.doc) or token.nbor().ent_iob_ != "I")
    return (
        token.dep_ == "pobj"
        and token.head.lower_ in {"in", "near", "at", "outside", "around", "from"}
        and token.head.i == token.i - 1
    )


def _conflict(text: str, words: Counter[str], countries: Counter[str]) -> actors.Conflict | None:
    """Return the conflict whose words stand most often, if its states are among those that the article is about."""

    def weight(conflict: actors.Conflict) -> int:
        return sum(words.get(cue, 0) if " " not in cue else text.count(cue) for cue in conflict.cues)

    state_of = actors.load().state_of
    top = max(countries.values(), default=0)
    for conflict in sorted(actors.load().conflicts, key=weight, reverse=True):
        if weight(conflict) < MIN_CUES:
            return None
        members = {name for side in conflict.sides for name in side}
        share = sum(count for code, count in countries.items() if state_of.get(code) in members)
        share += (
            countries[conflict.country] if conflict.country and state_of.get(conflict.country) not in members else 0
        )
        if share >= SHARE * top:
            return conflict
    return None


def _country(conflict: actors.Conflict | None, countries: Counter[str], soil: Counter[str]) -> str | None:
    if conflict is None:
        return next((code for code, _ in countries.most_common(1)), None)
    states = _belligerent_states(conflict)
    if len(states) > 1 and conflict.country in states:
        return max(states, key=lambda code: (soil[code], code == conflict.country))
    return conflict.country


def _belligerent_states(conflict: actors.Conflict) -> list[str]:
    """Return the codes of the states that lead a side."""
    codes = {name: code for code, name in actors.load().state_of.items()}
    return [codes[side[0]] for side in conflict.order if side[0] in codes]


def _state(conflict: actors.Conflict | None, country: str | None, soil: Counter[str]) -> Entity | None:
    """Return the state that "the army" means: the one at war, of several the one whose soil is named."""
    known = actors.load().state_entities
    if conflict is not None:
        leading = [code for code in _belligerent_states(conflict) if code not in actors.load().without_army]
        if leading:
            return known.get(max(leading, key=lambda code: (soil[code], -leading.index(code))))
    return known.get(country or "")
