"""Find people, with what the text says of them: role, state or group. Short forms: pronouns.py, nominals.py."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.entities import actors
from extraction.entities.named import Named
from extraction.entities.places import choose, is_marked
from extraction.entities.sides import group_of_the_other_side
from extraction.entities.unknown_places import is_said_to_be_a_place, said_places
from extraction.entities.wordlists import titles, words
from extraction.records import Entity, EntityType, MentionForm, make_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Span, Token

    from extraction.entities.setting import Setting

BODIES = frozenset({EntityType.STATE, EntityType.ARMED_GROUP, EntityType.BODY})
OWNING = frozenset({"its", "their"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
ROLE_LINKS = frozenset({"'s", "’s", "of", "for", "and", "to", "in", "affairs", "defence", "military", "the"})
NAME_MARKS = frozenset({"-", "’", "'"})
PLACE_SLOTS = frozenset({"pobj", "compound", "nmod", "dobj", "appos", "conj", "poss"})
ROLE_BEFORE, ROLE_AFTER, MAX_NAME = 9, 14, 4


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


def affiliate(doc: Doc, found: Sequence[Named], setting: Setting) -> list[Named]:
    """Return the names with people under the state or group that their role in the text leads to.

    "Major Ilse Brandt, the brigade's spokeswoman": the brigade is named before. An officer or official of nobody in
    particular serves the state that the article is about.
    """
    by_token = {i: named for named in found for i in named.tokens()}
    changed: dict[str, Entity] = {}
    for named in found:
        person = named.entity
        if person.entity_type is not EntityType.PERSON or person.actor or person.entity_id in changed:
            continue
        owner = _owner_in_role(doc, named, by_token)
        owner = owner or _of_a_pronoun(doc, named, by_token)
        if owner is None and person.role:
            owner = _of_the_place(doc, named, found) or _served(person.role, setting, found)
        if owner is not None and owner.actor:
            affiliation = owner.affiliation or owner.name
            changed[person.entity_id] = replace(
                person, actor=owner.actor, country=person.country or owner.country, affiliation=affiliation
            )
    return [replace(n, entity=changed.get(n.entity.entity_id, n.entity)) for n in found]


def _owner_in_role(doc: Doc, named: Named, by_token: dict[int, Named]) -> Entity | None:
    roles = (_role_before(doc, named.start) or _role_after(doc, named.end)) if named.entity.role else []
    owners = [by_token[word.i].entity for word in roles if word.i in by_token]
    root = doc[named.start : named.end].root
    if root.dep_ == "appos" and root.head.i in by_token:
        owners.append(by_token[root.head.i].entity)  # "Togo's new **prime minister**, Ama Kossi"
    return next((owner for owner in owners if owner.actor and owner.entity_type is not EntityType.PERSON), None)


def _of_a_pronoun(doc: Doc, named: Named, by_token: dict[int, Named]) -> Entity | None:
    """Return whose somebody is by "its" or "their", named before: "the front denied it. **Its** spokesman, Ilmar"."""
    root = doc[named.start : named.end].root
    nouns = [root, *(c for c in root.children if c.dep_ == "appos"), *([root.head] if root.dep_ == "appos" else [])]
    pronoun = next((c for noun in nouns for c in noun.children if c.lower_ in OWNING), None)
    if pronoun is None:
        return None
    before = [by_token[i] for i in range(pronoun.i - 1, -1, -1) if i in by_token]
    bodies = [n for n in before if n.entity.actor and n.entity.entity_type in BODIES]
    near = [n for n in bodies if n.start >= doc[max(pronoun.sent.start - 1, 0)].sent.start]
    acting = (n.entity for n in near if doc[n.start : n.end].root.dep_ in {"nsubj", "nsubjpass"})
    return next(acting, None) or next((n.entity for n in bodies), None)


def _of_the_place(doc: Doc, named: Named, found: Sequence[Named]) -> Entity | None:
    """Return the state of the place that a governor or mayor is told with: "In Belgorod, governor Ivan Petrov said"."""
    if not set((named.entity.role or "").casefold().split()) & words("local_heads"):
        return None
    start = doc[named.start].sent.start
    places = [n.entity for n in found if start <= n.start < named.start and n.entity.entity_type is EntityType.PLACE]
    return actors.load().state_entities.get(places[-1].country or "") if places else None


def _served(role: str, setting: Setting, found: Sequence[Named]) -> Entity | None:
    """Return the state or group that an officer, an official or a rebel serves, of whom the text says no more."""
    said = {word.casefold() for word in role.partition(",")[0].replace("-", " ").split()}
    if said & words("rebel_nouns"):
        return group_of_the_other_side(setting, found)
    if said & words("ranks"):
        return setting.state
    home = actors.load().state_entities.get(setting.country or "")
    return home if said & words("state_roles") else None


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
    if span[-1].text in by_surname or _role_before(doc, start):
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
    before, after = _role_before(doc, start), _role_after(doc, end)
    said = before or after
    role = ", ".join(_text(part) for part in (before, after) if part) or None
    aliases = actors.load().aliases
    owners = (alias.entity for word in said for alias in aliases.get(word.text.replace("’s", ""), ()))
    owner = next((entity for entity in owners if entity.actor), None) or _long_owner(said)
    if owner is None and before and after:
        of_after = (alias.entity for word in after for alias in aliases.get(word.text, ()))
        owner = next((entity for entity in of_after if entity.actor), None) or _long_owner(after)
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


def _text(said: list[Token]) -> str:
    return " ".join(word.text for word in said).replace(" 's", "'s").replace(" ’s", "’s")


def _long_owner(said: list[Token]) -> Entity | None:
    """Return the group or body of several words that a role names: "head of the Wagner Group"."""
    aliases = actors.load().aliases
    for start in range(len(said)):
        for end in range(len(said), start + 1, -1):
            found = aliases.get(said[0].doc[said[start].i : said[end - 1].i + 1].text)
            if found and found[0].entity.actor:
                return found[0].entity
    return None


def _role_before(doc: Doc, start: int) -> list[Token]:
    index = start
    while index > 0 and start - index < ROLE_BEFORE and _is_role_word(doc[index - 1]):
        index -= 1
    while index < start and doc[index].lower_ in ROLE_LINKS:
        index += 1
    return _with_title(list(doc[index:start]))


def _is_role_word(word: Token) -> bool:
    if word.is_sent_start and word.lower_ in ROLE_LINKS:
        return False
    named = word.text in titles() or word.lower_ in titles() or word.text in actors.load().aliases
    return named or word.lower_ in ROLE_LINKS or word.pos_ in {"ADJ", "NOUN", "PROPN"}


def _role_after(doc: Doc, end: int) -> list[Token]:
    if end >= len(doc) or doc[end].text not in {",", "("}:
        return []
    found: list[Token] = []
    for token in doc[end + 1 : end + ROLE_AFTER]:
        if token.text in {",", ".", ";", ")"} or (token.pos_ == "VERB" and token.lower_ not in titles()):
            if not found and token.is_digit:
                continue
            break
        found.append(token)
    return _with_title(found)


def _with_title(found: list[Token]) -> list[Token]:
    return found if any(w.text in titles() or w.lower_ in titles() for w in found) else []
