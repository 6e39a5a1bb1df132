"""Which place a name means: by the article's countries, then by population. Coordinates come from the gazetteer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.known import actors
from extraction.entities.known.gazetteer import Settlement, candidates, variants
from extraction.entities.known.transliteration import fold
from extraction.entities.known.wordlists import words
from extraction.records import EntityType, MentionForm

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from extraction.entities.setting.article import Setting

LARGE = 100_000
WELL_KNOWN, LIKELY = 20_000, 5
"""A town of a land that the article does not name must be this large, and so many times larger than its namesakes."""
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
UNSURE = frozenset({"", "ORG", "NORP", "PRODUCT", "PERSON"})
POSSESSIVES = frozenset({"'s", "’s"})
REACH = 4
DASHES = frozenset({"-", "–", "—", "--"})


def choose(name: str, setting: Setting) -> Settlement | None:
    """Return the settlement that `name` means in this article, None when nothing speaks for one.

    A place in a country of the article wins, the more often named the country the likelier; a stranger must be large
    and so called by its first name: Mambasa in an article on Congo is not Mombasa. Where no spelling fits exactly, one
    that is written differently may be meant, in a country of the article only.
    """
    found = candidates(name)
    best = _best(found, setting) if found else None
    is_so_called = best is not None and fold(best.name) == fold(name)
    if best is not None and (_is_near(best, setting) if is_so_called else _is_in_named_land(best, setting)):
        return best
    if best is not None and is_so_called and best.population >= LARGE:
        return best
    near = [place for place in variants(name) if _is_in_named_land(place, setting)]
    return _best(tuple(near), setting) if near else None


def unmistakable(name: str) -> Settlement | None:
    """Return the one town of some size that has this name, None where namesakes abroad are nearly as large."""
    found = candidates(name)
    if not found or found[0].population < WELL_KNOWN or fold(found[0].name) != fold(name):
        return None
    abroad = max((place.population for place in found if place.country != found[0].country), default=0)
    return found[0] if found[0].population >= LIKELY * abroad else None


def land_after(doc: Doc, end: int) -> str | None:
    """Return the country named right behind a place: "Tripoli, **Lebanon**", "Malakal in **South Sudan**"."""
    if end + 1 >= len(doc) or doc[end].lower_ not in {",", "in"}:
        return None
    for stop in range(min(end + REACH + 1, len(doc)), end + 1, -1):
        found = actors.load().aliases.get(doc[end + 1 : stop].text)
        if found and found[0].entity.entity_type is EntityType.STATE and found[0].form is MentionForm.NAME:
            is_owner = stop < len(doc) and doc[stop].text in POSSESSIVES
            return None if is_owner or found[0].is_seat else found[0].entity.country
    return None


def choose_in(name: str, land: str | None) -> Settlement | None:
    """Return the largest settlement of a name in the country that the words give, None where it has none."""
    return next((place for place in candidates(name) if place.country == land), None)


def _is_near(place: Settlement, setting: Setting) -> bool:
    return place.country in setting.countries or place.country == setting.country


def _is_in_named_land(place: Settlement, setting: Setting) -> bool:
    """Tell whether the article names the country of a place otherwise than by its towns."""
    country = place.country
    return country == setting.country or setting.countries[country] > setting.soil[country]


def _best(found: tuple[Settlement, ...], setting: Setting) -> Settlement:
    total = sum(setting.countries.values()) or 1

    def weight(place: Settlement) -> float:
        near = setting.countries.get(place.country, 0) / total + (0.5 if place.country == setting.country else 0.0)
        return near + min(place.population, 5_000_000) / 25_000_000

    return max(found, key=weight)


def looks_like_a_place(span: Span, setting: Setting) -> bool:
    """Tell whether the words around a capitalised name, or the model, speak for a place."""
    doc, head = span.doc, span.root
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    if head.ent_type_ in PLACE_LABELS or is_marked(span):
        return True
    if head.ent_type_ != "PERSON" and choose_in(span.text, land_after(doc, span.end)) is not None:
        return True
    if after is not None and after.text in DASHES and span.text.isupper():
        return True
    if head.dep_ in {"conj", "appos"} and head.head.i != head.i and head.head.ent_type_ in PLACE_LABELS:
        return True
    stands_alone = not any(t is not None and t.text[0].isupper() and not t.is_sent_start for t in (before, after))
    if not stands_alone or head.pos_ != "PROPN" or span.text in {name.split()[-1] for name in setting.people}:
        return False
    return head.ent_type_ in UNSURE and _is_at_home(span.text, setting)


def _is_at_home(name: str, setting: Setting) -> bool:
    return any(place.country == setting.country for place in candidates(name))


def stands_where(span: Span) -> bool:
    """Tell whether a name stands alone after a preposition that is said of places only: "in …", "towards …"."""
    doc = span.doc
    if not span.start or doc[span.start - 1].lower_ not in words("place_words", "where"):
        return False
    after = doc[span.end] if span.end < len(doc) else None
    is_last = after is None or not after.text[0].isupper() or after.is_sent_start is True
    return is_last and span.root.ent_type_ not in {"PERSON", "NORP", "DATE", "EVENT"}


def is_marked(span: Span) -> bool:
    """Tell whether a preposition or a noun beside a name says that it is a place: "in …", "the village of …"."""
    doc = span.doc
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    nouns = words("place_words")
    if after is not None and after.text in POSSESSIVES:
        owned = doc[span.end + 1 : span.end + REACH]
        return any(token.lemma_.lower() in words("owned_by_places") for token in owned)
    if before is not None and before.lower_ == "the" and span.start > 1:
        before = doc[span.start - 2]
    said = words("place_words", "prepositions") | words("place_verbs")
    if before is not None and (before.lower_ in said or before.lemma_.lower() in nouns | words("place_verbs")):
        return not _goes_on(span)
    if after is None:
        return False
    is_official = after.lower_ in words("place_kinds.region", "official")
    return is_official or (after.lemma_.lower() in nouns and after.lower_ == after.text)


def _goes_on(span: Span) -> bool:
    """Tell whether a single word is the first of a person's name: "by Kherson" against "by Paris Hilton"."""
    doc = span.doc
    after = doc[span.end] if span.end < len(doc) else None
    is_person = any(token.ent_type_ == "PERSON" for token in span)
    return is_person and len(span) == 1 and after is not None and after.ent_type_ == "PERSON" and after.ent_iob_ == "I"
