"""Find people, with what the text says of them. Whom they serve: affiliations.py. Short forms: pronouns.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.finders.places import choose, is_marked
from extraction.entities.finders.said_roles import long_owner, role_after, role_before, text_of_role
from extraction.entities.finders.unknown_places import is_said_to_be_a_place, said_places
from extraction.entities.known import actors
from extraction.entities.known.wordlists import titles, words
from extraction.entities.named import Named
from extraction.records import Entity, EntityType, MentionForm, make_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from extraction.entities.setting.article import Setting

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
NAME_MARKS = frozenset({"-", "’", "'"})
PLACE_SLOTS = frozenset({"pobj", "compound", "nmod", "dobj", "appos", "conj", "poss"})
MAX_NAME = 4


def find_people(doc: Doc, setting: Setting, taken: set[int]) -> Iterator[Named]:
    """Yield people; a surname alone means the person so called in the article."""
    by_surname = {name.split()[-1]: person for name, person in setting.people.items()}
    for start, end in _spans(doc, taken):
        name = _clean(doc[start:end])
        if not name or any(c.isdigit() for c in name) or _is_a_place(doc, start, end, setting, by_surname):
            continue
        surname = name.split()[-1]
        known = by_surname.get(surname)
        if known is None or (len(name.split()) > len(known.name.split()) and name.endswith(known.name)):
            known = _person(doc, start, end, name)
            by_surname[surname] = setting.people[name] = known
        yield Named(start, end, known, MentionForm.NAME, "person")


def find_surnames(doc: Doc, setting: Setting, taken: set[int]) -> Iterator[Named]:
    """Yield further mentions of people by surname, whatever the model calls them: Maliar, Cherevaty's."""
    by_surname = {name.split()[-1]: person for name, person in setting.people.items() if " " in name}
    for token in doc:
        if token.i not in taken and token.text in by_surname and token.pos_ in {"PROPN", "NOUN", "ADJ", "X"}:
            yield Named(token.i, token.i + 1, by_surname[token.text], MentionForm.NAME, "surname of a person before")


def _spans(doc: Doc, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the spans of people: the model's, and a title before capitalised words ("Major Ilse Brandt")."""
    for ent in doc.ents:
        if ent.label_ == "PERSON" and not taken.intersection(range(ent.start, ent.end)):
            start, end = _trim(doc, ent.start, ent.end)
            if start < end and doc[start].text[0].isupper():
                yield start, end
    for token in doc[:-1]:
        if token.text not in titles() or not token.text[0].isupper():
            continue
        start = end = token.i + 1
        while end < len(doc) and end - start < MAX_NAME and _is_name_word(doc[end]):
            end += 1
        if end - start >= 2 and not taken.intersection(range(start, end)):
            yield start, end


def _is_name_word(token: Token) -> bool:
    return token.text[0].isupper() and token.text not in titles() and token.pos_ == "PROPN"


def _opens(token: Token) -> bool:
    """Tell whether a preposition before a place opens a sentence: the model takes "**Near** Sahm" for a person."""
    return token.is_sent_start is True and token.lower_ in words("locating")


def _trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while start < end and (doc[start].text in titles() or doc[start].pos_ in {"DET", "PUNCT"} or _opens(doc[start])):
        start += 1
    while end > start and (doc[end - 1].text in POSSESSIVES | {","} or doc[end - 1].is_space):
        end -= 1
    return start, end


def _clean(span: Span) -> str:
    kept = (t.text for t in span if (not t.is_space and not t.is_punct) or t.text in NAME_MARKS)
    return " ".join(kept).replace(" - ", "-")


def _is_a_place(doc: Doc, start: int, end: int, setting: Setting, by_surname: dict[str, Entity]) -> bool:
    """Tell whether what the model calls a person is a place: "Kyiv", "in Khan Younis"."""
    span = doc[start:end]
    if span[-1].text in by_surname or role_before(doc, start):
        return False
    if is_said_to_be_a_place(doc, start, end) or span.text in said_places(doc):
        return True
    if len(span) > 1 and not is_marked(span):
        return False
    if span.root.dep_ == "dobj" and span.root.head.lemma_ in words("taking_towns"):
        return True
    return span.root.dep_ in PLACE_SLOTS and choose(span.text, setting) is not None


def _person(doc: Doc, start: int, end: int, name: str) -> Entity:
    """Return the person with what the text says of them: role and state or group before or after the name."""
    before, after = role_before(doc, start), role_after(doc, end)
    said = before or after
    role = ", ".join(text_of_role(part) for part in (before, after) if part) or None
    aliases = actors.load().aliases
    owners = (alias.entity for word in said for alias in aliases.get(word.text.replace("’s", ""), ()))
    owner = long_owner(said) or next((entity for entity in owners if entity.actor), None)
    if owner is None and before and after:
        of_after = (alias.entity for word in after for alias in aliases.get(word.text, ()))
        owner = long_owner(after) or next((entity for entity in of_after if entity.actor), None)
    return Entity(
        make_id("person", name),
        name,
        EntityType.PERSON,
        actor=owner.actor if owner else None,
        role=role,
        country=owner.country if owner else None,
        affiliation=(owner.affiliation or owner.name) if owner else None,
        source="text",
    )
