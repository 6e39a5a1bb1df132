"""Words that bound or blur a number: "more than", "or so". Cue, side, effect: rules/bounds.toml.

Numbers are not known here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extraction.quantities.phrases import any_of
from extraction.records import Qualifier
from extraction.rulefiles import read_rules

REACH = 48
BOUNDS_NEXT = re.compile(r"\s+(?:than\b|of\b|an?\b|\d|[$€£])|\s+\w+\s+(?:of|were|are|have)\b")
STRENGTH = {Qualifier.APPROXIMATE: 0, Qualifier.AT_MOST: 1, Qualifier.AT_LEAST: 1}


@dataclass(frozen=True, slots=True)
class Bound:
    """What a cue does to the number beside it; the cue reaches from `start` to `end` in the text."""

    qualifier: Qualifier
    start: int
    end: int


@dataclass(frozen=True)
class BoundRules:
    """The cues of rules/bounds.toml as two patterns; `before` reads the text backwards from the number."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    effects: dict[tuple[str, str], Qualifier]
    units: dict[str, frozenset[str]]
    needs: dict[str, frozenset[str]]
    phrasal: dict[str, frozenset[str]]


@cache
def rules() -> BoundRules:
    """Return the cues, longest phrase first."""
    raw = read_rules("bounds.toml")
    effects = {(cue["side"], phrase): Qualifier(cue["qualifier"]) for cue in raw["cue"] for phrase in cue["phrases"]}
    between = any_of(f"{word[::-1]} " for word in raw["between"]["words"])
    before = any_of(phrase[::-1] for side, phrase in effects if side == "before")
    after = any_of(phrase for side, phrase in effects if side == "after")
    return BoundRules(
        before=re.compile(rf"\s*(?:{between})*(?P<cue>{before})(?![\w\-])", re.IGNORECASE),
        after=re.compile(rf"\s?(?P<cue>{after})(?!\w|\s+\d)", re.IGNORECASE),
        effects=effects,
        units={phrase: frozenset(cue["units"]) for cue in raw["cue"] if "units" in cue for phrase in cue["phrases"]},
        needs={phrase: frozenset(cue["needs"]) for cue in raw["cue"] if "needs" in cue for phrase in cue["phrases"]},
        phrasal={cue: frozenset(words) for cue, words in raw["phrasal"].items()},
    )


def bound_before(text: str, start: int, unit: str | None) -> Bound | None:
    """Return the bound whose cue ends where the number starts, and the cue before that.

    "at least about 20" is at_least.

    `unit` is the canonical unit of the number: some cues bound only certain units.
    """
    first = _match_before(text, start, unit)
    if first is None:
        return None
    second = _match_before(text, first.start, unit)
    if second is None:
        return first
    stronger = second if STRENGTH[second.qualifier] > STRENGTH[first.qualifier] else first
    return Bound(stronger.qualifier, second.start, start)


def bound_after(text: str, end: int) -> Bound | None:
    """Return the bound whose cue follows the number or its unit: "30 or more", "200+"."""
    match = rules().after.match(text, end)
    if match is None:
        return None
    return Bound(rules().effects["after", _key(match["cue"])], end, match.end())


def bound_after_noun(text: str, end: int) -> Bound | None:
    """Return the bound whose cue follows the counted noun, which ends at `end`: "37 bodies at least", "90 men or so".

    A cue that bounds the number after it is none: "37 bodies, at least ten of them children".
    """
    comma = end + 1 if text[end : end + 1] == "," else end
    match = rules().after.match(text, comma)
    if match is None or not text[comma : comma + 1].isspace() or BOUNDS_NEXT.match(text, match.end()):
        return None
    qualifier = rules().effects["after", _key(match["cue"])]
    if comma > end and qualifier is not Qualifier.APPROXIMATE:
        return None
    return Bound(qualifier, end, match.end())


def _match_before(text: str, start: int, unit: str | None) -> Bound | None:
    match = rules().before.match(text[max(0, start - REACH) : start][::-1])
    if match is None:
        return None
    cue, begin = _key(match["cue"][::-1]), start - match.end("cue")
    if cue in rules().units and unit not in rules().units[cue]:
        return None
    words = text[max(0, begin - REACH) : begin].lower().split()
    if words and words[-1] in rules().phrasal.get(cue, ()):
        return None
    if cue in rules().needs and rules().needs[cue].isdisjoint(words):
        return None
    return Bound(rules().effects["before", cue], begin, start)


def _key(cue: str) -> str:
    return " ".join(cue.lower().split())
