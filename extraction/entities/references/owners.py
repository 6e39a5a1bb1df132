"""Whose a noun is by the name beside it: "Russian forces", "troops of Mali", "Congolese rebels", "Sumy's defenders"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.entities.known import actors
from extraction.entities.known.wordlists import is_one_of, words
from extraction.entities.named import Named
from extraction.entities.references.nameless import is_nameless
from extraction.entities.setting.sides import group_of_the_other_side
from extraction.records import Entity, EntityType, MentionForm, make_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from extraction.entities.setting.article import Setting

OWNING = frozenset({"poss", "amod", "compound", "nmod", "nsubj"})
MODIFYING = frozenset({"poss", "amod", "compound", "nmod"})
LONGEST = 40


def owner_of(token: Token, by_token: dict[int, Named]) -> Named | None:
    """Return the name beside a noun: possessor, adjective, compound, or after of/in; "Operation Barkhane" owns none."""
    for child in sorted(_modifiers(token), key=lambda c: abs(c.i - token.i)):
        if child.i < token.i and child.i in by_token:
            return by_token[child.i]
    before = by_token.get(token.i - 1)
    if before is not None and before.form is MentionForm.ADJECTIVE and token.dep_ != "ROOT":
        return before
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "from", "in"}:
            for noun in child.children:
                named = by_token.get(noun.i)
                if named is None and is_one_of(noun, "forces"):
                    named = owner_of(noun, by_token)  # "troops of **Colombia's** Eighth Division"
                if named is not None and (child.lower_ != "in" or _is_land(named)) and not _is_operation(noun):
                    return named
    return None


def _is_operation(noun: Token) -> bool:
    return any(c.dep_ == "compound" and c.text == "Operation" for c in noun.children)


def _modifiers(token: Token) -> Iterator[Token]:
    """Yield what stands before a noun, also before its own modifiers: "**Russian** defence ministry"."""
    for child in token.children:
        if child.dep_ in OWNING:
            yield child
            if child.dep_ in {"compound", "amod", "nmod"}:
                yield from _modifiers(child)


def _is_land(named: Named) -> bool:
    return named.entity.entity_type in {EntityType.STATE, EntityType.PLACE}


def owned(doc: Doc, token: Token, owner: Named, setting: Setting) -> Named:
    """Return the phrase of a noun and its owner with whom it means: a body of theirs, or the rebels of their land."""
    start = min([c.left_edge.i for c in token.children if c.dep_ in MODIFYING] + [token.i, owner.start])
    start = max(start, token.i - LONGEST) if owner.start < token.i else min(start, token.i)
    while doc[start].pos_ in {"DET", "NUM"} and start < token.i:
        start += 1
    end = owner.end if token.i + 1 <= owner.start and owner.end - token.i < LONGEST else _end_of_office(token)
    entity = owner.entity
    if is_one_of(token, "rebel_nouns") and entity.actor is None and _is_name_of_band(token, owner):
        gang = replace(entity, entity_type=EntityType.ARMED_GROUP, actor=entity.name)  # "the **Gran Sol** gang"
        return Named(start, end, gang, MentionForm.NOMINAL, f"owned by {entity.name}")
    rebels = _rebels_of(token, owner, setting)
    if rebels is not None:
        return Named(start, end, rebels, MentionForm.NOMINAL, f"rebels of {entity.name}")
    name = doc[start:end].text.replace("\n", " ")
    body = Entity(
        make_id("body", name),
        name,
        EntityType.BODY,
        actor=entity.actor or _actor_of_land(token, entity, setting),
        country=entity.country,
        affiliation=entity.name,
        source="text",
    )
    return Named(start, end, body, MentionForm.NOMINAL, f"owned by {entity.name}")


def _end_of_office(token: Token) -> int:
    """Return where a noun ends with what the office is for: "the Russian Ministry **of Foreign Affairs**"."""
    end = token.i + 1
    if end + 1 >= len(token.doc) or token.nbor(1).lower_ not in {"of", "for"}:
        return end
    last = token.i + 1
    while last + 1 < token.sent.end and token.doc[last + 1].lower_ in words("portfolios") | {"and"}:
        last += 1
    while token.doc[last].lower_ == "and":
        last -= 1
    return last + 1 if last > token.i + 1 else end


def _is_name_of_band(token: Token, owner: Named) -> bool:
    """Tell whether a name before "gang" or "militia" is that band's: a body, or what is a place to the model alone."""
    entity = owner.entity
    is_nowhere = entity.entity_type is EntityType.PLACE and entity.lat is None and owner.evidence == "model"
    return entity.entity_type is EntityType.BODY or (is_nowhere and owner.end == token.i)


def _rebels_of(token: Token, owner: Named, setting: Setting) -> Entity | None:
    """Return the group that "Congolese rebels" or "Tigray's fighters" are, None when they are whose the words say."""
    is_state = owner.entity.entity_type is EntityType.STATE
    if not is_one_of(token, "rebel_nouns") or not _is_land(owner) or setting.conflict is None:
        return None
    if is_nameless(token) and owner.start > token.i:
        return None  # "gunmen **in Kashmir**"
    actor = owner.entity.actor if is_state else None
    if is_state and (setting.state is None or actor != setting.state.actor):
        return None
    return group_of_the_other_side(setting, (), any_member=True)


def _actor_of_land(token: Token, land: Entity, setting: Setting) -> str | None:
    """Return for whom the authorities of a place act, by the state that the place lies in: "Sumy's defenders"."""
    if land.entity_type is not EntityType.PLACE or land.country is None or not is_one_of(token, "state_nouns"):
        return None
    seated = actors.load().aliases.get(land.name, ())
    if seated and seated[0].is_seat:
        return seated[0].entity.actor
    state = setting.state
    return state.actor if state is not None and state.country == land.country else None
