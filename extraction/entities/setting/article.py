"""What the article as a whole says about where it plays: countries, the conflict, whose army "the army" is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from extraction.entities.known import actors
from extraction.entities.known.publishers import publisher
from extraction.entities.known.wordlists import is_one_of
from extraction.entities.setting.era import year_told_of
from extraction.entities.setting.tally import Tally, tally
from extraction.records import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extraction.entities.known.conflicts import Conflict
    from extraction.records import Entity

SHARE, ASIDE = 0.34, 0.4
MIN_CUES = 0.2
OWN_WAR = 1.5
"""What a war weighs more in the text of one that takes part in it."""
OWN_WORDS = 2


@dataclass
class Setting:
    """Weights of countries, of the soil named in them, the conflict, and people and places met so far.

    `country` is where the article plays, `state` whose army and government the bare words mean, `parties` who fights
    in a war that no list knows.
    """

    countries: Counter[str]
    soil: Counter[str]
    conflict: Conflict | None
    country: str | None
    state: Entity | None
    people: dict[str, Entity] = field(default_factory=dict)
    places: dict[str, Entity] = field(default_factory=dict)
    groups: Counter[str] = field(default_factory=Counter)
    states: set[str] = field(default_factory=set)
    parties: dict[str, Entity] = field(default_factory=dict)

    def belligerent(self, name: str) -> Entity | None:
        """Return the state or armed group so called, of our lists or of the text."""
        known = actors.load()
        state = next((state for state in known.state_entities.values() if state.name == name), None)
        return state or known.groups.get(name) or self.parties.get(name)

    def group(self, name: str) -> Entity | None:
        """Return the armed group so called, of our lists or of the text."""
        found = actors.group_entity(name) or self.parties.get(name)
        return found if found is not None and found.entity_type is EntityType.ARMED_GROUP else None


def setting_of(doc: Doc) -> Setting:
    """Return the setting of an article by the names of states, groups, regions and settlements in it and its title."""
    counted = tally(doc)
    conflict = _conflict(counted, possible_conflicts(doc), publisher(doc))
    country = _country(conflict, counted)
    state = _publishing(doc, conflict) or _invaded(doc, conflict) or _state(conflict, country, counted)
    return Setting(counted.countries, counted.soil, conflict, country, state)


def possible_conflicts(doc: Doc) -> list[Conflict]:
    """Return the wars that an article of its day can tell of: no later ones, no phase that was over.

    Where the day is not known, all wars but such phases.
    """
    year, wars = year_told_of(doc), actors.load().conflicts
    if year is None:
        return [war for war in wars if war.ends is None]
    return [war for war in wars if war.is_of(year)]


def setting_within(whole: Setting, counted: Tally, conflict: Conflict | None) -> Setting:
    """Return the setting of a part of an article that tells of another war, or of another country without one."""
    country = _country(conflict, counted)
    return replace(whole, conflict=conflict, country=country, state=_state(conflict, country, counted))


def _publishing(doc: Doc, conflict: Conflict | None) -> Entity | None:
    """Return the state at war that publishes the article: in its statement "the army" is its own."""
    own = publisher(doc)
    if own is None or own.actor is None or conflict is None or conflict.side_of(own.actor) is None:
        return None
    return next((state for state in actors.load().state_entities.values() if state.name == own.actor), None)


def _invaded(doc: Doc, conflict: Conflict | None) -> Entity | None:
    """Return the state on whose soil a war is fought where its own side tells: "our" men and "the occupiers"."""
    known = actors.load()
    home = known.state_entities.get(conflict.country or "") if conflict is not None else None
    if conflict is None or home is None or conflict.side_of(home.name) is None:
        return None
    ours = sum(token.lower_ == "our" for token in doc)
    theirs = sum(is_one_of(token, "invaders") for token in doc)
    return home if ours >= OWN_WORDS and theirs >= OWN_WORDS else None


def _conflict(counted: Tally, conflicts: list[Conflict], own: Entity | None) -> Conflict | None:
    """Return the conflict that the text points to most, if its states are among those that the article is about.

    Of two wars that a text points to much alike it tells of the one in which who publishes it, `own`, takes part.
    """
    weights = {c.name: weight_of(c, counted) * (OWN_WAR if _takes_part(own, c) else 1) for c in conflicts}
    for conflict in sorted(conflicts, key=lambda c: weights[c.name], reverse=True):
        if weights[conflict.name] < MIN_CUES:
            return None
        if is_about(conflict, counted):
            return conflict
    return None


def is_about(conflict: Conflict, counted: Tally) -> bool:
    """Tell whether the states of a conflict are among those named most."""
    return _share(conflict, counted) >= SHARE * max(counted.countries.values(), default=0)


def _takes_part(own: Entity | None, conflict: Conflict) -> bool:
    return own is not None and own.actor is not None and conflict.side_of(own.actor) is not None


def weight_of(conflict: Conflict, counted: Tally) -> float:
    """Count the conflict's cue words, its armed groups and the places on its soil; soil alone is no war.

    A group that fights in several wars points to each of them by its part.
    """
    cues = sum(counted.count(cue) for cue in conflict.cues)
    groups = sum(counted.actors[name] / _wars_of(name) for side in conflict.sides for name in side if _is_group(name))
    soil = counted.soil[conflict.country] if conflict.country else 0
    return cues + groups + soil if cues + groups else 0


def _is_group(name: str) -> bool:
    return name in actors.load().groups


@cache
def _wars_of(group: str) -> int:
    return sum(any(group in side for side in conflict.sides) for conflict in actors.load().conflicts)


def _share(conflict: Conflict, counted: Tally) -> int:
    """Count the names of the conflict's states and of the country where it is fought."""
    state_of = actors.load().state_of
    members = {name for side in conflict.sides for name in side}
    concerned = {code for code in counted.countries if state_of.get(code) in members} | {
        conflict.country or "",
        *conflict.also,
    }
    return sum(counted.countries[code] for code in concerned)


def _country(conflict: Conflict | None, counted: Tally) -> str | None:
    """Return where the article plays: in a war of two states the one whose soil is named more."""
    if conflict is None:
        return _top(counted)
    states = _belligerent_states(conflict)
    if len(states) > 1 and conflict.country in states:
        return max(states, key=lambda code: (counted.ground[code], code == conflict.country))
    return max(
        (conflict.country, *conflict.also), key=lambda code: (counted.towns[code or ""], counted.soil[code or ""])
    )


def _top(counted: Tally) -> str | None:
    return max(counted.countries, key=lambda code: (counted.countries[code], counted.soil[code]), default=None)


def _belligerent_states(conflict: Conflict) -> list[str]:
    """Return the codes of the states that lead a side."""
    codes = {name: code for code, name in actors.load().state_of.items()}
    return [codes[side[0]] for side in conflict.order if side[0] in codes]


def _state(conflict: Conflict | None, country: str | None, counted: Tally) -> Entity | None:
    """Return the state that "the army" means: the one at war, of several the one whose soil is named.

    An article that is mostly about another country means that one, unless it has no army.
    """
    known = actors.load()
    armed = {code for code, name in known.state_of.items() if name not in known.unarmed}
    leading = [code for code in _belligerent_states(conflict) if code in armed] if conflict is not None else []
    if not leading:
        return known.state_entities.get(country or "")
    best = max(leading, key=lambda code: (counted.ground[code], -leading.index(code)))
    top = _top(counted)
    is_aside = (top is None or top in armed) and counted.countries[best] < ASIDE * counted.countries[top or ""]
    return known.state_entities.get((top if is_aside else best) or "")
