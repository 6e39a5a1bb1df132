"""Whom people serve, by their role, a pronoun or the place that they are told with. Who they are: people.py."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.entities.finders.said_roles import role_after, role_before
from extraction.entities.known import actors
from extraction.entities.known.wordlists import words
from extraction.entities.references.pronouns import BODIES
from extraction.entities.setting.sides import group_of_the_other_side
from extraction.records import EntityType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from extraction.entities.named import Named
    from extraction.entities.setting.article import Setting
    from extraction.records import Entity

OWNING = frozenset({"its", "their"})
SERVING = frozenset({"for", "of"})


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
    roles = (role_before(doc, named.start) or role_after(doc, named.end)) if named.entity.role else []
    owners = [by_token[word.i].entity for word in roles if word.i in by_token]
    root = doc[named.start : named.end].root
    if root.dep_ == "appos":
        served = (
            c for preposition in root.head.children if preposition.lower_ in SERVING for c in preposition.children
        )
        nouns = (root.head, *served)  # "Togo's **prime minister**, Ama Kossi"; "spokesman for **its command**, Jo Afi"
        owners += [by_token[noun.i].entity for noun in nouns if noun.i in by_token]
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
