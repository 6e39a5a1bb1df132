"""Done, planned, possible or asked for; once or as a running total: cues with a scope, after ConText (Harkema et al. 2009)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extraction.facts.syntax import lemmas
from extraction.records import Modality
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from extraction.facts.frames import Reading
    from extraction.facts.items import Counted

SPEECH_STOPS = frozenset({"say", "tell", "report", "claim", "state", "add", "note", "confirm", "admit", "estimate", "insist"})
DONE = frozenset("deliver arrive pay disburse hand receive provide send land reach supply give enter unload distribute have spend bring total fly".split())
CUMULATIVE = re.compile(
    r"\b(?:since\b|so far\b|to date\b|(?:death |overall |total )?toll\b|in total\b|a total of\b|total(?:ling|ing)?\b|altogether\b|in all\b|overall\b|cumulative\w*|until now\b|till now\b|up to now\b"
    r"|(?:brings?|bringing|brought|takes?|taking|took|raises?|raising)\s+(?:the|its|their|\w+[’']s)?\s*(?:overall\s+|total\s+|number\s+|\w+\s+){0,4}to\b|(?:rose|risen|climbed|grown|grew|jumped|increased|surpassed|topped|passed)\b"
    r"|now stands? at|stands? at|over the course of the war|in the conflict so far|already\b|this (?:calendar |financial |fiscal )?year so far)",
    re.IGNORECASE,
)
REASON_SINCE = re.compile(r"\bever since\b|\bsince then\b", re.IGNORECASE)
WINDOW = re.compile(r"\b(?:in|over|during|within) the (?:past|last|previous|preceding)\b|\bin the space of\b|\bper (?:day|month|week)\b|\ba (?:day|week|month)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CueRule:
    """Words that say something of the figures in their scope."""

    category: Modality
    scope: str
    words: frozenset[str]


@cache
def rules() -> tuple[CueRule, ...]:
    """Return the cues of rules/cues.toml, in order."""
    return tuple(CueRule(Modality(cue["category"]), cue["scope"], frozenset(cue["words"])) for cue in read_rules("cues.toml")["cue"])


def modality_of(counted: Counted, reading: Reading) -> tuple[Modality, str | None]:
    """Return the modality of a fact and the cue that says so; what no cue touches has occurred."""
    if reading.frame.modality:
        return Modality(reading.frame.modality), reading.trigger.text
    for token in _governors(counted, reading):
        auxiliary = _auxiliary(token)
        if auxiliary is not None:
            return auxiliary
        forms = {*lemmas(token), *_with_particle(token)}
        for rule in rules():
            if rule.scope == "governs" and rule.words & forms and not (token.i == reading.trigger.i and reading.frame.type not in GIVEN and token.pos_ == "VERB"):
                return rule.category, token.text
    return Modality.OCCURRED, None


GIVEN = frozenset({"aid_money", "aid_in_kind", "military_spending"})


def _governors(counted: Counted, reading: Reading) -> Iterator[Token]:
    """Yield the trigger and the verbs and nouns above it, up to the verb that only reports."""
    trigger = reading.trigger
    yield trigger
    for ancestor in trigger.ancestors:
        if ancestor.lemma_ in SPEECH_STOPS:
            return
        if trigger.dep_ in {"relcl", "advcl"} and ancestor.i == trigger.head.i and ancestor.pos_ == "NOUN":
            return
        if ancestor.pos_ in {"VERB", "AUX", "NOUN", "ADJ"}:
            yield ancestor
        if ancestor.dep_ in {"relcl", "advcl"}:
            return
    if reading.route == "list" or reading.slot in {"value_of", "counts", "noun_of"}:
        yield from (a for a in counted.node.ancestors if a.pos_ == "VERB" and a.lemma_ not in SPEECH_STOPS)


def _auxiliary(verb: Token) -> tuple[Modality, str] | None:
    words = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    lowered = {c.lower_ for c in words}
    if lowered & {"will", "'ll", "’ll", "shall"} or (lowered & {"would", "should"} and "have" not in lowered):
        return Modality.PLANNED, next(c.text for c in words if c.lower_ in {"will", "'ll", "’ll", "shall", "would", "should"})
    if lowered & {"may", "might", "could", "can"}:
        return Modality.POSSIBLE, next(c.text for c in words if c.lower_ in {"may", "might", "could", "can"})
    if "to" in lowered and verb.head.lemma_ == "be" and verb.dep_ == "xcomp":
        return Modality.PLANNED, "be to"
    return None


def _with_particle(token: Token) -> set[str]:
    joined = {f"{token.lemma_} {c.lower_}" for c in token.children if c.dep_ in {"prt", "prep", "advmod"}}
    if token.lemma_ == "be":
        joined |= {f"be {c.lower_} to" for c in token.children if c.dep_ in {"acomp", "xcomp"}}
    if token.lower_ in {"set", "due", "ready", "about", "poised", "slated", "going"}:
        joined.add(f"be {token.lower_} to")
    return joined


def is_cumulative(counted: Counted, reading: Reading) -> tuple[bool, str | None]:
    """Tell whether the figure is a running total, and by which words."""
    sentence = counted.span.root.sent
    text = sentence.text
    position = counted.quantity.start - sentence.start_char
    window = WINDOW.search(text)
    for match in CUMULATIVE.finditer(text):
        word = match.group().lower()
        gap = text[min(match.end(), position) : max(match.start(), position)]
        if ";" in gap or (window is not None and word not in {"so far", "to date"}):
            continue
        if word.startswith("already") and reading.trigger.lemma_ in {"be"}:
            continue
        return True, match.group()
    return False, None
