"""Whom "the enemy", "the occupiers" or "the adversary" means: the rival of the side that speaks there.

Counted ones ("40 of the enemy") are settled with the claimant of their figure: facts/roles/item_owners.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.known.publishers import publisher
from extraction.entities.known.wordlists import is_one_of, words
from extraction.entities.named import Named
from extraction.entities.references.first_persons import teller_of
from extraction.entities.setting.sections import enter
from extraction.entities.setting.sides import enemy_of, invader
from extraction.records import Entity, EntityType, MentionForm, make_id
from extraction.voices import voice_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Span, Token

EVIDENCE = "the rival of the side that speaks"
OWNERS = frozenset({"amod", "compound", "poss", "nmod"})
OPPOSED = frozenset({"other", "opposing", "opposite", "rival", "opposed"})
HOSTILE = frozenset({"hostile", "invading", "occupying", "attacking", "aggressor"})
BACK = 2


def find_enemies(doc: Doc, found: Sequence[Named]) -> Iterator[Named]:
    """Yield the nouns for the enemy with whom they mean. `doc` has its setting and mentions already."""
    by_token = {i: named for named in found for i in named.tokens()}
    taken = set(by_token)
    for token in doc:
        if token.i in taken or token.pos_ not in {"NOUN", "ADJ", "PROPN"}:
            continue
        enter(doc, token.idx)
        if doc._.setting.conflict is None:
            continue
        if _is_other_side(token) and (other := _rival_of_last(doc, token, found)) is not None:
            yield Named(token.i, token.i + 1, other, MentionForm.NOMINAL, EVIDENCE)
        is_hostile = is_one_of(token, "forces") and any(c.lower_ in HOSTILE for c in token.children if c.dep_ == "amod")
        if not is_one_of(token, "enemy_nouns") and not is_hostile:
            continue
        owner = next((by_token[c.i] for c in token.children if c.dep_ == "poss" and c.i in by_token), None)
        if owner is not None and owner.entity.actor and (foe := enemy_of(doc, owner.entity.actor)) is not None:
            yield Named(token.i, token.i + 1, _entity(doc, foe), MentionForm.NOMINAL, EVIDENCE)  # "their **opponents**"
        if any(child.dep_ in OWNERS and child.i in taken for child in token.children):
            continue
        rival = _rival_of_teller(doc, token, found)
        if rival is not None:
            yield Named(token.i, token.i + 1, rival, MentionForm.NOMINAL, EVIDENCE)


def _is_other_side(token: Token) -> bool:
    return token.lemma_ == "side" and any(child.lower_ in OPPOSED for child in token.children)


def _rival_of_last(doc: Doc, token: Token, found: Sequence[Named]) -> Entity | None:
    """Return whom the side named last before "the other side" fights."""
    conflict = doc._.setting.conflict
    before = (n.entity.actor for n in reversed(found) if n.end <= token.i and n.entity.actor)
    last = next((name for name in before if conflict.side_of(name) is not None), None)
    rival = enemy_of(doc, last) if last is not None else None
    return _entity(doc, rival) if rival is not None else None


def _rival_of_teller(doc: Doc, token: Token, found: Sequence[Named]) -> Entity | None:
    own, state = publisher(doc), doc._.setting.state
    conflict = doc._.setting.conflict
    intruder = invader(conflict) if is_one_of(token, "invaders") else None
    tellers = [
        _teller(doc, token.sent, found),
        _on_air(doc, token, found),
        own.actor if own is not None else None,
        *(_teller(doc, sentence, found) for sentence in _before(doc, token.sent)),
        *([] if intruder is not None or state is None else [state.actor]),
    ]
    teller = next((name for name in tellers if name is not None and conflict.side_of(name) is not None), None)
    rival = enemy_of(doc, teller) if teller is not None else intruder
    return _entity(doc, rival) if rival is not None else None


def _on_air(doc: Doc, token: Token, found: Sequence[Named]) -> str | None:
    """Return for whom a station acts whose own words are played there."""
    played = voice_at(doc, token.idx)
    if played is None:
        return None
    teller = teller_of(doc, played, found)
    return teller.entity.actor if teller is not None else None


def _teller(doc: Doc, sentence: Span, found: Sequence[Named]) -> str | None:
    """Return for whom the one acts who speaks in a sentence."""
    for named in found:
        if sentence.start <= named.start < sentence.end and named.entity.actor:
            root = doc[named.start : named.end].root
            speaks = root.dep_ == "nsubj" and root.head.lemma_ in words("telling")
            cited = root.dep_ == "pobj" and root.head.lower_ == "to" and "according" in root.head.head.lower_
            if speaks or cited:
                return named.entity.actor
    return None


def _before(doc: Doc, sentence: Span) -> Iterator[Span]:
    for _ in range(BACK):
        if sentence.start == 0:
            return
        sentence = doc[sentence.start - 1].sent
        yield sentence


def _entity(doc: Doc, name: str) -> Entity:
    known = doc._.setting.belligerent(name)
    return known or Entity(make_id("body", name), name, EntityType.BODY, actor=name)
