"""Noun phrases that stand for an actor or a place: "Russian forces", "the ministry", "the rebels", "the region".

A name beside the noun owns it; else it is short for one before; else for the state or the group of the article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.document import sentence_no
from extraction.entities.known import actors
from extraction.entities.known.wordlists import is_one_of, words
from extraction.entities.named import OF_THE_ARTICLE, Named, belonging
from extraction.entities.references.bands import band_of, by_last_word, is_of_rebels, last_of_kind
from extraction.entities.references.enemies import HOSTILE
from extraction.entities.references.kinds import (
    body_of_land,
    called_after,
    is_civil_body,
    is_unit_of_the_state,
    land_of,
    named_kind,
    with_offices,
)
from extraction.entities.references.nameless import is_nameless
from extraction.entities.references.owners import owned, owner_of
from extraction.entities.references.stand_ins import place_of
from extraction.entities.setting.sections import section_at, start_of_section
from extraction.records import Entity, EntityType, MentionForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from extraction.entities.setting.article import Setting

DEFINITE = frozenset({"the", "its", "their", "his", "this", "that", "these", "those", "her"})
MEMORY = 3
"""Sentences over which a bare noun of a force remembers whose it was."""


def find_nominals(doc: Doc, names: Sequence[Named], whole: Setting) -> list[Named]:
    """Return the noun phrases that stand for an actor or a place, in order."""
    by_token = {i: named for named in names for i in named.tokens()}
    found: list[Named] = []
    for token in doc:
        if token.i in by_token or token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
            continue
        section = section_at(doc, token.idx)
        setting = section.setting if section is not None else whole
        if _is_actor(token):
            if _is_part(token, by_token):
                continue
            named = _actor(doc, token, by_token, found, setting)
        else:
            named = by_last_word(token, names) or place_of(token, names, setting)
        if named is not None:
            found.append(named)
    return found


def _is_part(token: Token, by_token: dict[int, Named]) -> bool:
    """Tell whether a noun only helps to name the body after it: "**defence** ministry", not "**regime** aircraft"."""
    if token.dep_ != "compound" or not _is_actor(token.head) or token.head.i < token.i:
        return False
    return not is_one_of(token, "state_nouns") or owner_of(token.head, by_token) is not None


def _is_actor(token: Token) -> bool:
    if token.lemma_.lower() == "state":
        return token.dep_ == "nsubj"
    return is_one_of(token, "forces") or is_one_of(token, "bodies") or _are_somebodys(token)


def _are_somebodys(token: Token) -> bool:
    """Tell whether men are said to be somebody's: "Haftar's **men**", "Kony's **followers**"."""
    return token.tag_ == "NNS" and is_one_of(token, "followers") and any(c.dep_ == "poss" for c in token.children)


def _actor(doc: Doc, token: Token, by_token: dict[int, Named], found: list[Named], setting: Setting) -> Named | None:
    if any(c.tag_ in {"PRP$", "WP$"} for c in token.children):
        return None
    owner = owner_of(token, by_token)
    if owner is not None:
        return owned(doc, token, owner, setting)
    if not (is_one_of(token, "forces") or is_one_of(token, "bodies")):
        return None
    if _is_military(token) and owner_of(token.head, by_token) is None:
        return _of_the_state(
            token, found, doc, setting
        )  # "the **military** patrols", not "the Syrian military patrols"
    land = land_of(token, by_token, setting) if is_one_of(token, "bodies") else None
    if land is not None:
        return body_of_land(doc, token, land, setting)
    if is_unit_of_the_state(token, setting):
        return _of_the_state(token, found, doc, setting)
    if not _stands_alone(token):
        return None
    if (kind := named_kind(token)) is not None:
        return kind
    if is_nameless(token.head if token.dep_ in {"amod", "compound"} else token):
        return None
    if is_nameless(token) or (is_one_of(token, "hostile_nouns") and not is_one_of(token, "rebel_nouns")):
        return None
    if not is_civil_body(token) and any(
        child.lower_ in words("civil_use") or child.lower_ in HOSTILE for child in token.children
    ):
        return None  # "**hostile** aircraft": enemies.py
    state = _seated(token, by_token)
    if state is not None:
        return _body_of(token, state, "of the capital that opens the sentence")
    earlier = _same_word(doc, token, with_offices(token, by_token, found))
    if earlier is not None:
        return Named(token.i, token.i + 1, earlier.entity, MentionForm.NOMINAL, "short for a body before")
    if (called := called_after(token, by_token)) is not None:
        return Named(token.i, token.i + 1, called, MentionForm.NOMINAL, "called by the name after it")
    if not is_civil_body(token) and (is_one_of(token, "rebel_nouns") or is_of_rebels(token)):
        return band_of(token, by_token, setting)
    if is_civil_body(token):
        body = last_of_kind(by_token, token, EntityType.BODY)
        return body and Named(token.i, token.i + 1, body, MentionForm.NOMINAL, "short for a body before")
    return _of_the_state(token, found, doc, setting) if is_one_of(token, "state_nouns") else None


