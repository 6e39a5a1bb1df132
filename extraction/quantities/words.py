"""Numbers written in words: "two hundred and five", "half a million", "tens of thousands".

Digits are not known here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from extraction.quantities.phrases import any_of
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

JOINT = r"(?:[\s\-‑]+and[\s\-‑]+|[\s\-‑]+)"
HUNDRED = 100.0
THOUSAND = 1000.0


@dataclass(frozen=True, slots=True)
class Worded:
    """A number in words, `text[start:end]`: its interval, form and scale, as in numerals.Numeral."""

    start: int
    end: int
    low: float
    high: float
    form: str
    factor: float = 1.0


@dataclass(frozen=True)
class WordRules:
    """rules/numbers.toml and rules/vague.toml, with the patterns built from them."""

    words: dict[str, float]
    scales: dict[str, float]
    fractions: dict[str, float]
    ordinals: dict[str, int]
    groups: dict[str, int]
    vague: dict[str, tuple[float, float]]
    multipliers: dict[str, tuple[float, float]]
    pattern: re.Pattern[str]
    word: re.Pattern[str]


@cache
def rules() -> WordRules:
    """Return the rules, read once."""
    raw, vague = read_rules("numbers.toml"), read_rules("vague.toml")
    words = raw["units"] | raw["tens"]
    ordinals = raw["ordinals"] | {
        f"{ten}-{name}": raw["tens"][ten] + value
        for ten in raw["tens"]
        for name, value in raw["ordinals"].items()
        if value < 10
    }
    fractions = {
        form: over / under for name, (over, under) in raw["fractions"].items() for form in (name, _plural(name))
    }
    word = any_of((*words, *raw["scales"]))
    return WordRules(
        words=words,
        scales=raw["scales"],
        fractions=fractions,
        ordinals=ordinals,
        groups=raw["groups"],
        vague={name: (low, high) for name, (low, high) in vague["vague"].items()}
        | {"few": tuple(vague["few"]["interval"])},
        multipliers={name: (low, high) for name, (low, high) in vague["multipliers"].items()},
        pattern=re.compile(_pattern(raw, vague, list(ordinals), list(fractions), word), re.IGNORECASE),
        word=re.compile(rf"(?P<joint>{JOINT})?(?P<word>{word})(?!\w)", re.IGNORECASE),
    )


def find_worded(text: str) -> Iterator[Worded]:
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


def _plural(name: str) -> str:
    return "halves" if name == "half" else name + "s"


def _few(rule: dict[str, Any]) -> str:
    """Return the pattern of "few" where it counts; a look-behind has one width, so there is one for each word."""
    return "(?:" + "|".join(rf"(?<=\b{word} )" for word in rule["after"]) + ")few"


def _pattern(raw: dict[str, Any], vague: dict[str, Any], ordinals: list[str], fractions: list[str], word: str) -> str:
    scale, few = any_of(raw["scales"]), any_of(vague["multipliers"])
    count = any_of(list(raw["units"])[1:13])
    return (
        r"(?<![\w’'])(?:"
        rf"(?P<scaled>(?:{few})\s+(?:{scale})s?)"
        rf"|(?P<portion>(?:(?:{count}|an?)[\s\-‑]+(?:and[\s\-‑]+a[\s\-‑]+)?)?(?:half|quarter)[\s\-‑]+(?:of[\s\-‑]+)?(?:an?[\s\-‑]+)?(?:{scale})|(?:two[\s\-‑]thirds|three[\s\-‑]+quarters)\s+of\s+a\s+(?:{scale}))"
        rf"|(?P<mixed>(?:an?|{count})[\s\-‑]+and[\s\-‑]+(?:a|one|three)[\s\-‑]+(?:half|quarters?)(?:\s+(?:{scale}))?)"
        rf"|(?P<ratio>(?:{count})\s+(?:in|out\s+of)\s+(?:every\s+)?(?:three|four|five|six|seven|eight|nine|ten|twenty|fifty|a\s+hundred|a\s+thousand)(?!\s+(?:hundred|thousand|years?|months?|weeks?|days?|hours?|minutes?)))"
        rf"|(?P<fraction>(?:(?:an?|{count})[\s\-‑]+(?={any_of(fractions)})(?:{any_of(fractions)})(?=\s+(?:of|the|as|at)\b|[^\w\s\-‑]|\s*$|\s+(?:are|were|have)\b)|(?:two|three|four|five|six|seven|eight|nine)[\s\-‑](?:{any_of(fractions)})|hal(?:f|ves)(?![\-‑]\w)))"
        rf"|(?P<vague>{any_of(vague['vague'])}|{_few(vague['few'])})"
        rf"|(?P<group>(?:an?\s+|the\s+)?(?:{any_of(raw['groups'])})(?=\s+of\b))"
        rf"|(?P<ordinal>{any_of(ordinals)})"
        rf"|(?P<cardinal>(?:an?[\s\-‑]+(?={scale}(?!\w)))?(?:{word})(?!\w)(?:{JOINT}(?:{word})(?!\w)|,\s+(?:{word})[\s\-‑]+(?:{scale})(?!\w))*(?:{JOINT}a\s+half)?)"
        r"|(?P<none>no(?!\s+(?:more|fewer|less|later|longer|higher|greater|sooner|bigger|smaller|better|worse)\b)|none|nobody|nil))(?![\w’'])"
    )  # fmt: skip


def _cardinals(match: re.Match[str]) -> Iterator[Worded]:
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
            yield Worded(start, end, sum_.value, sum_.value, "words", sum_.last_scale)
            sum_, start = Composition(), found.start("word")
            sum_.takes(word, "")
        position = end = found.end()
    half = 0.0
    if position < match.end():
        half, end = 0.5 * max(sum_.last_scale, 1.0), match.end()
    yield Worded(start, end, sum_.value + half, sum_.value + half, "words", sum_.last_scale)


def _skip(text: str, position: int) -> int:
    """Pass the article before a scale ("a hundred") or the comma between groups ("two million, five hundred")."""
    lead = re.compile(r"an?[\s\-‑]+|,\s+", re.IGNORECASE).match(text, position)
    return lead.end() if lead else position


class Composition:
    """A number being put together word by word."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.total = 0.0
        self.current = 0.0
        self.scale = float("inf")
        self.last_scale = 1.0
        self.empty = True

    @property
    def value(self) -> float:
        """What the words so far make."""
        return self.total + self.current

    def takes(self, word: str, joint: str) -> bool:
        """Add a word if it composes with those before; tell whether it did."""
        value = rules().words.get(word)
        fits = self._add(value, "and" in joint) if value is not None else self._multiply(rules().scales[word])
        self.empty = self.empty and not fits
        return fits

    def _add(self, value: float, with_and: bool) -> bool:
        after_scale = self.last_scale > 1 and self.current % HUNDRED == 0
        after_tens = self.current % HUNDRED >= 20 and self.current % 10 == 0 and 0 < value < 10 and not with_and
        if not (self.empty or after_scale or after_tens):
            return False
        self.current += value
        self.last_scale = 1.0
        return True

    def _multiply(self, scale: float) -> bool:
        if scale < THOUSAND:
            if self.current >= HUNDRED or (self.current == 0 and not self.empty):
                return False
            self.current = (self.current or 1) * scale
        elif self.current:
            if scale >= self.scale:
                return False
            self.total, self.current, self.scale = self.total + self.current * scale, 0.0, scale
        else:
            self.total = (self.total or 1) * scale
        self.last_scale = scale
        return True


