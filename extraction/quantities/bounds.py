"""Words that bound or blur a number: "more than", "or so". Cue, side, effect: rules/bounds.toml. Numbers are not known here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extraction.records import Qualifier
from extraction.rulefiles import read_rules

REACH = 48
STRENGTH = {Qualifier.APPROXIMATE: 0, Qualifier.AT_MOST: 1, Qualifier.AT_LEAST: 1}


@dataclass(frozen=True, slots=True)
class Bound:
    """What a cue does to the number beside it; the cue reaches from `start` to `end` in the text."""

    qualifier: Qualifier
    start: int
    end: int


@dataclass(frozen=True)
class BoundRules:
    """The cues of rules/bounds.toml as two patterns."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    effects: dict[tuple[str, str], Qualifier]


@cache
def rules() -> BoundRules:
    """Return the cues, longest phrase first."""
    raw = read_rules("bounds.toml")
    effects = {(cue["side"], phrase): Qualifier(cue["qualifier"]) for cue in raw["cue"] for phrase in cue["phrases"]}
    between = _either(raw["between"]["words"])
    return BoundRules(
        before=re.compile(rf"(?<![\w-])(?P<cue>{_either(p for side, p in effects if side == 'before')})\s*(?:(?:{between})\s+)*$", re.IGNORECASE),
        after=re.compile(rf"\s?(?P<cue>{_either(p for side, p in effects if side == 'after')})(?!\w)", re.IGNORECASE),
        effects=effects,
    )


def bound_before(text: str, start: int) -> Bound | None:
    """Return the bound whose cue ends where the number starts, and the cue before that: "at least about 20" is at_least."""
    first = _match_before(text, start)
    if first is None:
        return None
    second = _match_before(text, first.start)
    if second is None:
        return first
    stronger = second if STRENGTH[second.qualifier] >= STRENGTH[first.qualifier] else first
    return Bound(stronger.qualifier, second.start, start)


def bound_after(text: str, end: int) -> Bound | None:
    """Return the bound whose cue follows the number or its unit: "30 or more", "200+"."""
    match = rules().after.match(text, end)
    if match is None:
        return None
    return Bound(rules().effects["after", " ".join(match["cue"].lower().split())], end, match.end())


def _match_before(text: str, start: int) -> Bound | None:
    match = rules().before.search(text, max(0, start - REACH), start)
    if match is None:
        return None
    return Bound(rules().effects["before", " ".join(match["cue"].lower().split())], match.start("cue"), start)


def _either(phrases: object) -> str:
    return "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(phrases, key=len, reverse=True))  # type: ignore[call-overload]
