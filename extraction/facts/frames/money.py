"""Whose money: a bare sign or name means the paying government's own (fact contract, "Values").

Rates of exchange belong to the warehouse.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from babel.numbers import get_currency_name, get_territory_currencies

from extraction.entities.known import actors
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from extraction.records import Fact


@cache
def national_dollars() -> dict[str, str]:
    """Return state → ISO 4217 code of its dollar."""
    return dict(read_rules("money.toml")["national_dollars"])


@cache
def shared_names() -> dict[str, frozenset[str]]:
    """Return each word that names currencies of several states → all words of the same name."""
    families = read_rules("money.toml")["shared_names"].values()
    return {word: frozenset(family) for family in families for word in family}


def in_payers_currency(fact: Fact, state: str | None = None) -> Fact:
    """Return the fact in the payer's own money where the words have a bare "$", "kroner", "pounds" … and it has one.

    What is damaged costs the land's money, where it or the `state` at war has one of that name ("70 million pesos").
    """
    of_the_land = fact.target if fact.fact_type == "damage" else ()
    payers = (*of_the_land, *fact.actor, *((state,) if state is not None else ()))
    code = next(filter(None, (_own_currency(name, fact) for name in payers)), None)
    return replace(fact, unit=code) if code is not None else fact


def _own_currency(payer: str, fact: Fact) -> str | None:
    at = fact.quote.find("$")
    if at >= 0 and payer not in fact.actor:
        return None
    if at >= 0:
        is_bare = fact.unit == "USD" and not fact.quote[max(0, at - 2) : at].strip().isalpha()
        return national_dollars().get(payer) if is_bare else None
    words = re.findall(r"[^\W\d]+", fact.quote)
    family = shared_names().get(words[-1]) if words else None
    if family is None or (words[-2:-1] and words[-2][0].isupper()):  # "Norwegian kroner" says whose
        return None
    return _tender(payer, family)


@cache
def _tender(payer: str, names: frozenset[str]) -> str | None:
    """Return the currency that is tender in a state today and bears one of `names` (CLDR, by Babel)."""
    country = next((state.country for state in actors.load().state_entities.values() if state.name == payer), None)
    codes = get_territory_currencies(country) if country else []
    return next((code for code in codes if names.intersection(_name_of(code).lower().split())), None)


def _name_of(code: str) -> str:
    return get_currency_name(code, locale="en")
