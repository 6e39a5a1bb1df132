"""Numbers written in words: "two hundred and five", "half a million", "tens of thousands".

Digits are not known here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.quantities.composition import Composition
from extraction.quantities.numeral import Numeral
from extraction.quantities.word_rules import rules

if TYPE_CHECKING:
    from collections.abc import Iterator

SCORE = 20


def find_worded(text: str) -> Iterator[Numeral]:
    """Yield the numbers in words, ordinals and the word "no" among them, in order, without overlaps."""
    for match in rules().pattern.finditer(text):
        name = match.lastgroup
        if name == "cardinal":
            yield from _cardinals(match)
        else:
            yield READERS[name or ""](match)


def scales_after(text: str, end: int) -> tuple[float, int]:
    """Return what the scale words after a number multiply it by, and where they end.

    "4 hundred million" is 4 times 1e8.
    """
    factor = 1.0
    while match := rules().word.match(text, end):
        scale = rules().scales.get(match["word"].lower())
        if (
            scale is None
            or "and" in (match["joint"] or "").lower()
            or (factor > 1 and scale <= 1e3 and scale <= factor)
        ):
            break
        factor, end = factor * scale, match.end()
    return factor, end


def _cardinals(match: re.Match[str]) -> Iterator[Numeral]:
    """Split a run of number words where they do not compose.

    "two three" is two numbers, "two hundred and three" one.
    """
    text, start, end = match.string, match.start(), match.start()
    sum_ = Composition()
    position = match.start()
    while position < match.end():
        found = rules().word.match(text, position) or rules().word.match(text, _skip(text, position))
        if found is None:
            break
        word, joint = found["word"].lower(), (found["joint"] or "").lower()
        if not sum_.takes(word, joint):
            yield Numeral(start, end, sum_.value, sum_.value, "words", sum_.last_scale)
            sum_, start = Composition(), found.start("word")
            sum_.takes(word, "")
        position = end = found.end()
    half = 0.0
    if position < match.end():
        half, end = 0.5 * max(sum_.last_scale, 1.0), match.end()
    yield Numeral(start, end, sum_.value + half, sum_.value + half, "words", sum_.last_scale)


def _skip(text: str, position: int) -> int:
    """Pass the article before a scale ("a hundred") or the comma between groups ("two million, five hundred")."""
    lead = re.compile(r"an?[\s\-‑]+|,\s+", re.IGNORECASE).match(text, position)
    return lead.end() if lead else position


def _scaled(match: re.Match[str]) -> Numeral:
    words = " ".join(match.group().lower().split())
    multiplier, _, scale = words.rpartition(" ")
    low, high = rules().multipliers[multiplier]
    factor = (
        SCORE if scale == "score" else rules().scales[scale if scale in rules().scales else scale.removesuffix("s")]
    )
    return Numeral(*match.span(), low * factor, float(int(high * factor)), "vague", factor)


def _parts(match: re.Match[str]) -> list[str]:
    return re.sub(r"[\s\-‑]+", " ", match.group().lower()).split()


def _share(match: re.Match[str]) -> Numeral:
    """Read "three quarters of a million": a fraction of a scale is a number."""
    words = _parts(match)
    value = rules().words.get(words[0], 1) * rules().fractions[words[1]] * rules().scales[words[-1]]
    return Numeral(*match.span(), value, value, "words", rules().scales[words[-1]])


def _score(match: re.Match[str]) -> Numeral:
    value = rules().words[re.sub(r"[\s\-‑]*score$", "", match.group().lower())] * SCORE
    return Numeral(*match.span(), value, value, "words")


def _single(match: re.Match[str]) -> Numeral:
    """Read the "a" of "a grand", which is 1."""
    return Numeral(*match.span(), 1, 1, "words")


def _portion(match: re.Match[str]) -> Numeral:
    words = _parts(match)
    factor = rules().scales[words[-1]]
    over = 0.5 if "half" in words else 0.25
    whole = rules().words.get(words[0], 0) if "and" in words else 0
    if words[0] in rules().words and "and" not in words:
        over *= rules().words[words[0]]
    if words[0] == "a" and "and" in words:
        whole = 1
    return Numeral(*match.span(), (whole + over) * factor, (whole + over) * factor, "words", factor)


def _mixed(match: re.Match[str]) -> Numeral:
    words = _parts(match)
    whole = rules().words.get(words[0], 1)
    over = 0.5 if "half" in words else 0.75 if "three" in words[1:] else 0.25
    factor = rules().scales.get(words[-1], 1.0)
    return Numeral(*match.span(), (whole + over) * factor, (whole + over) * factor, "words", factor)


def _ratio(match: re.Match[str]) -> Numeral:
    words = _parts(match)
    value = rules().words[words[0]] / (rules().words.get(words[-1]) or rules().scales[words[-1]])
    return Numeral(*match.span(), value, value, "fraction")


def _fraction(match: re.Match[str]) -> Numeral:
    words = _parts(match)
    value = (
        rules().words.get(words[0], 1) * rules().fractions[words[-1]]
        if len(words) > 1
        else rules().fractions[words[-1]]
    )
    return Numeral(*match.span(), value, value, "fraction")


def _vague(match: re.Match[str]) -> Numeral:
    low, high = rules().vague[" ".join(match.group().lower().split())]
    return Numeral(*match.span(), low, high, "vague")


def _group(match: re.Match[str]) -> Numeral:
    value = rules().groups[match.group().lower().split()[-1]]
    return Numeral(*match.span(), value, value, "group")


def _ordinal(match: re.Match[str]) -> Numeral:
    value = rules().ordinals[match.group().lower()]
    return Numeral(*match.span(), value, value, "ordinal")


def _none(match: re.Match[str]) -> Numeral:
    return Numeral(*match.span(), 0, 0, "none")


READERS = {
    "scaled": _scaled,
    "share": _share,
    "score": _score,
    "single": _single,
    "portion": _portion,
    "mixed": _mixed,
    "ratio": _ratio,
    "fraction": _fraction,
    "vague": _vague,
    "group": _group,
    "ordinal": _ordinal,
    "none": _none,
}
