"""Nouns that stand for a place: "the city", "the region", "the strip"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.finders.places import choose_in
from extraction.entities.finders.settlements import settlement_entity
from extraction.entities.known import actors
from extraction.entities.known.states import load_states
from extraction.entities.known.wordlists import words
from extraction.entities.named import Named
from extraction.records import Entity, EntityType, MentionForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from extraction.entities.setting.article import Setting

PLACE_KINDS = ("settlement", "region", "district", "country")


def place_of(token: Token, names: Sequence[Named], setting: Setting) -> Named | None:
    """Return the place that "the city" or "the region" means: the last one of the kind, for a country the article's."""
    if not any(c.dep_ == "det" and c.lower_ in {"the", "this"} for c in token.children):
        return None
    kind = next((kind for kind in PLACE_KINDS if token.lemma_.lower() in words(f"place_nouns.{kind}")), None)
    if token.lemma_ == "territory" and any(c.lower_ == "national" for c in token.children):
        kind = "country"
    if kind is None or any(_is_naming(c) for c in token.children):
        return None
    if kind == "country":
        state = actors.load().state_entities.get(setting.country or "")
        return state and Named(token.i, token.i + 1, state, MentionForm.NOMINAL, "the country of the article")
    before = [n for n in names if n.end <= token.i and _is_kind(n.entity, kind)]
    is_capital = token.lemma_.lower() == "capital" and not any(c.dep_ == "amod" for c in token.children)
    if is_capital:
        before = [n for n in before if n.entity.name in actors.seats()]
    so_called = [n for n in names if n.end <= token.i and _is_so_called(n.entity, token)]
    if not before and not so_called:
        town = _capital_of(setting.country) if is_capital else None
        return town and Named(token.i, token.i + 1, town, MentionForm.NOMINAL, "the capital of the article's country")
    last = (so_called or before)[-1]
    return Named(token.i, token.i + 1, last.entity, MentionForm.NOMINAL, f"the last {kind} before")


def _is_naming(word: Token) -> bool:
    """Tell whether a word beside a noun of places names another one, as "run" in "Hamas-run territory" does not."""
    if word.dep_ == "compound" and word.i > word.sent.start + 1 and word.nbor(-1).text == "-":
        return word.tag_ != "VBN"
    return word.dep_ in {"poss", "compound"} or bool(word.ent_type_) or word.lower_ == "of"


def _capital_of(country: str | None) -> Entity | None:
    """Return the capital of a country, None where it has two; other spellings of one are no second."""
    state = load_states().get(country or "")
    spelled = [
        (name, town) for name in (state.capitals if state is not None else ()) if (town := choose_in(name, country))
    ]
    if len({town.geoname_id for _, town in spelled}) != 1:
        return None
    return settlement_entity(*spelled[0])


def _is_so_called(entity: Entity, token: Token) -> bool:
    """Tell whether a place is called by the noun: "the **camp**" after "Zamzam camp", "the **strip**"."""
    if entity.entity_type is not EntityType.PLACE:
        return False
    noun = token.lemma_.lower()
    return entity.place_kind == noun or entity.name.lower().endswith(f" {noun}")


def _is_kind(entity: Entity, kind: str) -> bool:
    wanted = {"settlement", "point"} if kind == "settlement" else {kind}
    return entity.entity_type is EntityType.PLACE and entity.precision_code in wanted
