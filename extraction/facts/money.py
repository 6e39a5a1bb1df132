"""Whose dollars: a bare sign means the paying government's own (fact contract, "Values").

Rates of exchange belong to the warehouse.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extraction.records import Fact


@cache
def national_dollars() -> dict[str, str]:
    """Return state → ISO 4217 code of its dollar."""
    return dict(read_rules("money.toml")["national_dollars"])


def in_payers_currency(doc: Doc, fact: Fact) -> Fact:
    """Return the fact in the payer's own dollars where the words have a bare "$" and the payer has its own."""
    code = next((national_dollars()[name] for name in fact.actor if name in national_dollars()), None)
    at = fact.quote.find("$")
    if code is None or fact.unit != "USD" or at < 0 or fact.quote[max(0, at - 2) : at].strip().isalpha():
        return fact
    return replace(fact, unit=code)
