"""When wars began, and what "the 65th week of the war" makes of that. Rules: rules/dates.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from extraction.quantities.words import rules as number_rules
from extraction.rulefiles import read_rules

ORDINAL = r"(?P<ordinal>\d+(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?)"
UNIT_DAYS = {"day": 1, "week": 7}


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first day of a war, how news names it, and words that say that an article is about it."""

    name: str
    date: date
    pattern: re.Pattern[str]
    context: frozenset[str]


@cache
def beginnings() -> tuple[Beginning, ...]:
    """Return the known beginnings, in the order of the rule file."""
    raw = read_rules("dates.toml")
    return tuple(
        Beginning(
            entry["name"], entry["date"], re.compile(entry["pattern"], re.IGNORECASE), frozenset(entry["context"])
        )
        for entry in raw["beginning"]
    )


def beginning_of(text: str) -> Beginning | None:
    """Return the war that `text` names most often, None when it names none."""
    counts = {
        known.name: sum(len(re.findall(rf"\b{re.escape(word)}", text)) for word in known.context)
        for known in beginnings()
    }
    best = max(beginnings(), key=lambda known: counts[known.name])
    return best if counts[best.name] else None


def find_beginnings(text: str) -> list[tuple[int, int, date]]:
    """Return (start, end, day) of "since the invasion", "since the start of the war" and the like."""
    known = beginning_of(text)
    if known is None:
        return []
    pattern = re.compile(
        rf"\b(?:since|after)\s+(?:the\s+)?(?:(?:start|beginning|outbreak|onset|launch|eruption)\s+of\s+)?(?:the\s+)?{known.pattern.pattern}(?:\s+(?:began|started|erupted|broke\s+out))?"
        rf"|\bsince\s+(?:Russia|Moscow|Putin|Israel|it)\s+(?:invaded|launched|began|started)\b[^.;]{{0,40}}",
        re.IGNORECASE,
    )
    return [(*match.span(), known.date) for match in pattern.finditer(text)]


def anchor_from_text(text: str) -> tuple[date, date] | None:
    """Return the days that the text itself fixes: "the 65th week of Russia's war in Ukraine" is 18–24 May 2023."""
    known = beginning_of(text)
    if known is None:
        return None
    for match in re.finditer(
        rf"\b{ORDINAL}\s+(?P<unit>day|week)\s+of\s+(?:the\s+)?{known.pattern.pattern}", text, re.IGNORECASE
    ):
        number = _ordinal(match["ordinal"].lower())
        if number:
            days = UNIT_DAYS[match["unit"].lower()]
            first = known.date + timedelta(days=days * (number - 1))
            return first, first + timedelta(days=days - 1)
    return None


def _ordinal(word: str) -> int | None:
    if word[0].isdigit():
        return int(re.sub(r"\D", "", word))
    return number_rules().ordinals.get(word)
