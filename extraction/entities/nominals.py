"""Noun phrases that stand for an actor or a place: "Russian forces", "the ministry", "the rebels", "the region".

A name beside the noun owns it; else it is short for one before; else for the state or the group of the article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.document import sentence_no
from extraction.entities import actors
from extraction.entities.enemies import HOSTILE
from extraction.entities.named import OF_THE_ARTICLE, Named, belonging
from extraction.entities.nameless import is_nameless
from extraction.entities.nominal_kinds import body_of_land, called_after, is_unit_of_the_state, land_of, named_kind
from extraction.entities.nominal_owners import owned, owner_of
from extraction.entities.nominal_places import place_of
from extraction.entities.sections import section_at, start_of_section
from extraction.entities.sides import group_of_the_other_side
from extraction.entities.wordlists import is_one_of, words
from extraction.records import Entity, EntityType, MentionForm, make_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from extraction.entities.setting import Setting

ACTING = frozenset({"nsubj", "nsubjpass", "poss"})
DEFINITE = frozenset({"the", "its", "their", "his", "this", "that", "these", "those", "her"})
REBELS = frozenset(
    {"rebel", "guerrilla", "insurgent", "separatist", "militia", "jihadist", "secessionist", "paramilitary"}
)
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
            named = _by_last_word(token, names) or place_of(token, names, setting)
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
    return is_one_of(token, "forces") or is_one_of(token, "bodies")


def _actor(doc: Doc, token: Token, by_token: dict[int, Named], found: list[Named], setting: Setting) -> Named | None:
    if any(c.tag_ == "PRP$" for c in token.children):
        return None
    owner = owner_of(token, by_token)
    if owner is not None:
        return owned(doc, token, owner, setting)
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
    if any(child.lower_ in words("civil_use") or child.lower_ in HOSTILE for child in token.children):
        return None  # "**hostile** aircraft": enemies.py
    state = _seated(token, by_token)
    if state is not None:
        return _body_of(token, state, "of the capital that opens the sentence")
    earlier = _same_word(doc, token, found)
    if earlier is not None:
        return Named(token.i, token.i + 1, earlier.entity, MentionForm.NOMINAL, "short for a body before")
    if (called := called_after(token, by_token)) is not None:
        return Named(token.i, token.i + 1, called, MentionForm.NOMINAL, "called by the name after it")
    if is_one_of(token, "rebel_nouns") and (people := _of_a_people(doc, token, by_token)) is not None:
        return people
    if is_one_of(token, "rebel_nouns") or _is_of_rebels(token):
        if _is_called(token):
            return None
        group = _last(by_token, token, EntityType.ARMED_GROUP) or group_of_the_other_side(setting, by_token.values())
        return group and Named(token.i, token.i + 1, group, MentionForm.NOMINAL, "short for a group before")
    if is_one_of(token, "body_nouns"):
        body = _last(by_token, token, EntityType.BODY)
        return body and Named(token.i, token.i + 1, body, MentionForm.NOMINAL, "short for a body before")
    return _of_the_state(token, found, doc, setting) if is_one_of(token, "state_nouns") else None


def _is_military(token: Token) -> bool:
    return token.lower_ == "military" and token.dep_ == "amod" and is_one_of(token.head, "forces")


def _is_of_rebels(token: Token) -> bool:
    """Tell whether a force is one of rebels: "**guerrilla** forces", "**insurgent** units", not "fighter jets"."""
    return any(c.dep_ in {"compound", "amod"} and c.lemma_.lower() in REBELS for c in token.children)


def _is_called(token: Token) -> bool:
    """Tell whether a noun ends a name that no list has: "the Legal Aid **group**" is no group before."""
    before = token.nbor(-1) if token.i > token.sent.start else None
    if before is None or before.dep_ != "compound" or before.head.i != token.i or not before.is_title:
        return False
    return before.pos_ == "PROPN" and not before.is_sent_start and before.lower_ not in words("creeds")


def _of_a_people(doc: Doc, token: Token, by_token: dict[int, Named]) -> Named | None:
    """Return the fighters of a people that is no state: "**Druze** fighters", "**Tuareg** rebels".

    They are the group whose name begins so where one has been named: the Kharrow People's Army.
    """
    before = doc[token.i - 1] if token.i > token.sent.start else None
    if before is None or not before.text[0].isupper() or not before.is_alpha or before.text.isupper():
        return None
    is_title = before.i == token.sent.start or before.lower_ in words("creeds") or before.like_num
    if is_title or before.head.i != token.i or before.ent_type_ not in {"NORP", "GPE", "LOC", "ORG"}:
        return None
    name = doc[before.i : token.i + 1].text
    earlier = (n.entity for i, n in by_token.items() if i < before.i and n.entity.name.startswith(f"{before.text} "))
    called = next((entity for entity in earlier if entity.entity_type is EntityType.ARMED_GROUP), None)
    group = called or Entity(make_id("group", name), name, EntityType.ARMED_GROUP, actor=name, source="text")
    return Named(before.i, token.i + 1, group, MentionForm.NOMINAL, "fighters of a people")


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


def _same_word(doc: Doc, token: Token, found: list[Named]) -> Named | None:
    """Return the last owned phrase with the same head noun: "the ministry" after "Ukraine's defence ministry"."""
    lemma = token.lemma_.lower()
    since = start_of_section(doc, token.idx)
    plural_gap = 4 * MEMORY if token.tag_ in {"NN", "NNP"} else MEMORY
    number = sentence_no(doc, token.idx)
    for named in reversed(found):
        head = doc[named.start : named.end].root
        is_other = head.lemma_.lower() != lemma or _is_of_rebels(head) != _is_of_rebels(token)
        if is_other or named.entity.entity_type is EntityType.PLACE:
            continue
        if head.idx < since:
            return None
        gap = number - sentence_no(doc, head.idx)
        return named if gap <= plural_gap else None
    return None


def _last(by_token: dict[int, Named], token: Token, kind: EntityType) -> Entity | None:
    """Return the last actor of a kind that is named before a token."""
    since = start_of_section(token.doc, token.idx)
    near = (n for i, n in by_token.items() if i < token.i and token.doc[i].idx >= since)
    named = [n for n in near if n.entity.entity_type is kind and n.entity.actor and not _is_of_kin(token.doc, n)]
    return max(named, key=lambda n: n.start).entity if named else None


def _is_of_kin(doc: Doc, named: Named) -> bool:
    """Tell whether a name only says whose branch another one is: "JNIM, the **Al-Qaeda** affiliate"."""
    root = doc[named.start : named.end].root
    return root.dep_ in {"compound", "poss", "amod", "nmod"} and is_one_of(root.head, "kin")


def _by_last_word(token: Token, names: Sequence[Named]) -> Named | None:
    """Return the group that a noun of its name is short for where it acts: "the **front** denied it"."""
    acts = token.dep_ in ACTING or (token.dep_ == "pobj" and token.head.lower_ == "by")
    if not acts or not any(c.lower_ == "the" for c in token.children):
        return None
    noun = token.lemma_.lower()
    groups = (n.entity for n in reversed(names) if n.end <= token.i and n.entity.entity_type is EntityType.ARMED_GROUP)
    group = next((g for g in groups if " " in g.name and g.name.rsplit(" ", 1)[1].lower() == noun), None)
    return group and Named(token.i, token.i + 1, group, MentionForm.NOMINAL, "the last word of a group's name before")


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
    return None if state is None else _body_of(token, state, OF_THE_ARTICLE)


def _body_of(token: Token, state: Entity, evidence: str) -> Named:
    name = f"{state.name} {token.lemma_.lower()}"
    body = belonging(state, name, "text")
    return Named(token.i, token.i + 1, body, MentionForm.NOMINAL, evidence)


def _start_of_memory(doc: Doc, token: Token) -> int:
    start = token.sent.start
    return doc[start - 1].sent.start if start else 0
