"""The cues of modality, from rules/cues.toml. How they are heard: modality.py."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extraction.records import Modality
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class CueRule:
    """Words that say something of the figures that they govern; `types` empty = of every type."""

    category: Modality
    words: frozenset[str]
    types: frozenset[str]
    unless_past: bool


@dataclass(frozen=True, slots=True)
class ModalityRules:
    """rules/cues.toml, ready to look up."""

    cues: tuple[CueRule, ...]
    planned: frozenset[str]
    possible: frozenset[str]
    foretelling: frozenset[str]
    given: frozenset[str]
    done: frozenset[str]
    always_done: frozenset[str]
    rising: frozenset[str]
    rising_types: frozenset[str]
    delivery_nouns: frozenset[str]
    stops: frozenset[str]
    aside: frozenset[str]
    wanting: frozenset[str]
    levels: frozenset[str]
    suffered: frozenset[str]
    wished: frozenset[str]
    wishing: frozenset[str]


@cache
def rules() -> ModalityRules:
    """Return the cues of modality, in the order of the rule file."""
    raw = read_rules("cues.toml")
    return ModalityRules(
        cues=tuple(_cue(cue) for cue in raw["cue"]),
        planned=frozenset(raw["auxiliaries"]["planned"]),
        possible=frozenset(raw["auxiliaries"]["possible"]),
        foretelling=frozenset(raw["auxiliaries"]["foretelling"]),
        given=frozenset(raw["given"]["types"]),
        done=frozenset(raw["given"]["done"]),
        always_done=frozenset(raw["given"]["always_done"]),
        rising=frozenset(raw["rising"]["words"]),
        rising_types=frozenset(raw["rising"]["types"]),
        delivery_nouns=frozenset(raw["given"]["nouns"]),
        stops=frozenset(raw["scope"]["stops"]),
        aside=frozenset(raw["scope"]["aside"]),
        wanting=frozenset(raw["wanted"]["words"]),
        levels=frozenset(raw["levels"]["types"]),
        suffered=frozenset(raw["suffered"]["types"]),
        wished=frozenset(raw["wished"]["types"]),
        wishing=frozenset(raw["wished"]["words"]),
    )


def _cue(raw: dict) -> CueRule:
    return CueRule(
        Modality(raw["category"]),
        frozenset(raw["words"]),
        frozenset(raw.get("types", ())),
        raw.get("unless_past", False),
    )


def with_particle(token: Token) -> set[str]:
    """Return a word with its particle or preposition, as cues of more than one word are written: "be due to"."""
    joined = {f"{token.lemma_} {c.lower_}" for c in token.children if c.dep_ in {"prt", "prep", "advmod"}}
    if token.lemma_ == "be":
        complements = [c for c in token.children if c.dep_ in {"acomp", "xcomp"}]
        joined |= {f"be {c.lower_} to" for c in complements if any(g.dep_ == "xcomp" for g in c.children)}
        joined |= {f"be {c.lower_}" for c in complements}
    if token.tag_ == "VBG" and any(c.lemma_ == "be" for c in token.children if c.dep_ == "aux"):
        joined |= {f"be {token.lower_} to" for c in token.children if c.dep_ == "xcomp"}  # "are **going** to send"
    if token.pos_ in {"ADJ", "VERB"} and token.head.lemma_ == "be":
        joined.add(f"be {token.lower_} to")
    return joined
