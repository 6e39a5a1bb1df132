"""Words of a text in capitals, the form that each gets, and what digits tell of it. Brackets: capital_brackets.py."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = re.compile(r"[ ’'-]*")
AFTER_DIGITS = frozenset({"TH", "ST", "ND", "RD", "MM", "KM", "CM", "M", "S"})
AUXILIARY = frozenset({"have", "be", "not", "well", "also", "still", "only", "include", "reach", "soon", "die"})


SPELLED = {"MIG": "MiG", "MI": "Mi", "SU": "Su", "TU": "Tu", "AN": "An", "KA": "Ka"}
"""Aircraft by how their makers write them, before a number: MiG-21, Mi-25."""


class Form(StrEnum):
    """How a word is written: small, with a capital, in capitals, or untouched."""

    SMALL = "small"
    NAME = "name"
    ACRONYM = "acronym"
    KEPT = "kept"


@dataclass(slots=True)
class Word:
    """A word of the text by its characters, in capitals, and the form that it gets."""

    start: int
    end: int
    text: str
    form: Form

    @property
    def lowered(self) -> str:
        """The word in small letters, without a possessive ending."""
        return self.text.lower().removesuffix("'s").removesuffix("’s")

    def written(self, *, starts: bool) -> str:
        """Return the word as it is written; `starts`: it opens a sentence."""
        if self.form is Form.KEPT:
            return SPELLED.get(self.text, self.text)
        if self.form is Form.ACRONYM:
            return self.text[:-1] + "s" if self.text.endswith(("'S", "’S")) else self.text
        if self.text == "I":
            return self.text
        if self.form is Form.SMALL:
            return self.text.capitalize() if starts else self.text.lower()
        capital = "".join(part.capitalize() for part in re.split(r"([-’'])", self.text.lower()))
        return re.sub(r"(['’])S\b", r"\1s", capital) if len(capital) == len(self.text) else self.text


@cache
def listed(section: str, key: str = "words") -> frozenset[str]:
    """Return a list of rules/capitals.toml."""
    return frozenset(read_rules("capitals.toml")[section][key])


def settle_digits(text: str, words: Sequence[Word]) -> None:
    """Give the words of `text` the form that digits beside them ask for."""
    for index in range(len(words)):
        _beside_digits(text, words, index)


def settle_acronyms(text: str, words: Sequence[Word]) -> None:
    """Tell acronyms from words of the same letters, when brackets are settled."""
    for index in range(len(words)):
        _acronym_or_word(text, words, index)


def next_word(text: str, words: Sequence[Word], index: int) -> Word | None:
    """Return the word after, None when anything but a blank stands between."""
    if index + 1 >= len(words) or not GAP.fullmatch(text[words[index].end : words[index + 1].start]):
        return None
    return words[index + 1]


def last_word(text: str, words: Sequence[Word], index: int) -> Word | None:
    """Return the word before, None when anything but a blank stands between."""
    return words[index - 1] if index > 0 and next_word(text, words, index - 1) is words[index] else None


def _beside_digits(text: str, words: Sequence[Word], index: int) -> None:
    """M-16, T-55, 12TH, 122-MM; "9 MAY 86" against "20 may have died"."""
    word = words[index]
    after, before = text[word.end : word.end + 2], text[max(word.start - 2, 0) : word.start]
    if re.fullmatch(r"\d['’]", before):
        word.form = Form.SMALL  # "two M-60's"
    elif before[-1:].isdigit() or re.fullmatch(r"\d-", before):
        word.form = Form.SMALL if word.text in AFTER_DIGITS or len(word.text) > 3 else Form.KEPT
    elif (re.match(r"-?\d", after) and len(word.text) <= 4) or _is_dotted(text, word):
        word.form = Form.KEPT
    elif word.text in {"MAY", "MARCH", "MAR"} and _is_month(text, words, index):
        word.form = Form.NAME


def _is_dotted(text: str, word: Word) -> bool:
    """Tell whether a letter is one of an acronym with dots or an initial: "U.S.", "JOSE M. RIVAS"."""
    if len(word.text) > 1 or text[word.end : word.end + 1] != ".":
        return False
    before, after = text[max(word.start - 2, 0) : word.start], text[word.end + 1 : word.end + 3]
    return bool(re.fullmatch(r"[A-Z]\.", before) or re.match(r"[A-Z]\.", after) or re.match(r" [A-Z]", after))


def _is_month(text: str, words: Sequence[Word], index: int) -> bool:
    """Tell whether MAY or MARCH is told as a date: "since MARCH", "MAY 86"; not "20 MAY have died"."""
    before, following = last_word(text, words, index), next_word(text, words, index)
    if following is not None and following.lowered in AUXILIARY:
        return False
    dated = text[words[index].start - 2 : words[index].start - 1].isdigit() or bool(
        re.match(r" \d", text[words[index].end :][:2])
    )
    return dated or (before is not None and before.lowered in listed("heads", "months_after"))


def _acronym_or_word(text: str, words: Sequence[Word], index: int) -> None:
    """The FAR against "as far as"; the US against "told us"."""
    word = words[index]
    before, following = last_word(text, words, index), next_word(text, words, index)
    bracketed = text[word.start - 1 : word.start] in {"(", "["}
    if word.lowered in {"us", "who", "it", "is", "far", "aid", "all", "part", "plan", "arm", "war"}:
        is_called = before is not None and before.lowered == "the"
        if word.form is Form.ACRONYM and not is_called and not bracketed:
            word.form = Form.SMALL
        elif word.lowered == "us" and (
            is_called or (following is not None and following.lowered in listed("of_the_us", "after"))
        ):
            word.form = Form.ACRONYM
