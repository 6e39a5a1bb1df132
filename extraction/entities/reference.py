"""Short forms within one article: "Russian forces", "the ministry", "the group", he, they, his fighters.

Full names: names.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extraction.entities.names import Named
from extraction.records import Entity, EntityType, MentionForm, make_id
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from extraction.entities.places import Setting

SINGULAR = frozenset({"he", "she", "him", "her", "his", "hers"})
PLURAL = frozenset({"it", "its", "they", "their", "them", "theirs"})
SPEAKING = frozenset({"we", "our", "us", "ours", "i", "my", "me"})
BOUND = 40


@dataclass(frozen=True)
class Nouns:
    """Nouns that stand for an actor, by what they are."""

    forces: frozenset[str]
    bodies: frozenset[str]


@cache
def nouns() -> Nouns:
    """Return the nouns of rules/roles.toml."""
    roles = read_rules("roles.toml")
    return Nouns(frozenset(roles["forces"]["words"]), frozenset(roles["bodies"]["words"]))


def find_nominals(doc: Doc, names: list[Named], setting: Setting) -> list[Named]:
    """Return noun phrases that stand for an actor.

    With a name beside them ("Israel's army"), or short for one before.
    """
    by_token = {i: named for named in names for i in range(named.start, named.end)}
    found: list[Named] = []
    latest: dict[str, Named] = {}
    for token in doc:
        if token.i in by_token or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        word = token.lemma_.lower()
        if not ({word, token.lower_} & (nouns().forces | nouns().bodies)):
            continue
        owner = _owner(token, by_token)
        if owner is not None:
            named = _owned(doc, token, owner)
            latest[word] = named
        elif _is_definite(token) and word in latest:
            named = Named(token.i, token.i + 1, latest[word].entity, MentionForm.NOMINAL, "short for a body before")
        elif _is_definite(token) and word in {"group", "movement", "militia", "organisation", "rebels", "rebel"}:
            group = _last_before(names, token.i, EntityType.ARMED_GROUP)
            if group is None:
                continue
            named = Named(token.i, token.i + 1, group.entity, MentionForm.NOMINAL, "short for a group before")
        elif (
            word in {"junta", "regime"} | {"army", "military"}
            and _is_definite(token)
            and setting.conflict
            and setting.country
        ):
            named = _army(token, setting)
            if named is None:
                continue
        else:
            continue
        found.append(named)
    return found


def _owner(token: Token, by_token: dict[int, Named]) -> Named | None:
    """Return the name beside a noun: possessor, adjective, compound, or after of/in."""
    for child in sorted(token.children, key=lambda c: abs(c.i - token.i)):
        if child.dep_ in {"poss", "amod", "compound", "nmod", "nsubj"} and child.i < token.i:
            named = by_token.get(child.i)
            if named is not None:
                return named
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "from", "in"}:
            for noun in child.children:
                named = by_token.get(noun.i)
                if named is not None and (
                    child.lower_ != "in" or named.entity.entity_type in {EntityType.STATE, EntityType.PLACE}
                ):
                    return named
    return None


def _owned(doc: Doc, token: Token, owner: Named) -> Named:
    start = min([c.left_edge.i for c in token.children if c.dep_ in {"poss", "amod", "compound", "nmod"}] + [token.i])
    while doc[start].pos_ in {"DET", "NUM"} and start < token.i:
        start += 1
    end = token.i + 1
    if owner.start >= end and owner.end - token.i < BOUND:
        end = owner.end
    name = doc[start:end].text.replace("\n", " ")
    actor = owner.entity.actor
    kind = EntityType.BODY
    if actor is None and owner.entity.entity_type is EntityType.PLACE:
        actor = None
    entity = Entity(
        make_id("body", name),
        name,
        kind,
        actor=actor,
        country=owner.entity.country,
        affiliation=owner.entity.name,
        source="text",
    )
    return Named(start, end, entity, MentionForm.NOMINAL, f"owned by {owner.entity.name}")


def _army(token: Token, setting: Setting) -> Named | None:
    from extraction.entities import actors

    state = actors.load().state_entities.get(setting.country or "")
    if state is None:
        return None
    name = f"{state.name} {token.lemma_.lower()}"
    return Named(
        token.i,
        token.i + 1,
        Entity(
            make_id("body", name),
            name,
            EntityType.BODY,
            actor=state.actor,
            country=state.country,
            affiliation=state.name,
            source="text",
        ),
        MentionForm.NOMINAL,
        "the army of the country",
    )


def _is_definite(token: Token) -> bool:
    return any(
        c.lower_ in {"the", "its", "their", "his", "this", "that"} for c in token.children if c.dep_ in {"det", "poss"}
    ) or token.tag_ in {"NNS", "NNP"}


def _last_before(names: list[Named], index: int, *kinds: EntityType) -> Named | None:
    return next((named for named in reversed(names) if named.end <= index and named.entity.entity_type in kinds), None)


def find_pronouns(doc: Doc, names: list[Named], nominals: list[Named]) -> list[Named]:
    """Return the pronouns with whom they mean.

    The last fitting subject, else the last fitting name, of this or the sentence before.
    """
    ordered = sorted([*names, *nominals], key=lambda named: named.start)
    found: list[Named] = []
    for token in doc:
        if token.pos_ != "PRON":
            continue
        if token.lower_ in SINGULAR:
            antecedent = _antecedent(doc, token, ordered, {EntityType.PERSON})
        elif token.lower_ in PLURAL:
            antecedent = _antecedent(doc, token, ordered, {EntityType.STATE, EntityType.ARMED_GROUP, EntityType.BODY})
        elif token.lower_ in SPEAKING:
            antecedent = _speaker(doc, token, ordered)
        else:
            continue
        if antecedent is not None:
            found.append(
                Named(
                    token.i, token.i + 1, antecedent.entity, MentionForm.PRONOUN, f"refers to {antecedent.entity.name}"
                )
            )
    return found


def _antecedent(doc: Doc, token: Token, ordered: list[Named], kinds: set[EntityType]) -> Named | None:
    sentence = token.sent
    first = doc[sentence.start - 1].sent.start if sentence.start else 0
    fitting = [n for n in ordered if first <= n.start and n.end <= token.i and n.entity.entity_type in kinds]
    if not fitting:
        earlier = [n for n in ordered if n.end <= token.i and n.entity.entity_type in kinds]
        return earlier[-1] if earlier and EntityType.PERSON in kinds else None
    subjects = [n for n in fitting if doc[n.start : n.end].root.dep_ in {"nsubj", "nsubjpass", "poss"}]
    own = [n for n in subjects if n.start >= sentence.start]
    return (own or subjects or fitting)[0 if own else -1]


def _speaker(doc: Doc, token: Token, ordered: list[Named]) -> Named | None:
    """Return who says "we": the subject of a verb of speech near the quotation."""
    near = [
        n
        for n in ordered
        if abs(n.start - token.i) < BOUND and n.entity.entity_type in {EntityType.PERSON, EntityType.BODY}
    ]
    speaking = [
        n
        for n in near
        if doc[n.start : n.end].root.dep_ == "nsubj"
        and doc[n.start : n.end].root.head.lemma_ in {"say", "tell", "add", "claim", "write", "announce", "note"}
    ]
    return min(speaking, key=lambda n: abs(n.start - token.i), default=None)
