"""What a resolver takes and returns, and what resolvers share. The resolvers: fixed.py, relative.py."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extraction.dates.calendar import Interval, narrow
from extraction.dates.vocabulary import vocabulary
from extraction.quantities.numerals import cardinal_value

if TYPE_CHECKING:
    from datetime import date

Words = dict[str, str]
COMING = frozenset({"next", "coming", "this coming", "the coming", "the following"})
GONE = frozenset({"last", "the previous", "this past"})


@dataclass(frozen=True, slots=True)
class Setting:
    """The day that relative expressions count from (None = not known); `ahead`: the words speak of what is to come."""

    anchor: date | None
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """The days (None = not to be known) with their precision; `kind` None = as the word before says.

    `is_relative`: the anchor was needed.
    """

    interval: Interval | None
    precision: str
    is_relative: bool = False
    kind: str | None = None


def words_of(match: re.Match[str]) -> Words:
    """Return the groups that matched, under their plain names, with `text` for the whole."""
    groups = {"text": match.group()} | {name: words for name, words in match.groupdict().items() if words}
    return {re.sub(r"_[bcd]$", "", name): " ".join(words.lower().split()) for name, words in groups.items()}


def count_of(words: str) -> int:
    """Return how many "3", "three" or "a few" are, 1 for words that are no number."""
    if words.isdigit():
        return int(words)
    return vocabulary().counts.get(words) or int(cardinal_value(words) or 1)


def narrowed(interval: Interval, words: Words) -> Interval:
    """Return the part of an interval that a word such as "early" leaves."""
    part = words.get("part")
    return narrow(interval, vocabulary().parts[part]) if part else interval
