"""Whose dollars a bare "$" means, told from the words around. Rules: rules/money.toml, [dollar_contexts].

Who pays is not known here: see facts/frames/money.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from extraction.quantities.phrases import any_of
from extraction.quantities.unit import Unit
from extraction.records import Kind
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from extraction.quantities.amount import Amount

AMERICAN = re.compile(r"\bUS ?\$|\bU\.S\. ?\$|\$US\b|\bUSD\b|\b(?:US|U\.S\.|American) dollars?\b")
BARE = re.compile(r"(?<![\w.])\$(?!\s?[A-Z])|\bdollars?$")
SENTENCE_BREAK = re.compile(r"[.!?]\s+(?=[A-Z“\"])|\n")


@dataclass(frozen=True)
class DollarWords:
    """The words that name a country with a dollar of its own, and its code."""

    codes: dict[str, str]
    pattern: re.Pattern[str]


@cache
def words() -> DollarWords:
    """Return the words of the rule file."""
    contexts = read_rules("money.toml")["dollar_contexts"]
    codes = {word: code for code, names in contexts.items() for word in names}
    return DollarWords(codes, re.compile(rf"\b(?:{any_of(codes)})\b"))


def nationalise(text: str, amounts: list[Amount]) -> list[Amount]:
    """Return the amounts, bare dollars in the currency of the one country that their sentence names.

    Only where the text tells US dollars apart ("A$" beside "US$", "$80m (US$52m)"): a bare "$" is USD elsewhere.
    """
    if not any(_is_bare(text, amount) for amount in amounts) or AMERICAN.search(text) is None:
        return amounts
    breaks = [0, *(match.end() for match in SENTENCE_BREAK.finditer(text)), len(text)]
    nations = [_nation(text[start:end]) for start, end in pairwise(breaks)]
    national: list[Amount] = []
    position = 0
    for amount in amounts:
        while amount.start >= breaks[position + 1]:
            position += 1
        code = nations[position] if _is_bare(text, amount) else None
        national.append(replace(amount, unit=Unit(code, Kind.MONEY, code)) if code else amount)
    return national


def _is_bare(text: str, amount: Amount) -> bool:
    return (
        amount.unit is not None
        and amount.unit.name == "USD"
        and BARE.search(text[amount.start : amount.end]) is not None
        and AMERICAN.search(text[amount.start : amount.end]) is None
    )


def _nation(sentence: str) -> str | None:
    codes = {words().codes[match.group()] for match in words().pattern.finditer(sentence)}
    return codes.pop() if len(codes) == 1 else None
