"""Find the names in an article: curated ones, people, bodies, places. Short forms and pronouns: reference.py."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from extraction.entities import actors
from extraction.entities.gazetteer import candidates
from extraction.entities.places import Setting, choose, looks_like_a_place
from extraction.records import Entity, EntityType, MentionForm, make_id
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

MAX_PLACE_WORDS = 4
COMMON = frozenset(
    [
        "western",
        "eastern",
        "northern",
        "southern",
        "central",
        "street",
        "road",
        "avenue",
        "square",
        "hospital",
        "airport",
        "university",
        "state",
        "city",
        "region",
        "district",
        "north",
        "south",
        "east",
        "west",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "many",
        "more",
        "most",
        "both",
        "this",
        "that",
        "these",
        "those",
        "here",
        "there",
        "ministry",
        "defence",
        "defense",
        "union",
        "national",
        "federal",
        "general",
        "army",
        "military",
        "navy",
        "border",
        "front",
        "one",
        "two",
        "three",
        "may",
        "march",
        "august",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "april",
        "june",
        "july",
        "september",
        "october",
        "november",
        "december",
        "god",
        "christmas",
        "easter",
        "ramadan",
        "parliament",
    ]
)
AMBIGUOUS = frozenset({"US", "IS", "AA", "AU", "WHO", "SAC", "AP", "PLA", "AMC", "SAF", "KIA", "IRIS"})


@dataclass(frozen=True, slots=True)
class Named:
    """Tokens `start` to `end` name `entity`."""

    start: int
    end: int
    entity: Entity
    form: MentionForm
    evidence: str


@cache
def titles() -> frozenset[str]:
    """Return the words that stand before a person's name."""
    return frozenset(read_rules("roles.toml")["titles"]["words"])


def find_names(doc: Doc, setting: Setting) -> list[Named]:
    """Return the names on `doc` in order, without overlaps; curated names win over people, people over places."""
    taken: set[int] = set()
    found: list[Named] = []
    for finder in (_curated, _people, _places, _repeated_places, _bodies):
        for named in finder(doc, setting, taken):
            if taken.intersection(range(named.start, named.end)):
                continue
            taken.update(range(named.start, named.end))
            found.append(named)
            entity = named.entity
            if entity.entity_type is EntityType.PERSON:
                setting.people.setdefault(entity.name, entity)
            elif entity.entity_type is EntityType.PLACE:
                setting.places.setdefault(doc[named.start : named.end].text, entity)
    return sorted(found, key=lambda named: named.start)


def _curated(doc: Doc, setting: Setting, taken: set[int]) -> Iterator[Named]:
    known = actors.load()
    index = 0
    while index < len(doc):
        step = 1
        if doc[index].text[0].isupper() or doc[index].lower_ in {
            "al",
            "northern",
            "southern",
            "northeastern",
            "occupied",
            "eastern",
            "western",
        }:
            for length in range(min(known.longest * 2, len(doc) - index), 0, -1):
                text = doc[index : index + length].text.replace("’", "'")
                found = known.aliases.get(text)
                if found and not (text in AMBIGUOUS and not _acronym_fits(doc, index, text)):
                    alias = _pick(doc, index, index + length, found)
                    if alias is not None and not _inside_a_name(doc, index, index + length):
                        yield Named(index, index + length, alias.entity, alias.form, "curated")
                        step = length
                        break
        index += step


def _acronym_fits(doc: Doc, index: int, text: str) -> bool:
    if text == "US":
        return True
    return text in doc.text.replace("(", " ( ") and (
        f"({text})" in doc.text or doc[index].ent_type_ in {"ORG", "GPE", "NORP"}
    )


def _pick(doc: Doc, start: int, end: int, found: tuple[actors.Alias, ...]) -> actors.Alias | None:
    """Choose between a capital as a government and as a place: "Kyiv says" against "in Kyiv"."""
    if not found[0].is_seat:
        return found[0]
    return None if _is_locative(doc, start, end) else found[0]


LOCATIVES = frozenset(
    [
        "in",
        "near",
        "at",
        "around",
        "outside",
        "towards",
        "toward",
        "from",
        "over",
        "across",
        "inside",
        "through",
        "into",
        "to",
        "of",
        "above",
        "within",
        "beyond",
        "between",
        "off",
        "north",
        "south",
        "east",
        "west",
    ]
)
ACTING = frozenset({"nsubj", "nsubjpass", "poss", "agent"})


