"""Whom a noun for a band means: "the rebels", "the jihadists", "guerrilla forces", "Druze fighters", "the front".

It is the group named last that may be so called, else the group that fights the state of the article.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extraction.entities.known.wordlists import is_one_of, words
from extraction.entities.named import Named
from extraction.entities.setting.sections import start_of_section
from extraction.entities.setting.sides import group_of_the_other_side
from extraction.records import Entity, EntityType, MentionForm, make_id
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from extraction.entities.setting.article import Setting

ACTING = frozenset({"nsubj", "nsubjpass", "poss"})
REBELS = frozenset(
    {"rebel", "guerrilla", "insurgent", "separatist", "militia", "jihadist", "secessionist", "paramilitary", "ethnic"}
)
LOOSE = frozenset({"gang"})
"""Kinds that an enemy calls any band."""
OPPOSED = frozenset({"resistance", "opposition", "insurgency", "rebellion"})
GROUPINGS = frozenset({"group", "band", "gang", "company", "faction", "column"})


def band_of(token: Token, by_token: dict[int, Named], setting: Setting) -> Named | None:
    """Return the group that a noun for a band means."""
    if is_one_of(token, "rebel_nouns") and (people := _of_a_people(token, by_token)) is not None:
        return people
    if _is_called(token) or _is_a_number_of(token):
        return None
    fitting = {i: named for i, named in by_token.items() if _may_be(token, named.entity, setting)}
    group = last_of_kind(fitting, token, EntityType.ARMED_GROUP)
    group = group or _so_called(token, setting) or group_of_the_other_side(setting, fitting.values())
    if group is None or not _may_be(token, group, setting):
        return None
    return Named(token.i, token.i + 1, group, MentionForm.NOMINAL, "short for a group before")


def _may_be(token: Token, entity: Entity, setting: Setting) -> bool:
    """Tell whether a group may be so called: a cartel is no "guerrillas", the state's mercenaries are no "rebels"."""
    kinds = _kinds().get(entity.name)
    noun = _kind_of(token)
    if noun is not None and kinds and noun not in LOOSE:
        return noun in kinds
    conflict, state = setting.conflict, setting.state
    if (
        conflict is None
        or state is None
        or state.actor is None
        or not (is_one_of(token, "outlaws") or token.lemma_ in OPPOSED)
    ):
        return True
    side = conflict.side_of(state.actor)
    return entity.affiliation != state.actor and (side is None or conflict.side_of(entity.name) != side)


def _so_called(token: Token, setting: Setting) -> Entity | None:
    """Return of the groups that fight the article's state the one that the noun fits, of several the one most named."""
    noun, conflict, state = _kind_of(token), setting.conflict, setting.state
    if noun is None or conflict is None or state is None or state.actor is None:
        return None
    side = conflict.side_of(state.actor)
    rivals = (name for number, members in enumerate(conflict.order) if number != side for name in members)
    fitting = [name for name in rivals if noun in _kinds().get(name, ())]
    named = [name for name in fitting if setting.groups[name]] or (fitting if len(fitting) == 1 else [])
    best = max(named, key=lambda name: setting.groups[name], default=None)
    return setting.group(best) if best is not None else None


def _kind_of(token: Token) -> str | None:
    nouns = {token.lemma_.lower(), *(c.lemma_.lower() for c in token.children if c.dep_ in {"compound", "amod"})}
    return next((kind for kind, called in _nouns().items() if nouns & called), None)


@cache
def _nouns() -> dict[str, frozenset[str]]:
    """Return the nouns of each kind of groups."""
    return {kind: frozenset(entry["nouns"]) for kind, entry in read_rules("groups.toml")["kinds"].items()}


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """Return the kinds of each group, none for one of which the rules tell no kind."""
    kinds = read_rules("groups.toml")["kinds"]
    names = {name for entry in kinds.values() for name in entry["groups"]}
    return {name: frozenset(kind for kind, entry in kinds.items() if name in entry["groups"]) for name in names}


def _is_a_number_of(token: Token) -> bool:
    """Tell whether a noun only gathers what stands after it: "the final **group** of 200", "a band of pupils"."""
    if token.lemma_.lower() not in GROUPINGS:
        return False
    members = (noun for c in token.children if c.lower_ == "of" for noun in c.children if noun.dep_ == "pobj")
    return any(noun.pos_ == "NUM" or (noun.tag_ == "NNS" and not is_one_of(noun, "forces")) for noun in members)


def is_of_rebels(token: Token) -> bool:
    """Tell whether a force is one of rebels: "**guerrilla** forces", "**insurgent** units", not "fighter jets"."""
    return any(c.dep_ in {"compound", "amod"} and c.lemma_.lower() in REBELS for c in token.children)


def _is_called(token: Token) -> bool:
    """Tell whether a noun ends a name that no list has: "the Legal Aid **group**" is no group before."""
    before = token.nbor(-1) if token.i > token.sent.start else None
    if before is None or before.dep_ != "compound" or before.head.i != token.i or not before.is_title:
        return False
    return before.pos_ == "PROPN" and not before.is_sent_start and before.lower_ not in words("creeds")


def _of_a_people(token: Token, by_token: dict[int, Named]) -> Named | None:
    """Return the fighters of a people that is no state: "**Druze** fighters", "**Tuareg** rebels".

    They are the group whose name begins so where one has been named: the Kharrow People's Army.
    """
    doc = token.doc
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


def last_of_kind(by_token: dict[int, Named], token: Token, kind: EntityType) -> Entity | None:
    """Return the last actor of a kind that is named before a token."""
    since = start_of_section(token.doc, token.idx)
    near = (n for i, n in by_token.items() if i < token.i and token.doc[i].idx >= since)
    named = [n for n in near if n.entity.entity_type is kind and n.entity.actor and not _is_of_kin(token.doc, n)]
    return max(named, key=lambda n: n.start).entity if named else None


def _is_of_kin(doc: Doc, named: Named) -> bool:
    """Tell whether a name only says whose branch another one is: "JNIM, the **Al-Qaeda** affiliate"."""
    root = doc[named.start : named.end].root
    return root.dep_ in {"compound", "poss", "amod", "nmod"} and is_one_of(root.head, "kin")


def by_last_word(token: Token, names: Sequence[Named]) -> Named | None:
    """Return the group that a noun of its name is short for where it acts: "the **front** denied it"."""
    acts = token.dep_ in ACTING or (token.dep_ == "pobj" and token.head.lower_ == "by")
    if not acts or not any(c.lower_ == "the" for c in token.children):
        return None
    noun = token.lemma_.lower()
    groups = (n.entity for n in reversed(names) if n.end <= token.i and n.entity.entity_type is EntityType.ARMED_GROUP)
    group = next((g for g in groups if " " in g.name and g.name.rsplit(" ", 1)[1].lower() == noun), None)
    return group and Named(token.i, token.i + 1, group, MentionForm.NOMINAL, "the last word of a group's name before")
