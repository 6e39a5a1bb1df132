"""Who pays, by the money itself: pounds sterling are Britain's, roubles Russia's; euros and dollars tell nothing.

In whose money a bare "$" is meant: money.py.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from babel.numbers import get_territory_currencies

from extraction.entities.known import actors
from extraction.records import Kind

if TYPE_CHECKING:
    from extraction.facts.roles.arguments import Names
    from extraction.facts.roles.case import Case

USED_ABROAD = frozenset({"USD", "EUR"})
"""Moneys in which states pay that do not print them."""


def payer_by_currency(case: Case) -> Names:
    """Return the state whose own money is counted, nobody where several have it or anybody uses it."""
    quantity = case.counted.quantity
    if quantity.kind is not Kind.MONEY or quantity.unit is None:
        return ()
    state = _issuers().get(quantity.unit)
    named = state is not None and any(e.actor == state for e in case.doc._.entities.values())
    return (state,) if state is not None and named else ()


@cache
def _issuers() -> dict[str, str]:
    """Return ISO 4217 code → the one state whose tender it is (CLDR, by Babel)."""
    pairs = [(code, name) for country, name in actors.load().state_of.items() for code in _tender(country)]
    users = Counter(code for code, _ in pairs)
    return {code: name for code, name in pairs if users[code] == 1 and code not in USED_ABROAD}


def _tender(country: str) -> list[str]:
    return get_territory_currencies(country)[:1]
