"""When wars began, and what "the 65th week of the war" makes of that. Rules: rules/dates.toml."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extraction.dates.calendar import shift
from extraction.dates.expressions import DateExpression
from extraction.dates.resolved import Resolved, Words, count_of, words_of
from extraction.dates.vocabulary import Pattern, compile_entry, sources_of
from extraction.quantities.phrases import any_of
from extraction.quantities.word_rules import rules as number_rules
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

ORDINAL = r"\d+(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?"


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first day of a war, the patterns of times told from it, and words that say that an article is about it."""

    name: str
    date: date
    patterns: tuple[Pattern, ...]
    context: frozenset[str]


@cache
def beginnings() -> tuple[Beginning, ...]:
    """Return the known beginnings, in the order of the rule file."""
    raw = read_rules("dates.toml")
    sources = sources_of(raw) | {name: rf"(?P<{name}>{ORDINAL})" for name in ("ordinal", "ordinal_b")}
    return tuple(
        Beginning(
            entry["name"],
            entry["date"],
            tuple(
                compile_entry(told, sources | {"war": entry["pattern"].replace(" ", r"\s+")})
                for told in raw["war_time"]
            ),
            frozenset(entry["context"]),
        )
        for entry in raw["beginning"]
    )


def beginning_of(text: str) -> Beginning | None:
    """Return the war that `text` names most often, None when it names none."""
    wars, pattern = _contexts()
    counts = Counter(wars[match.group()] for match in pattern.finditer(text))
    return max(beginnings(), key=lambda known: counts[known.name]) if counts else None


@cache
def _contexts() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return each context word's war, and the pattern that finds them all in one pass."""
    wars = {word: known.name for known in beginnings() for word in known.context}
    return wars, re.compile(rf"\b(?:{any_of(wars)})")


def find_beginnings(text: str, anchor: date | None) -> list[DateExpression]:
    """Return the times told from a war's beginning: "since the invasion", "the 65th week of the war"."""
    known = beginning_of(text)
    if known is None:
        return []
    return [
        _expression(match, RESOLVERS[pattern.resolver](words_of(match), known.date), anchor)
        for pattern in known.patterns
        for match in pattern.pattern.finditer(text)
    ]


def _expression(match: re.Match[str], resolved: Resolved, anchor: date | None) -> DateExpression:
    first, last = resolved.interval or (None, None)
    if resolved.kind == "since":
        last = anchor
    elif resolved.kind == "until":
        first = None
    kind = resolved.kind or "point"
    return DateExpression(*match.span(), match.group(), first, last, resolved.precision, kind)


def anchor_from_text(text: str) -> tuple[date, date] | None:
    """Return the days that the text itself fixes: "the 65th week of Russia's war in Ukraine" is 18–24 May 2023."""
    for found in find_beginnings(text, None):
        if found.kind == "point" and found.precision in {"day", "week"} and found.first and found.last:
            return found.first, found.last
    return None


def since(words: Words, began: date) -> Resolved:
    """Resolve "since the invasion"."""
    return Resolved((began, began), "day", kind="since")


def before(words: Words, began: date) -> Resolved:
    """Resolve "before the war": up to its eve."""
    eve = shift(began, -1, "day")
    return Resolved((eve, eve), "day", kind="until")


def counted(words: Words, began: date) -> Resolved:
    """Resolve "the 65th week of the war": the first one begins with the war."""
    number = int(words["number"]) if "number" in words else _ordinal(words["ordinal"])
    unit = words.get("unit", "day")
    if not number:
        return Resolved(None, unit)
    first = shift(began, number - 1, unit)
    return Resolved((first, shift(shift(began, number, unit), -1, "day")), unit)


def after(words: Words, began: date) -> Resolved:
    """Resolve "three months into the war"."""
    day = shift(began, count_of(words["count"]), words["unit"])
    return Resolved((day, day), words["unit"])


def opening(words: Words, began: date) -> Resolved:
    """Resolve "in the first three weeks of the war"; without a count a few."""
    return Resolved((began, shift(began, count_of(words.get("count", "few")), words["unit"])), "day", kind="window")


def _ordinal(word: str) -> int | None:
    return int(re.sub(r"\D", "", word)) if word[0].isdigit() else number_rules().ordinals.get(word)


RESOLVERS: dict[str, Callable[[Words, date], Resolved]] = {
    resolver.__name__: resolver for resolver in (since, before, counted, after, opening)
}