def _scaled(match: re.Match[str]) -> Worded:
    words = " ".join(match.group().lower().split())
    multiplier, _, scale = words.rpartition(" ")
    low, high = rules().multipliers[multiplier]
    factor = rules().scales[scale if scale in rules().scales else scale.removesuffix("s")]
    return Worded(*match.span(), low * factor, float(int(high * factor)), "vague", factor)


def _parts(match: re.Match[str]) -> list[str]:
    return re.sub(r"[\s\-‑]+", " ", match.group().lower()).split()


def _portion(match: re.Match[str]) -> Worded:
    words = _parts(match)
    factor = rules().scales[words[-1]]
    over = 0.5 if "half" in words else 0.25 if "quarter" in words else 0.75 if "quarters" in words else 2 / 3
    whole = rules().words.get(words[0], 0) if "and" in words else 0
    if words[0] in rules().words and "and" not in words and "thirds" not in words and "quarters" not in words:
        over *= rules().words[words[0]]
    if words[0] == "a" and "and" in words:
        whole = 1
    return Worded(*match.span(), (whole + over) * factor, (whole + over) * factor, "words", factor)


def _mixed(match: re.Match[str]) -> Worded:
    words = _parts(match)
    whole = rules().words.get(words[0], 1)
    over = 0.5 if "half" in words else 0.75 if "three" in words[1:] else 0.25
    factor = rules().scales.get(words[-1], 1.0)
    return Worded(*match.span(), (whole + over) * factor, (whole + over) * factor, "words", factor)


def _ratio(match: re.Match[str]) -> Worded:
    words = _parts(match)
    value = rules().words[words[0]] / (rules().words.get(words[-1]) or rules().scales[words[-1]])
    return Worded(*match.span(), value, value, "fraction")


def _fraction(match: re.Match[str]) -> Worded:
    words = _parts(match)
    value = (
        rules().words.get(words[0], 1) * rules().fractions[words[-1]]
        if len(words) > 1
        else rules().fractions[words[-1]]
    )
    return Worded(*match.span(), value, value, "fraction")


def _vague(match: re.Match[str]) -> Worded:
    low, high = rules().vague[" ".join(match.group().lower().split())]
    return Worded(*match.span(), low, high, "vague")


def _group(match: re.Match[str]) -> Worded:
    value = rules().groups[match.group().lower().split()[-1]]
    return Worded(*match.span(), value, value, "group")


def _ordinal(match: re.Match[str]) -> Worded:
    value = rules().ordinals[match.group().lower()]
    return Worded(*match.span(), value, value, "ordinal")


def _none(match: re.Match[str]) -> Worded:
    return Worded(*match.span(), 0, 0, "none")


READERS = {
    "scaled": _scaled,
    "portion": _portion,
    "mixed": _mixed,
    "ratio": _ratio,
    "fraction": _fraction,
    "vague": _vague,
    "group": _group,
    "ordinal": _ordinal,
    "none": _none,
}
