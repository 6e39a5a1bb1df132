"""A war that no list knows, from the text alone: who stands across deeds of war from whom, and who sides with whom.

At least one party is an armed group or a state that only the text makes one: two listed states that meet beside a deed
are as often mediators.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extraction.document import sentences_of
from extraction.entities.known.conflicts import Conflict
from extraction.entities.known.spellings import STATES
from extraction.entities.known.wordlists import is_one_of, words
from extraction.entities.setting.sides import BELLIGERENTS
from extraction.records import EntityType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span

    from extraction.entities.named import Named
    from extraction.entities.setting.article import Setting
    from extraction.records import Entity

NAME = "told of by the text alone"
DEED, BESIDE = 4, 1
"""What a sentence that names two parties adds to their rivalry, with a deed of war and without."""


def learn_conflict(doc: Doc, named: Sequence[Named], setting: Setting) -> None:
    """Set the conflict of an article without a listed one, its parties, and the state whose army "the army" is."""
    parties = _parties(named)
    rivalries, alliances = _weigh(doc, named, parties)
    pair = _first_pair(rivalries, parties)
    if pair is None:
        return
    sides = _sides(pair, rivalries, alliances, parties)
    setting.conflict = Conflict(NAME, tuple(map(frozenset, sides)), sides)
    setting.parties = parties
    counts = Counter(n.entity.actor for n in named)
    states = [name for side in sides for name in side if parties[name].entity_type is EntityType.STATE]
    state = max(states, key=lambda name: counts[name], default=None)
    setting.state = parties[state] if state is not None else setting.state


def _parties(named: Sequence[Named]) -> dict[str, Entity]:
    return {
        n.entity.name: n.entity
        for n in named
        if n.entity.entity_type in BELLIGERENTS and n.entity.actor == n.entity.name
    }


def _weigh(
    doc: Doc, named: Sequence[Named], parties: dict[str, Entity]
) -> tuple[Counter[frozenset[str]], Counter[frozenset[str]]]:
    """Return how often two parties stand across a deed of war, and how often one is said to back the other."""
    rivalries: Counter[frozenset[str]] = Counter()
    alliances: Counter[frozenset[str]] = Counter()
    for sentence in sentences_of(doc):
        acting = (n.entity.actor for n in named if sentence.start <= n.start < sentence.end)
        inside = {name for name in acting if name in parties}
        if len(inside) < 2:
            continue
        weight = DEED if _tells_of_deeds(sentence) else BESIDE
        backs = any(is_one_of(token, "backing") for token in sentence)
        for one in inside:
            for other in inside:
                if one < other:
                    (alliances if backs else rivalries)[frozenset({one, other})] += weight
    return rivalries, alliances


def _tells_of_deeds(sentence: Span) -> bool:
    deeds = words("deeds") | words("own_deeds") | words("harms")
    return any(token.lemma_.lower() in deeds for token in sentence)


def _first_pair(rivalries: Counter[frozenset[str]], parties: dict[str, Entity]) -> tuple[str, str] | None:
    known = {
        pair: weight for pair, weight in rivalries.items() if any(not _is_listed_state(parties[name]) for name in pair)
    }
    best = max(known, key=lambda pair: (known[pair], sorted(pair)), default=None)
    if best is None or known[best] < DEED:
        return None
    one, other = sorted(best, key=lambda name: (parties[name].entity_type is not EntityType.STATE, name))
    return one, other


def _is_listed_state(party: Entity) -> bool:
    return party.source == STATES


def _sides(
    pair: tuple[str, str],
    rivalries: Counter[frozenset[str]],
    alliances: Counter[frozenset[str]],
    parties: dict[str, Entity],
) -> tuple[tuple[str, ...], ...]:
    """Return both sides, who leads one first; a third party stands beside whom it backs, or whose rival it fights."""
    sides = [[pair[0]], [pair[1]]]
    for name in parties:
        if name in pair or _is_listed_state(parties[name]):
            continue
        for_side = [
            alliances[frozenset({name, sides[n][0]})] + rivalries[frozenset({name, sides[1 - n][0]})] for n in (0, 1)
        ]
        if for_side[0] != for_side[1]:
            sides[for_side[1] > for_side[0]].append(name)
    return tuple(map(tuple, sides))
