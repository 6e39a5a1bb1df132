"""Nouns that tell whose they are: units of the state, bands by kind, bodies of a land, those called by a name after."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.entities.finders.bodies import ORDINALS, is_against_groups
from extraction.entities.known.wordlists import is_one_of, words
from extraction.entities.named import Named
from extraction.entities.references.owners import owned
from extraction.entities.references.stand_ins import place_of
from extraction.records import Entity, EntityType, MentionForm, make_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from extraction.entities.setting.article import Setting

ACTING = frozenset({"nsubj", "nsubjpass", "poss"})
NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)")
AGAINST = ("counterguerrilla", "counterinsurgency", "counter-", "antiguerrilla", "anti-")


def called_after(token: Token, by_token: dict[int, Named]) -> Entity | None:
    """Return the group or body whose name follows a noun for it: "the separatist **organisation** ETA"."""
    if not is_one_of(token, "rebel_nouns") or token.i + 1 >= len(token.doc):
        return None
    named = by_token.get(token.i + 1)
    is_apposed = named is not None and (
        named.end - 1 == token.i + 1 or token.doc[named.start : named.end].root.dep_ in {"appos", "nmod"}
    )
    if named is None or not is_apposed or named.form is not MentionForm.NAME or named.entity.actor is None:
        return None
    return named.entity if named.entity.entity_type in {EntityType.ARMED_GROUP, EntityType.BODY} else None


def named_kind(token: Token) -> Named | None:
    """Return bands that have no name but their kind: "the **death squads**", "right-wing **paramilitary groups**"."""
    if not is_one_of(token, "kinds_of_bands") or token.tag_ not in {"NNS", "NNPS"}:
        return None
    is_pair = token.i > token.sent.start and f"{token.nbor(-1).lower_} {token.lemma_.lower()}" in words(
        "kinds_of_bands"
    )
    start = token.i - is_pair
    name = token.doc[start : token.i + 1].text.lower()
    band = Entity(make_id("group", name), name, EntityType.ARMED_GROUP, actor=name, source="text")
    return Named(start, token.i + 1, band, MentionForm.NOMINAL, "a kind of bands")


def is_civil_body(token: Token) -> bool:
    """Tell whether a noun means a body without arms: "the **charity**", "the aid **group**"."""
    if is_one_of(token, "body_nouns"):
        return True
    is_kin = token.lemma_.lower() in words("body_nouns", "with_work")
    return is_kin and any(c.lower_ in words("body_nouns", "work") for c in token.children if c.i < token.i)


def is_short_for_body(token: Token) -> bool:
    """Tell whether a noun for such a body has no words of its own: not "the civil **defence** agency"."""
    own = [c for c in token.lefts if c.dep_ in {"compound", "amod"}]
    return is_civil_body(token) and all(c.lower_ in words("body_nouns", "work") for c in own)


def with_offices(token: Token, by_token: dict[int, Named], found: Sequence[Named]) -> Sequence[Named]:
    """Return phrases with the offices whose names end in a noun, in order: "the **Health Ministry** spokesman"."""
    noun = token.lemma_.lower()
    if noun not in words("offices_of_state"):
        return found
    offices = {
        named.start: named
        for i, named in by_token.items()
        if i < token.i and named.entity.entity_type is EntityType.BODY and token.doc[named.end - 1].lower_ == noun
    }
    return sorted([*found, *offices.values()], key=lambda named: named.start) if offices else found


def land_of(token: Token, by_token: dict[int, Named], setting: Setting) -> Named | None:
    """Return the land that a noun after it means: "the ministry of health in **the enclave**"."""
    names = sorted(by_token.values(), key=lambda named: named.start)
    nouns = (noun for c in token.children if c.lower_ == "in" for noun in c.children if noun.dep_ == "pobj")
    lands = (place_of(noun, names, setting) for noun in nouns if not is_one_of(noun, "place_nouns.country"))
    return next((land for land in lands if land is not None and land.entity.precision_code != "settlement"), None)


def body_of_land(doc: Doc, token: Token, land: Named, setting: Setting) -> Named:
    """Return a body by its own words and the name of its land: "Gaza Strip ministry of health"."""
    named = owned(doc, token, land, setting)
    words_of = doc[named.start : land.start].text.rpartition(" in ")[0]
    name = f"{land.entity.name} {words_of}"
    return replace(named, entity=replace(named.entity, entity_id=make_id("body", name), name=name))


def is_unit_of_the_state(token: Token, setting: Setting) -> bool:
    """Tell whether a unit is numbered or fights guerrillas, in a war of a state against groups: "the Third Brigade"."""
    is_loose = token.dep_ in {"compound", "amod"} or not is_one_of(token, "unit_names")
    if is_loose or not is_against_groups(setting):
        return False
    before = [word.lower_ for word in token.doc[max(token.i - 3, token.sent.start) : token.i]]
    return any(word in ORDINALS or NUMBERED.fullmatch(word) or word.startswith(AGAINST) for word in before)
