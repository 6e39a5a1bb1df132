"""Capitals: whether one's name is a government, the town itself or a namesake. Other names: curated.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.finders.places import choose_in, land_after
from extraction.entities.known import actors
from extraction.entities.known.gazetteer import candidates
from extraction.entities.known.wordlists import is_one_of, words

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extraction.entities.known.spellings import Alias
    from extraction.entities.setting.article import Setting

PLACE_ONLY = frozenset({"to", "from", "of", "between", "by", "against", "as", "like", "for", "including", "via"})
COMPASS = frozenset({"north", "south", "east", "west"})
SEAT_AS_PLACE = frozenset({"npadvmod", "ROOT", "appos"})


def pick(doc: Doc, start: int, end: int, found: tuple[Alias, ...]) -> Alias | None:
    """Choose between a capital as a government and as a place: "Kyiv says" against "in Kyiv"."""
    if not found[0].is_seat:
        return found[0]
    return None if _is_locative(doc, start, end) else found[0]


def is_namesake(alias: Alias, setting: Setting, text: str) -> bool:
    """Tell whether a town of the article's country only shares a capital's name: Tripoli in Lebanon."""
    capital = alias.entity.country
    if (
        not alias.is_seat
        or capital == setting.country
        or setting.countries[capital or ""] > setting.countries.total() / 3
    ):
        return False
    return any(place.country == setting.country for place in candidates(text))


def is_elsewhere(doc: Doc, end: int, alias: Alias, text: str) -> bool:
    """Tell whether the words give the namesake of a capital another country: "Tripoli, **Lebanon**"."""
    land = land_after(doc, end) if alias.is_seat else None
    return land not in {None, alias.entity.country} and choose_in(text, land) is not None


def _is_locative(doc: Doc, start: int, end: int) -> bool:
    head = doc[start:end].root
    if start and doc[start - 1].lower_ in words("parts_of_towns"):
        return True
    if head.dep_ == "pobj" and head.head.lower_ in (words("locating") | COMPASS) - PLACE_ONLY:
        return True
    if head.dep_ == "pobj" and head.head.lower_ in {"to", "from"}:
        return head.head.head.lemma_ in words("motion")
    if end < len(doc) and doc[end].lower_ in words("place_words") and doc[end].lower_ != "residents":
        return True
    if head.dep_ == "dobj" and head.head.lemma_ in words("place_verbs"):
        return True  # "trains left **Ankara**"
    if head.dep_ == "conj" and head.head.i < start:
        beside = actors.load().aliases.get(head.head.text)
        if beside and not beside[0].is_seat and head.head.dep_ != "pobj":
            return False  # "Norway and **Canberra** sent"
        return _is_locative(doc, head.head.i, head.head.i + 1)
    if head.dep_ in {"amod", "compound", "nmod"} and head.head.pos_ == "NOUN" and head.head.i > head.i:
        return not (is_one_of(head.head, "bodies") or is_one_of(head.head, "forces"))
    return head.dep_ in SEAT_AS_PLACE
