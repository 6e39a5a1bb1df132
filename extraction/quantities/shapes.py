"""Stretches of text whose digits are no amounts, by their shape alone.

Web addresses, model names, clock times, list numbers.

Rules: rules/dispositions.toml. Context that needs the parse is weighed in kinds.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from extraction.quantities.phrases import any_of
from extraction.quantities.unit_table import table
from extraction.records import Kind
from extraction.rulefiles import read_rules
from extraction.spans import Taken

TIMED = re.compile(
    r"(?:mid|late|early|pre|post|sub|minus|plus|non|ex|anti|pro|some|about)[-–‑][$€£]?\d[\d,.]*\w*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Shape:
    """`text[start:end]` is of `kind` because of `reason`.

    `value` where the word says one ("twice"), `measured` where one can be read.
    """

    start: int
    end: int
    kind: Kind
    reason: str
    value: float | None = None
    measured: bool = False
    is_no_year: bool = False


@dataclass(frozen=True, slots=True)
class ShapeRule:
    """One [[shape]] of the rule file, its pattern compiled."""

    kind: Kind
    reason: str
    pattern: re.Pattern[str]
    measured: bool
    falling: bool
    code: bool
    outranks_years: bool


@cache
def rules() -> tuple[tuple[ShapeRule, ...], dict[str, float], re.Pattern[str]]:
    """Return the shapes in the order of the file, the words that multiply and the pattern that finds them."""
    raw = read_rules("dispositions.toml")
    words = {
        "{capitalised}": any_of(raw["numbered"]["capitalised"]),
        "{lower}": any_of(form for word in raw["numbered"]["lower"] for form in (word, word.capitalize())),
        "{hours}": "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)",
        "{models}": any_of(raw["models"]["words"]),
        "{weapons}": any_of(raw["weapons"]["words"]),
    }
    multipliers = raw["multipliers"]
    return (
        tuple(_rule(entry, words) for entry in raw["shape"]),
        multipliers,
        re.compile(rf"\b(?:{any_of(multipliers)})\b", re.IGNORECASE),
    )


def _rule(entry: dict[str, Any], words: dict[str, str]) -> ShapeRule:
    pattern = entry["pattern"]
    for name, source in words.items():
        pattern = pattern.replace(name, source)
    flags = (entry.get(name, False) for name in ("measured", "falling", "code", "outranks_years"))
    return ShapeRule(Kind(entry["kind"]), entry["reason"], re.compile(pattern), *flags)


def find_shapes(text: str) -> list[Shape]:
    """Return the stretches that their shape alone sets aside, in order, without overlaps; earlier rules win."""
    shapes, multipliers, multiplying = rules()
    found: list[Shape] = []
    taken = Taken()
    for rule in shapes:
        for match in rule.pattern.finditer(text):
            lead = len(match.group()) - len(match.group().lstrip())
            if _holds(rule, match) and taken.claim(match.start() + lead, match.end()):
                start, flags = match.start() + lead, (rule.measured, rule.outranks_years)
                found.append(Shape(start, match.end(), rule.kind, rule.reason, None, *flags))
    found.extend(
        Shape(*match.span(), Kind.MULTIPLIER, "multiplier", multipliers[match.group().lower()])
        for match in multiplying.finditer(text)
        if taken.claim(*match.span())
    )
    return sorted(found, key=lambda shape: shape.start)


def _holds(rule: ShapeRule, match: re.Match[str]) -> bool:
    if rule.falling and int(match["first"]) < int(match["second"]):
        return False
    return not (rule.code and _is_amount(match.group()))


def _is_amount(word: str) -> bool:
    """Tell whether a word that looks like a code is money, a range or a date after all.

    "USD375", "mid-2023", "sub-7".
    """
    lead = re.match(r"[A-Za-z.]+", word)
    if word[0].islower() and word in table().by_spelling:  # "from 3 to 7 km2"
        return True
    known = table().by_spelling.get(lead.group()) if lead else None
    if known is not None and lead is not None and word[lead.end()] == "/":  # "27,100sq km/10,463sq miles"
        return True
    if (
        known is not None
        and known.kind is Kind.MONEY
        and lead is not None
        and re.fullmatch(r"\d[\d.]*(?:[-–]\d[\d.]*)?[a-z]*", word[lead.end() :])
    ):
        return lead.group() not in table().scaled_only or word[-1].isalpha()
    return TIMED.fullmatch(word) is not None
