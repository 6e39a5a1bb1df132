"""Units and money after (or before) a number, and their conversion. Numbers themselves are not known here: see numerals.py."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel import Locale
from babel.numbers import get_currency_name

from extraction.records import Kind
from extraction.rulefiles import read_rules


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written: values times `factor` plus `offset` are in `canonical`."""

    name: str
    kind: Kind
    canonical: str
    factor: float = 1.0
    offset: float = 0.0

    def convert(self, value: float) -> float:
        """Return `value` of this unit in the canonical one, free of binary noise beyond 12 digits."""
        return float(f"{value * self.factor + self.offset:.12g}")


@dataclass(frozen=True)
class UnitTable:
    """All units by their spelling, and the patterns that find them."""

    by_spelling: dict[str, Unit]
    after: re.Pattern[str]
    before: re.Pattern[str]


@cache
def table() -> UnitTable:
    """Return the table of rules/units.toml, rules/money.toml and Babel's currencies."""
    spellings: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    for name, entry in read_rules("units.toml")["units"].items():
        unit = Unit(name, Kind(entry["kind"]), entry["canonical"], *_factor(entry))
        for word in entry["names"]:
            spellings |= {form: unit for form in _forms(word, entry.get("plural") if word == entry["names"][0] else None)}
        symbols |= dict.fromkeys(entry["symbols"], unit)
    money = read_rules("money.toml")
    spellings |= _currency_names(money)
    before = {symbol: Unit(code, Kind.MONEY, code) for symbol, code in money["symbols"].items()}
    before |= {code: Unit(code, Kind.MONEY, code) for code in Locale("en").currencies if re.fullmatch(r"[A-Z]{3}", code)}
    return UnitTable(
        by_spelling={**before, **symbols, **{form.lower(): unit for form, unit in spellings.items()}},
        after=re.compile(
            rf"[\s\-]?(?:(?P<symbol>{_either(symbols)})(?![A-Za-z0-9²³])|(?P<sign>{_either(s for s in before if not s.isalpha() or len(s) == 3)})(?![A-Za-z0-9])"
            rf"|[\s\-]*(?P<word>(?i:{_either(spellings)}))\b)"
        ),
        before=re.compile(rf"(?<![A-Za-z])(?P<sign>{_either(before)})\s?$"),
    )


def unit_after(text: str, end: int) -> tuple[Unit, int] | None:
    """Return the unit that begins at `end` (a blank or hyphen may stand between) and where it ends, else None."""
    match = table().after.match(text, end)
    if match is None:
        return None
    spelling = match["symbol"] or match["sign"] or " ".join(match["word"].lower().split())
    found = table().by_spelling.get(spelling)
    return (found, match.end()) if found is not None else None


def unit_before(text: str, start: int) -> tuple[Unit, int] | None:
    """Return the money sign or code that ends at `start` and where it begins, else None."""
    match = table().before.search(text, max(0, start - 8), start)
    if match is None or (match.group().isalpha() and match.group() != match.group().upper()):
        return None
    return table().by_spelling[match["sign"]], match.start()


def _factor(entry: dict[str, Any]) -> tuple[float, float]:
    if "pint" not in entry:
        return entry["factor"], entry.get("offset", 0.0)
    return _registry().Quantity(1, entry["pint"]).to(CANONICAL_IN_PINT[entry["canonical"]]).magnitude, 0.0


CANONICAL_IN_PINT = {
    "km": "kilometer",
    "km2": "kilometer ** 2",
    "tonne": "metric_ton",
    "litre": "liter",
    "m3": "meter ** 3",
    "MW": "megawatt",
    "MWh": "megawatt_hour",
    "km/h": "kilometer / hour",
    "Hz": "hertz",
    "byte": "byte",
    "bit/s": "bit / second",
    "Pa": "pascal",
    "day": "day",
}


@cache
def _registry() -> Any:
    from pint import UnitRegistry  # noqa: PLC0415  (half a second that only the first unit table pays)

    return UnitRegistry(cache_folder=None)


def _forms(word: str, plural: str | None) -> set[str]:
    regular = word + ("es" if word.endswith(("s", "ch", "sh", "x")) else "s")
    if word.endswith("y") and word[-2] not in "aeiou":
        regular = word[:-1] + "ies"
    forms = {word, plural or regular}
    return forms | {form.replace(" ", "-") for form in forms} | {form.replace("-", " ") for form in forms}


def _currency_names(money: dict[str, Any]) -> dict[str, Unit]:
    names: dict[str, Unit] = {}
    for code in Locale("en").currencies:
        unit = Unit(code, Kind.MONEY, code)
        for count in (1, 2):
            name = get_currency_name(code, count=count, locale="en")
            if name and "(" not in name and len(name.split()) > 1:
                names[name] = unit
    for word, code in money["names"].items():
        names |= dict.fromkeys(_forms(word, None), Unit(code, Kind.MONEY, code))
    for word, code in money["hundredths"].items():
        names |= dict.fromkeys(_forms(word, None), Unit(word, Kind.MONEY, code, 0.01))
    return names


def _either(spellings: Any) -> str:
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in sorted(spellings, key=len, reverse=True))
