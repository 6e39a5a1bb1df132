"""Done, planned, possible or asked for.

Once or as a running total: cues with a scope, after ConText (Harkema et al. 2009).
"""

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

SPEECH_STOPS = frozenset(
    {"say", "tell", "report", "claim", "state", "add", "note", "confirm", "admit", "estimate", "insist"}
)
DONE = frozenset(
    [
        "deliver",
        "arrive",
        "pay",
        "disburse",
        "hand",
        "receive",
        "provide",
        "send",
        "land",
        "reach",
        "supply",
        "give",
        "enter",
        "unload",
        "distribute",
        "spend",
        "bring",
        "fly",
        "donate",
        "ship",
        "contribute",
        "transfer",
        "gift",
        "truck",
        "airdrop",
        "drop",
        "lend",
        "load",
        "carry",
        "ferry",
        "move",
        "lay",
        "roll",
        "commission",
        "buy",
    ]
)
ALWAYS_DONE = frozenset({"deliver", "arrive", "load", "distribute"})
CUMULATIVE = re.compile(
    r"\b(?:so far\b|to date\b|(?:death |overall |total |casualty )?toll\b|overall (?:number|total|figure)\b|in total\b|altogether\b|in all\b|cumulative\w*|until now\b|till now\b|up to now\b"
    r"|(?:brings?|bringing|brought|takes?|taking|took|raises?|raising|pushes|pushing)\s+(?:the|its|their|\w+[’']s)?\s*(?:overall\s+|total\s+|number\s+|\w+\s+){0,4}to\b"
    r"|(?:rose|risen|climbed|grown|grew|jumped|surpassed|topped|passed|swelled|swollen|increased)\b|now stands? at|stands? at|over the course of the war)",
    re.IGNORECASE,
)
SINCE = re.compile(r"\b(?:ever )?since\b", re.IGNORECASE)
WINDOW = re.compile(
    r"\b(?:in|over|during|within|for) the (?:past|last|previous|preceding)\b|\bin the space of\b|\bper (?:day|month|week)\b|\ba (?:day|week|month)\b|\bovernight\b",
    re.IGNORECASE,
)
NEAR = 70
WHOLE = 100
TALLIED = frozenset(
    {
        "killed",
        "wounded",
        "casualties",
        "displaced",
        "damage",
        "equipment_lost",
        "munitions_launched",
        "attacks",
        "captured",
    }
)


@dataclass(frozen=True, slots=True)
class CueRule:
    """Words that say something of the figures in their scope."""

    category: Modality
    scope: str
    words: frozenset[str]


@cache
def rules() -> tuple[CueRule, ...]:
    """Return the cues of rules/cues.toml, in order."""
    return tuple(
        CueRule(Modality(cue["category"]), cue["scope"], frozenset(cue["words"]))
        for cue in read_rules("cues.toml")["cue"]
    )


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
            if (
                rule.scope == "governs"
                and rule.words & forms
                and not (token.i == reading.trigger.i and reading.frame.type not in GIVEN and token.pos_ == "VERB")
            ):
                return rule.category, token.text
    if reading.frame.type in GIVEN and not _is_done(counted, reading):
        return Modality.PLANNED, None
    return Modality.OCCURRED, None


def _is_done(counted: Counted, reading: Reading) -> bool:
    """Tell whether the words say that money or goods went over: until then they are planned (fact contract)."""
    verbs = [token for token in (reading.trigger, *reading.trigger.ancestors) if token.pos_ in {"VERB", "AUX"}]
    for verb in verbs[:3]:
        if verb.lemma_ in SPEECH_STOPS:
            break
        if verb.lemma_ in DONE and (
            verb.tag_ in {"VBD", "VBN"} or verb.lemma_ in ALWAYS_DONE or _is_present_perfect(verb)
        ):
            return True
    return reading.trigger.lemma_ in {"delivery", "shipment", "arrival", "convoy", "consignment", "disbursement"}


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
        return Modality.PLANNED, next(
            c.text for c in words if c.lower_ in {"will", "'ll", "’ll", "shall", "would", "should"}
        )
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


def is_cumulative(counted: Counted, reading: Reading, *, after_total: bool) -> tuple[bool, str | None]:
    """Tell whether the figure is a running total, and by which words.

    `after_total` says that the figure before it in the same account is one: a "since …" carries over (fact contract).
    """
    sentence = counted.span.root.sent
    text = sentence.text
    start = counted.quantity.start - sentence.start_char
    end = counted.quantity.end - sentence.start_char
    window = WINDOW.search(text) is not None
    since = next((m.group() for m in SINCE.finditer(text) if _since_counts(text, m, start, end)), None)
    if since is not None and not window:
        return True, since
    for match in CUMULATIVE.finditer(text):
        distance = match.start() - end if match.start() >= end else start - match.end()
        gap = text[min(match.end(), end) : max(match.start(), start)]
        if distance <= NEAR and ";" not in gap and (not window or match.group().lower() in {"so far", "to date"}):
            return True, match.group()
    if _is_dated(counted):
        return False, None
    if after_total:
        return True, "total before"
    low = counted.quantity.value_low or counted.quantity.value_high or 0
    if reading.frame.type in TALLIED and low >= WHOLE and not window and _is_present_perfect(reading.trigger):
        return True, "present perfect"
    return False, None


def _since_counts(text: str, since: re.Match[str], start: int, end: int) -> bool:
    """Tell whether "since" counts the figure: after it, or before it with a comma or as "has since".

    Not around its own clause.
    """
    if since.start() >= end:
        return ";" not in text[end : since.start()]
    between = text[since.end() : start]
    if between.strip().lower().startswith(("killed", "died", "lost", "been", "destroyed", "wounded", "fled")):
        return True
    head, comma, tail = between.partition(",")
    return (
        bool(comma)
        and len(head.split()) <= 12
        and ";" not in tail
        and not re.search(r"\b(?:following|after|where|which|that)\b", between)
    )


def _is_dated(counted: Counted) -> bool:
    """Tell whether the sentence names the day of the event."""
    sentence = counted.span.root.sent
    return any(
        sentence.start_char <= d.start < sentence.end_char
        and d.kind in {"point", "window"}
        and d.precision in {"day", "week"}
        for d in sentence.doc._.dates
    )


def _is_present_perfect(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in {"have", "has", "'ve", "’ve"} for c in verb.children)