def _is_locative(doc: Doc, start: int, end: int) -> bool:
    head = doc[start:end].root
    if head.dep_ == "pobj" and head.head.lower_ in LOCATIVES - {"to", "from", "of", "between"}:
        return True
    if head.dep_ == "pobj" and head.head.lower_ in {"to", "from"}:
        return head.head.head.lemma_ in MOTION
    following = doc[end].lower_ if end < len(doc) else ""
    if following in {
        "region",
        "oblast",
        "suburb",
        "suburbs",
        "city",
        "district",
        "province",
        "apartment",
        "residents",
        "airport",
        "street",
    }:
        return True
    return head.dep_ in {"npadvmod", "ROOT", "appos"} or (
        head.dep_ == "conj" and _is_locative(doc, head.head.i, head.head.i + 1)
    )


MOTION = frozenset(
    [
        "go",
        "travel",
        "fly",
        "move",
        "return",
        "arrive",
        "come",
        "flee",
        "drive",
        "send",
        "deploy",
        "visit",
        "withdraw",
        "retreat",
        "march",
        "advance",
        "evacuate",
        "transfer",
        "rush",
    ]
)


def _inside_a_name(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a curated word is only part of a person's name: "Paris Hilton", "Israel Katz"."""
    span = doc[start:end]
    if span.root.ent_type_ != "PERSON" or end - start > 1:
        return False
    following = doc[end] if end < len(doc) else None
    return (
        following is not None
        and following.ent_type_ == "PERSON"
        and following.ent_iob_ == "I"
        and doc[start].text not in actors.load().aliases
    )


def _people(doc: Doc, setting: Setting, taken: set[int]) -> Iterator[Named]:
    people: dict[str, Entity] = {named.split()[-1]: entity for named, entity in setting.people.items()}
    for start, end in _person_spans(doc, taken):
        name = _clean(doc[start:end])
        if not name or any(c.isdigit() for c in name):
            continue
        surname = name.split()[-1]
        known = people.get(surname)
        if known is None and " " not in name and _place_wins(doc, start, end, setting):
            continue
        if known is None or (len(name.split()) > len(known.name.split()) and name.endswith(known.name)):
            known = _person(doc, start, end, name, setting)
            people[surname] = known
            setting.people[name] = known
        yield Named(start, end, people[surname], MentionForm.NAME, "person")


def _person_spans(doc: Doc, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the spans of people: the model's, and a title before capitalised words ("Colonel Vadym Harashchuk")."""
    for ent in doc.ents:
        if ent.label_ == "PERSON" and not taken.intersection(range(ent.start, ent.end)):
            start, end = ent.start, ent.end
            while start < end and (doc[start].text in titles() or doc[start].pos_ in {"DET", "PUNCT"}):
                start += 1
            while end > start and (doc[end - 1].text in {"'s", "’s", ",", "’"} or doc[end - 1].is_space):
                end -= 1
            if start < end and doc[start].text[0].isupper():
                yield start, end
    for token in doc[:-1]:
        if token.text in titles() and token.text[0].isupper():
            start = token.i + 1
            end = start
            while (
                end < len(doc)
                and doc[end].text[0].isupper()
                and doc[end].text not in titles()
                and doc[end].pos_ == "PROPN"
                and end - start < 4
            ):
                end += 1
            if end - start >= 2 and not taken.intersection(range(start, end)):
                yield start, end


def _clean(span: Span) -> str:
    return " ".join(t.text for t in span if (not t.is_space and not t.is_punct) or t.text in {"-", "’", "'"}).replace(
        " - ", "-"
    )


def _place_wins(doc: Doc, start: int, end: int, setting: Setting) -> bool:
    """Tell whether what the model calls a person is a place: "Kyiv", "Bakhmut"."""
    return choose(doc[start:end].text, setting) is not None and doc[start].dep_ in {
        "pobj",
        "compound",
        "nmod",
        "dobj",
        "appos",
        "conj",
        "poss",
    }


def _person(doc: Doc, start: int, end: int, name: str, setting: Setting) -> Entity:
    """Return the person with what the text says of them: role and state before or after the name."""
    words = _role_before(doc, start) or _role_after(doc, end)
    role = " ".join(word.text for word in words) or None
    state = next(
        (
            a.entity
            for word in words
            for a in actors.load().aliases.get(word.text.replace("’s", ""), ())
            if a.entity.actor
        ),
        None,
    )
    return Entity(
        make_id("person", name), name, EntityType.PERSON, actor=state.actor if state else setting.state_of_people, role=role,
        country=state.country if state else None, affiliation=state.name if state else None, source="text",
    )  # fmt: skip


def _role_before(doc: Doc, start: int) -> list[Token]:
    index = start
    while index > 0 and start - index < 9:
        word = doc[index - 1]
        in_title = word.text in titles() or word.lower_ in titles() or word.text in actors.load().aliases
        if not (
            in_title
            or word.lower_ in {"'s", "’s", "of", "for", "and", "to", "affairs", "defence", "military"}
            or (word.pos_ in {"ADJ", "NOUN", "PROPN"} and index < start)
        ):
            break
        index -= 1
    words = list(doc[index:start])
    return words if any(w.text in titles() or w.lower_ in titles() for w in words) else []


def _role_after(doc: Doc, end: int) -> list[Token]:
    if end >= len(doc) or doc[end].text != ",":
        return []
    words = []
    for token in doc[end + 1 : end + 14]:
        if token.text in {",", ".", ";"} or token.pos_ == "VERB":
            break
        words.append(token)
    return words if any(w.text in titles() or w.lower_ in titles() for w in words) else []


def _places(doc: Doc, setting: Setting, taken: set[int]) -> Iterator[Named]:
    index = 0
    while index < len(doc):
        step = 1
        if (
            index not in taken
            and (doc[index].text[0].isupper() or doc[index].lower_ in {"al", "el"})
            and doc[index].pos_ in {"PROPN", "NOUN", "ADJ", "X", "VERB"}
        ):
            for length in range(MAX_PLACE_WORDS, 0, -1):
                span = doc[index : index + length]
                if (
                    len(span) < length
                    or taken.intersection(range(index, index + length))
                    or not span[-1].text[0].isupper()
                ):
                    continue
                place = _place(doc, span, setting)
                if place is not None:
                    end = index + length
                    if (
                        end < len(doc)
                        and doc[end].lower_ in {"region", "oblast", "province", "district"}
                        and place.precision_code == "settlement"
                    ):
                        place = _region(place, doc[end].lower_)
                        end += 1
                    yield Named(index, end, place, MentionForm.NAME, "gazetteer")
                    step = end - index
                    break
        index += step


def _repeated_places(doc: Doc, setting: Setting, taken: set[int]) -> Iterator[Named]:
    """Yield further mentions of places that stand elsewhere in the article, whatever the model calls them."""
    for token in doc:
        if token.i not in taken and token.text in setting.places:
            yield Named(token.i, token.i + 1, setting.places[token.text], MentionForm.NAME, "named before")


def _region(place: Entity, kind: str) -> Entity:
    name = f"{place.name} {'region' if kind == 'oblast' else kind}"
    return replace(
        place,
        entity_id=make_id("place", name, place.country),
        name=name,
        place_kind=kind,
        precision_code="region" if kind != "district" else "district",
    )


def _place(doc: Doc, span: Span, setting: Setting) -> Entity | None:
    text = span.text
    if len(text) < 3 or any(c.isdigit() for c in text) or text.lower() in COMMON or not looks_like_a_place(span):
        return None
    chosen = choose(text, setting)
    if chosen is None:
        return None
    return Entity(
        make_id("geonames", chosen.geoname_id), chosen.name if text.isupper() else text, EntityType.PLACE, country=chosen.country, place_kind="settlement",
        lat=chosen.lat, lon=chosen.lon, precision_code="settlement", source=f"geonames:{chosen.geoname_id}", aliases=(chosen.name,),
    )  # fmt: skip


def _bodies(doc: Doc, setting: Setting, taken: set[int]) -> Iterator[Named]:
    """Yield what the model calls an organisation, a place or a facility and nothing else knew."""
    for ent in doc.ents:
        if taken.intersection(range(ent.start, ent.end)) or any(c.isdigit() for c in ent.text):
            continue
        start = ent.start + (1 if ent[0].lower_ == "the" else 0)
        end = ent.end - (1 if ent[-1].text in {"'s", "’s"} else 0)
        if start >= end:
            continue
        name = doc[start:end].text
        if ent.label_ == "ORG" and name[0].isupper():
            yield Named(
                start,
                end,
                Entity(make_id("body", name), name, EntityType.BODY, source="text"),
                MentionForm.NAME,
                "model",
            )
        elif ent.label_ in {"GPE", "LOC", "FAC"} and not candidates(name):
            precision = "point" if ent.label_ == "FAC" else None
            place = Entity(
                make_id("place", name, setting.country),
                name,
                EntityType.PLACE,
                country=setting.country,
                place_kind=ent.label_.lower(),
                precision_code=precision,
                source="text",
            )
            yield Named(start, end, place, MentionForm.NAME, "model")
