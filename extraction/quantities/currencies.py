"""Currencies by name, sign and code: ISO 4217 by Babel, slang by rules/money.toml. Other units: unit_table.py."""

from __future__ import annotations

from typing import Any

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name

from extraction.quantities.unit import Unit, forms
from extraction.records import Kind


def circulating() -> set[str]:
    """Return the codes of the currencies that are tender somewhere today."""
    tender = get_global("territory_currencies")
    return {code for entries in tender.values() for code, _, until, is_tender in entries if until is None and is_tender}


def money_names(money: dict[str, Any]) -> dict[str, Unit]:
    """Return the names of money in words: Babel's, then those of rules/money.toml, which win."""
    names: dict[str, Unit] = {}
    for code in map(str, Locale("en").currencies):
        for count in (1, 2):
            name = get_currency_name(code, count=count, locale="en")
            if name and "(" not in name and len(name.split()) > 1:
                names[name] = Unit(code, Kind.MONEY, code)
    for word, code in money["names"].items():
        names |= dict.fromkeys(forms(word, None), Unit(code, Kind.MONEY, code))
    for word, code in money["hundredths"].items():
        names |= dict.fromkeys(forms(word, None), Unit(word, Kind.MONEY, code, 0.01))
    for word, (code, many) in money["slang"]["coins"].items():
        names |= dict.fromkeys(forms(word, None), Unit(word, Kind.MONEY, code, many))
    return names
