"""The words of reported speech and the record of a speaker. How they are found in a sentence: attributions.py."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extraction.facts.syntax import lemmas
from extraction.records import Stance
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FINITE_NOUNS = frozenset(
    {
        "claim",
        "report",
        "estimate",
        "state",
        "charge",
        "note",
        "post",
        "tweet",
        "count",
        "list",
        "document",
        "record",
        "log",
    }
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says so: canonical name, entity when known, the word of speech, and whether the figure is denied.

    `vouches`: what it promises counts as said (a person, a ministry); a state, a union or an armed group acts instead.
    """

    name: str
    entity_id: str | None
    cue: str
    stance: Stance = Stance.AFFIRMED
    vouches: bool = False
    is_person: bool = False


@dataclass(frozen=True, slots=True)
class SpeechRules:
    """rules/speech.toml, ready to look up."""

    clause: frozenset[str]
    addressing: frozenset[str]
    figure: frozenset[str]
    only_tolls: frozenset[str]
    told_when_past: frozenset[str]
    revising: frozenset[str]
    revised: frozenset[str]
    tolls: frozenset[str]
    preposition: frozenset[str]
    inserted: frozenset[str]
    performative: frozenset[str]
    promise: frozenset[str]
    requests: frozenset[str]
    denial: frozenset[str]
    calls: frozenset[str]
    untrue: frozenset[str]
    modifying: frozenset[str]
    figures: frozenset[str]
    own_voice: frozenset[str]
    official: frozenset[str]
    told: frozenset[str]
    makers: frozenset[str]
    according: frozenset[str]
    by_nouns: frozenset[str]
    in_nouns: frozenset[str]
    trusted: frozenset[str]
    aside: frozenset[str]
    boundary_marks: frozenset[str]
    boundary_words: frozenset[str]
    continuation_first: tuple[str, ...]
    continuation_within: frozenset[str]
    opening: frozenset[str]
    backward: frozenset[str]
    relevant: frozenset[str]
    telling: frozenset[str]
    outlet: frozenset[str]
    not_speakers: frozenset[str]
    nameless: frozenset[str]
    anybody_says: frozenset[str]
    strangers: frozenset[str]
    for_somebody: frozenset[str]
    representing: frozenset[str]
    branches: frozenset[str]
    deeds: frozenset[str]
    acting: frozenset[str]
    persons: frozenset[str]
    documents: frozenset[str]
    outlets: tuple[frozenset[str], ...]


@cache
def rules() -> SpeechRules:
    """Return the rules of reported speech."""
    raw = read_rules("speech.toml")
    return SpeechRules(
        clause=frozenset(raw["clause"]["words"]),
        addressing=frozenset(raw["clause"]["addressing"]),
        figure=frozenset(raw["figure"]["words"]),
        only_tolls=frozenset(raw["figure"]["only_tolls"]),
        told_when_past=frozenset(raw["figure"]["told_when_past"]),
        revising=frozenset(raw["figure"]["revising"]),
        revised=frozenset(raw["figure"]["revised"]),
        tolls=frozenset(raw["figure"]["tolls"]),
        preposition=frozenset(raw["preposition"]["words"]),
        inserted=frozenset(raw["inserted"]["words"]),
        performative=frozenset(raw["performative"]["words"]),
        promise=frozenset(raw["performative"]["promises"]),
        requests=frozenset(raw["performative"]["requests"]),
        denial=frozenset(raw["denial"]["words"]),
        calls=frozenset(raw["denial"]["calls"]),
        untrue=frozenset(raw["denial"]["untrue"]),
        modifying=frozenset(raw["figure"]["modifying"]),
        figures=frozenset(raw["figures"]["words"]),
        own_voice=frozenset(raw["figures"]["own_voice"]),
        official=frozenset(raw["figures"]["official"]),
        told=frozenset(raw["figures"]["told"]),
        makers=frozenset(raw["figures"]["makers"]),
        according=frozenset(raw["according"]["words"]),
        by_nouns=frozenset(raw["according"]["by_nouns"]),
        in_nouns=frozenset(raw["according"]["in_nouns"]),
        trusted=frozenset(raw["according"]["trusted"]),
        aside=frozenset(raw["aside"]["words"]),
        boundary_marks=frozenset(raw["boundary"]["marks"]),
        boundary_words=frozenset(raw["boundary"]["words"]),
        continuation_first=tuple(raw["continuation"]["first"]),
        continuation_within=frozenset(raw["continuation"]["within"]),
        opening=frozenset(raw["continuation"]["opening"]),
        backward=frozenset(raw["backward"]["words"]),
        relevant=frozenset(raw["backward"]["relevant"]),
        telling=frozenset(raw["backward"]["telling"]),
        outlet=frozenset(raw["outlet"]["words"]),
        not_speakers=frozenset(raw["outlet"]["not_speakers"]),
        nameless=frozenset(raw["nameless"]["words"]),
        anybody_says=frozenset(raw["nameless"]["anybody_says"]),
        strangers=frozenset(raw["nameless"]["strangers"]),
        for_somebody=frozenset(raw["nameless"]["for_somebody"]),
        representing=frozenset(raw["nameless"]["representing"]),
        branches=frozenset(raw["nameless"]["branches"]),
        deeds=frozenset(raw["statement"]["deeds"]),
        acting=frozenset(raw["nameless"]["acting"]),
        persons=frozenset(raw["nameless"]["persons"]),
        documents=frozenset(raw["kin"]["documents"]),
        outlets=(frozenset(raw["kin"]["stations"]), frozenset(raw["kin"]["papers"])),
    )


def is_verb(token: Token) -> bool:
    """Tell whether a word is a verb, also one like "claims" that the tagger took for a noun above a clause."""
    if token.pos_ in {"VERB", "AUX"}:
        return True
    return (
        token.tag_ in {"NNS", "NN"}
        and token.lemma_ in FINITE_NOUNS
        and token.dep_ in {"ROOT", "ccomp", "relcl", "conj"}
        and any(c.dep_ in {"acl", "ccomp", "relcl", "dobj", "nsubj"} for c in token.children)
    )


def remember(doc: Doc, index: int, speaker: Speaker) -> None:
    """Keep who spoke at a token, so that "he added" and "the official said" find whom they mean."""
    doc.user_data.setdefault("speakers", []).append((index, speaker))


def last_person(doc: Doc, index: int, reach: int, role: str | None = None) -> Speaker | None:
    """Return the person who spoke last within `reach` tokens before a token, with this role if one has it."""
    spoke = [s for at, s in doc.user_data.get("speakers", []) if index - reach <= at < index and s.is_person]
    entities = doc._.entities
    fitting = [
        s for s in spoke if role and s.entity_id in entities and role in (entities[s.entity_id].role or "").lower()
    ]
    return (fitting or spoke or [None])[-1]


def last_named(doc: Doc, index: int, noun: str) -> Speaker | None:
    """Return the speaker who spoke last under a longer name with this noun: "Officials" are "coalition officials"."""
    spoke = [s for at, s in doc.user_data.get("speakers", []) if at < index]
    longer = [
        s for s in spoke if len(s.name.split()) > 1 and noun in s.name.lower().replace("officials", "official").split()
    ]
    return longer[-1] if longer else None


def is_any(token: Token, words: frozenset[str]) -> bool:
    """Tell whether a token is a form of one of `words`."""
    return not words.isdisjoint(lemmas(token))