def _is_military(token: Token) -> bool:
    return token.lower_ == "military" and token.dep_ == "amod" and is_one_of(token.head, "forces")


def _seated(token: Token, by_token: dict[int, Named]) -> Entity | None:
    """Return the state in whose capital the body that opens a sentence sits: "In **Berlin** the coalition agreed"."""
    if token.dep_ not in {"nsubj", "nsubjpass"} or not is_one_of(token, "bodies") or is_one_of(token, "rebel_nouns"):
        return None
    first = [c for c in token.head.children if c.dep_ == "prep" and c.lower_ == "in" and c.i < token.i]
    places = [by_token[n.i] for preposition in first for n in preposition.children if n.i in by_token]
    lands = (p.entity for p in places if p.entity.name in actors.seats() or p.entity.entity_type is EntityType.STATE)
    land = next((entity.country for entity in lands), None)
    return actors.load().state_entities.get(land or "")


def _stands_alone(token: Token) -> bool:
    """Tell whether a noun is definite, a bare plural, or a compound before another noun ("government jets")."""
    if token.dep_ in {"compound", "amod"}:
        is_unit = is_one_of(token.head, "forces") and token.pos_ != "ADJ"
        is_deed = is_one_of(token.head, "deeds") and is_one_of(token, "deed_doers")
        return is_one_of(token, "rebel_nouns") or ((is_unit or is_deed) and token.head.i > token.i)
    if token.tag_ in {"NNS", "NNPS"}:
        return not any(c.dep_ == "nummod" or c.lower_ in {"other", "foreign", "more"} for c in token.children)
    return any(c.lower_ in DEFINITE for c in token.children if c.dep_ in {"det", "poss"})


def _same_word(doc: Doc, token: Token, found: Sequence[Named]) -> Named | None:
    """Return the last owned phrase with the same head noun: "the ministry" after "Ukraine's defence ministry"."""
    lemma = token.lemma_.lower()
    since = start_of_section(doc, token.idx)
    plural_gap = 4 * MEMORY if token.tag_ in {"NN", "NNP"} else MEMORY
    number = sentence_no(doc, token.idx)
    for named in reversed(found):
        head = doc[named.start : named.end].root
        is_other = head.lemma_.lower() != lemma or is_of_rebels(head) != is_of_rebels(token)
        if is_other or named.entity.entity_type is EntityType.PLACE:
            continue
        if head.idx < since:
            return None
        gap = number - sentence_no(doc, head.idx)
        return named if gap <= plural_gap else None
    return None


def _of_the_state(token: Token, found: list[Named], doc: Doc, setting: Setting) -> Named | None:
    """Return the army or government of whom the sentences before tell, else of the state at war in the article."""
    kin = "state_nouns" if is_one_of(token, "forces") else "bodies"
    near = [n for n in found if doc[n.start].sent.start >= _start_of_memory(doc, token) and n.entity.actor]
    last = next((n for n in reversed(near) if is_one_of(doc[n.start : n.end].root, kin)), None)
    if last is not None and kin == "state_nouns":
        return Named(token.i, token.i + 1, last.entity, MentionForm.NOMINAL, "short for a force before")
    if last is not None:
        owner = setting.belligerent(last.entity.actor or "")
        if owner is not None and owner.entity_type is EntityType.STATE:
            return _body_of(token, owner, "of the state whose body acted before")
    is_local = any(is_one_of(c, "local_services") for c in token.children)
    state = actors.load().state_entities.get(setting.country or "", setting.state) if is_local else setting.state
    conflict = setting.conflict
    if conflict is not None and conflict.air is not None and is_one_of(token, "air_deeds"):
        state = actors.load().aliases[conflict.air][0].entity  # "**warplanes** struck Sanaa"
    return None if state is None else _body_of(token, state, OF_THE_ARTICLE)


def _body_of(token: Token, state: Entity, evidence: str) -> Named:
    name = f"{state.name} {token.lemma_.lower()}"
    body = belonging(state, name, "text")
    return Named(token.i, token.i + 1, body, MentionForm.NOMINAL, evidence)


def _start_of_memory(doc: Doc, token: Token) -> int:
    start = token.sent.start
    return doc[start - 1].sent.start if start else 0
