"""All units and currencies by spelling. How they stand beside a number: units.py; what converts them: unit.py.

Rules: rules/units.toml, rules/money.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from extraction.quantities.currencies import circulating, money_names
from extraction.quantities.phrases import any_of
from extraction.quantities.unit import Unit, factor_of, spellings_of
from extraction.records import Kind
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from collections.abc import Iterable

# What may stand between a number and its unit, by the form of the number: "half a mile", "tens of kilometres".
LINKS = {"fraction": r"\s+(?:of\s+)?(?:an?|one)\s+", "vague": r"\s+of\s+", "group": r"\s+of\s+"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A spelling that means `unit` where the words before it or after it match."""

    spellings: frozenset[str]
    unit: Unit
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Noun:
    """A spelling that is no unit before what `after` matches, unless the words before the number match `unless`."""

    spellings: frozenset[str]
    after: re.Pattern[str]
    unless: re.Pattern[str] | None


@dataclass(frozen=True)
class UnitTable:
    """All units by spelling (words in lower case), names of units in words, and the patterns that find them."""

    by_spelling: dict[str, Unit]
    labels: dict[str, str]
    readings: tuple[Reading, ...]
    nouns: tuple[Noun, ...]
    after: dict[str, re.Pattern[str]]
    over: re.Pattern[str]
    before: re.Pattern[str]
    scaled_only: frozenset[str]


@cache
def table() -> UnitTable:
    """Return the table of rules/units.toml, rules/money.toml and Babel's currencies."""
    raw, money = read_rules("units.toml"), read_rules("money.toml")
    units = {
        name: Unit(name, Kind(entry["kind"]), entry["canonical"], *factor_of(entry))
        for name, entry in raw["units"].items()
    }
    symbols = {
        form: units[name]
        for name, entry in raw["units"].items()
        for symbol in entry["symbols"]
        for form in (symbol, symbol.replace(" ", "-"))
    }
    symbols |= {
        sign: Unit(coin, Kind.MONEY, money["hundredths"][coin], 0.01) for sign, coin in money["coin_symbols"].items()
    }
    words = {form: units[name] for name, entry in raw["units"].items() for form in spellings_of(entry)} | money_names(
        money
    )
    signs = {
        symbol: Unit(code, Kind.MONEY, code) for symbol, code in (money["symbols"] | money["scaled_symbols"]).items()
    }
    codes = {
        code: Unit(code, Kind.MONEY, code)
        for code in sorted(circulating())
        if code not in money["codes_that_are_words"]
    }
    return UnitTable(
        by_spelling={**codes, **signs, **symbols, **{form.lower(): unit for form, unit in words.items()}},
        labels={name: entry["names"][0] if entry["names"] else name for name, entry in raw["units"].items()},
        readings=tuple(_reading(entry, units) for entry in raw["reading"]),
        nouns=tuple(_noun(entry) for entry in raw["no_unit"]),
        after=_after(symbols, (*signs, *codes), words, raw["modifiers"]["words"]),
        over=re.compile(rf"/(?P<under>{any_of(s for s in symbols if s[0].isalpha())})(?![\w²³])"),
        before=re.compile(rf"\s?(?P<sign>{any_of(sign[::-1] for sign in (*signs, *codes))})(?![A-Za-z])"),
        scaled_only=frozenset(money["scaled_symbols"]),
    )


def _after(
    symbols: Iterable[str], signs: Iterable[str], words: Iterable[str], modifiers: list[str]
) -> dict[str, re.Pattern[str]]:
    body = (
        rf"(?:(?:(?:{any_of(modifiers)})\s+)?(?P<word>(?i:{any_of(form.lower() for form in words)}))(?!\w)"
        rf"|(?P<symbol>{any_of(symbols)})(?![\w²³]|(?<=[A-Z])-\d|(?<=[\s\d\-][A-Za-z])-\d)|(?P<sign>{any_of(signs)})(?![\w.]))"
    )
    plain = r"[\s\-‑]{0,3}"
    return {"digits": re.compile(plain + body)} | {
        form: re.compile(rf"(?:{link}|{plain}){body}") for form, link in LINKS.items()
    }


def _reading(entry: dict[str, Any], units: dict[str, Unit]) -> Reading:
    before, after = entry.get("before"), entry.get("after")
    return Reading(
        frozenset(entry["spellings"]),
        units[entry["unit"]],
        re.compile(rf"(?:{before})\W*(?:[\d.,]+\W*)?$", re.IGNORECASE) if before else None,
        re.compile(after, re.IGNORECASE) if after else None,
    )


def _noun(entry: dict[str, Any]) -> Noun:
    unless = entry.get("unless")
    return Noun(
        frozenset(entry["spellings"]),
        re.compile(entry["after"]),
        re.compile(rf"(?:{unless})\s*$", re.IGNORECASE) if unless else None,
    )
