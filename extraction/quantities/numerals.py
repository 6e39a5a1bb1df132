"""Numbers in digits and words, with their values. Units, bounds and what a number is are not known here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

THIN_SPACES = "\u00a0\u2009\u202f"
MONTH_BEFORE = re.compile(r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: `text[start:end]`, its interval, and how it is written.

    `form` is digits, words, vague, fraction (value in 0..1), ordinal, group ("a pair") or none ("no", value 0).
    `scaled` is true when a scale word or symbol ("million", "bn") is part of it, `factor` what it multiplies by.
    """

    start: int
    end: int
    low: float
    high: float
    form: str
    scaled: bool = False
    factor: float = 1.0

    @property
    def is_vague(self) -> bool:
        """Tell whether the words give an interval by convention."""
        return self.form == "vague"


@dataclass(frozen=True)
class NumberRules:
    """rules/numbers.toml, with the patterns built from it."""

    words: dict[str, float]
    scales: dict[str, float]
    symbols: dict[str, float]
    groups: dict[str, int]
    fractions: dict[str, float]
    ordinals: dict[str, int]
    vague: dict[str, tuple[float, float]]
    multiplied: dict[str, tuple[float, float]]
    digits: re.Pattern[str]
    scale_after: re.Pattern[str]
    worded: re.Pattern[str]


@cache
def rules() -> NumberRules:
    """Return the number rules."""
    raw = read_rules("numbers.toml")
    words = {**raw["units"], **raw["tens"]}
    plural_scales = {"hundreds", "thousands", "millions", "billions", "trillions"}
    compound = [f"{ten}-{unit}" for ten in raw["tens"] for unit in list(raw["units"])[1:10]]
    words |= {name: raw["tens"][name.split("-")[0]] + raw["units"][name.split("-")[1]] for name in compound}
    cardinal = "|".join(sorted((*words, *raw["scales"]), key=len, reverse=True))
    ordinal = "|".join(sorted((*raw["ordinals"], *(f"{ten}-{o}" for ten in raw["tens"] for o in list(raw["ordinals"])[:9])), key=len, reverse=True))
    fraction = "|".join(f"{name}s?" if name != "half" else "half|halves" for name in raw["fractions"])
    vague = "|".join(sorted(map(re.escape, raw["vague"]), key=len, reverse=True))
    multiplied = "|".join(sorted(map(re.escape, raw["vague_multiplied"]), key=len, reverse=True))
    scale = "|".join(raw["scales"])
    symbol = "|".join(sorted(raw["scale_symbols"], key=len, reverse=True))
    ordinals = dict(raw["ordinals"]) | {
        f"{ten}-{name}": raw["tens"][ten] + value for ten in raw["tens"] for name, value in list(raw["ordinals"].items())[:9]
    }
    return NumberRules(
        words=words,
        scales=raw["scales"],
        symbols=raw["scale_symbols"],
        groups=raw["groups"],
        fractions={name: over / under for name, (over, under) in raw["fractions"].items()},
        ordinals=ordinals,
        vague={name: tuple(pair) for name, pair in raw["vague"].items()},
        multiplied={name: tuple(pair) for name, pair in raw["vague_multiplied"].items()},
        digits=re.compile(
            rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d)|\d{{1,3}}(?:[{THIN_SPACES}]\d{{3}})+(?:[.,]\d+)?(?!\d)"
            rf"|(?<![\d.,])[1-9]\d{{0,2}}(?: \d{{3}})+(?![\d,]|\.\d)"
            rf"|\d{{1,3}}(?:\.\d{{3}}){{2,}}(?:,\d+)?(?!\d)|\d+\.\d+|(?<![\w.])\.\d+|\d+"
        ),
        scale_after=re.compile(rf"[\s\-]*(?P<word>{scale})\b(?!-strong)|(?P<symbol>(?-i:{symbol}))(?![A-Za-z0-9²³])| (?P<spaced>mn|bn|tn|mln|bln|trn)\b", re.IGNORECASE),
        worded=re.compile(
            rf"(?<![\w’'])(?:(?P<multiplied>(?:{multiplied})\s+(?:{'|'.join(sorted(plural_scales))}))"
            rf"|(?P<fraction>(?:(?:a|an|one|two|three|four|five|six|seven|eight|nine)[\s\-]+)?(?:half\s+a\s+(?:{scale})|(?:a\s+)?quarter\s+of\s+a\s+(?:{scale})|(?:{fraction})(?=\s+(?:of|the)\b|\s+at\s+most\b)|(?<=\b)half|(?:two|three|four|five|six|seven|eight|nine)-(?:{fraction})|three-quarters?))"
            rf"|(?P<vaguescaled>(?:several|a\s+few|few|a\s+couple|couple|a\s+handful\s+of)\s+(?:of\s+)?(?:{scale})\b)"
            rf"|(?P<vague>(?:{vague}))"
            rf"|(?P<group>(?:a\s+|the\s+)?(?:{'|'.join(raw['groups'])})(?=\s+of\b))"
            rf"|(?P<ordinal>(?:{ordinal}))"
            rf"|(?P<cardinal>(?:an?\s+(?={scale}\b))?(?:{cardinal})(?:(?:[\s\-]+and[\s\-]+|[\s\-]+|,\s+)(?:{cardinal}))*(?:\s+and\s+a\s+half(?:\s+(?:{scale}))?)?)"
            rf"|(?P<none>no|none|nobody|nil))(?![\w’'])",
            re.IGNORECASE,
        ),
    )  # fmt: skip


def find_numerals(text: str) -> list[Numeral]:
    """Return every number in `text`, in order, without overlaps. Ordinals and the word "no" are among them."""
    worded = [_worded(match) for match in rules().worded.finditer(text)]
    found: list[Numeral] = []
    digits = list(_find_digits(text))
    end = 0
    for numeral in sorted((*digits, *(n for n in worded if n is not None)), key=lambda n: (n.start, -n.end)):
        if numeral.start >= end:
            found.append(numeral)
            end = numeral.end
    return found


def _find_digits(text: str) -> Iterator[Numeral]:
    position = 0
    while match := rules().digits.search(text, position):
        end = match.end()
        if " " in match.group() and MONTH_BEFORE.search(text, max(0, match.start() - 12), match.start()):
            end = match.start() + match.group().index(" ")
        numeral = _digits(text, match.start(), end)
        yield numeral
        position = numeral.end


def _digits(text: str, start: int, end: int) -> Numeral:
    written = text[start:end]
    value = _digit_value(written)
    scale = rules().scale_after.match(text, end)
    if scale is None:
        half = HALF_SCALE.match(text, end)
        if half:
            value = (value + 0.5) * (rules().scales[half["scale"].lower()] if half["scale"] else 1)
            return Numeral(start, half.end(), value, value, "digits", scaled=bool(half["scale"]))
        return Numeral(start, end, value, value, "digits")
    symbol = scale["symbol"] or scale["spaced"]
    if symbol:
        factor = rules().symbols[symbol if symbol in rules().symbols else symbol.lower()]
    else:
        factor = rules().scales[scale["word"].lower()]
    return Numeral(start, scale.end(), value * factor, value * factor, "digits", scaled=True, factor=factor)


HALF_SCALE = re.compile(r"\s+and\s+a\s+half(?:\s+(?P<scale>thousand|million|billion|trillion))?|½", re.IGNORECASE)


def _digit_value(written: str) -> float:
    plain = re.sub(rf"[{THIN_SPACES} ]", "", written)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?", plain):
        return float(plain.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        return float(plain.replace(",", ""))
    if plain.count(",") == 1 and len(plain) < len(written):
        return float(plain.replace(",", "."))
    return float(plain.replace(",", ""))


def _worded(match: re.Match[str]) -> Numeral | None:
    kind = match.lastgroup or ""
    words = " ".join(match.group().lower().split())
    start, end = match.start(), match.end()
    if kind == "multiplied":
        multiplier, _, scale = words.rpartition(" ")
        low, high = rules().multiplied[multiplier]
        factor = rules().scales[scale.removesuffix("s")]
        return Numeral(start, end, low * factor, float(int(high * factor)), "vague", scaled=True)
    if kind == "vague":
        low, high = rules().vague[words]
        return Numeral(start, start + len(match.group().rstrip()), low, high, "vague")
    if kind == "vaguescaled":
        vague, _, scale = words.rpartition(" ")
        low, high = rules().vague[vague.removesuffix(" of")] if vague.removesuffix(" of") in rules().vague else rules().vague["a " + vague]
        factor = rules().scales[scale]
        return Numeral(start, end, low * factor, high * factor, "vague", scaled=True)
    if kind == "group":
        name = words.split()[-1]
        return Numeral(start, start + len(match.group().rstrip()), rules().groups[name], rules().groups[name], "group")
    if kind == "fraction":
        return _fraction(words, start, end)
    if kind == "ordinal":
        return Numeral(start, end, rules().ordinals[words], rules().ordinals[words], "ordinal")
    if kind == "none":
        return Numeral(start, end, 0, 0, "none")
    value = cardinal_value(words)
    last = words.replace("-", " ").split()[-1]
    factor = rules().scales.get(last, 1.0)
    return Numeral(start, end, value, value, "words", scaled=factor > 1, factor=factor) if value is not None else None


def _fraction(words: str, start: int, end: int) -> Numeral:
    parts = words.replace("-", " ").split()
    scale = parts[-1]
    if scale in rules().scales:
        over = 0.5 if "half" in parts else 0.25
        whole = rules().words.get(parts[0], 1) if parts[0] in rules().words and "quarter" not in parts else 1
        value = whole * over * rules().scales[scale]
        return Numeral(start, end, value, value, "words", scaled=True)
    name = "half" if parts[-1] == "halves" else parts[-1].removesuffix("s")
    over = rules().words.get(parts[0], 1) if len(parts) > 1 else 1
    value = over * rules().fractions[name]
    return Numeral(start, end, value, value, "fraction")


def cardinal_value(words: str) -> float | None:
    """Return the value of a number in words ("two hundred and five", "two and a half thousand"), None when it is none."""
    total = current = 0.0
    seen = False
    tokens = words.lower().replace(",", " ").split()
    half = "half" in tokens
    for token in tokens:
        for part in (token,) if token in rules().words else token.split("-"):
            if part in {"and", "a", "an", "half", ""}:
                continue
            if part in rules().words:
                current += rules().words[part]
                seen = True
            elif part in rules().scales:
                factor = rules().scales[part]
                seen = True
                if half and token is tokens[-1]:
                    return (total + (current or 1) + 0.5) * factor
                if factor == 100 or part in {"dozen", "score", "gross"}:
                    current = (current or 1) * factor
                else:
                    total, current = total + (current or 1) * factor, 0.0
            else:
                return None
    if half:
        last = next((rules().scales[t] for t in reversed(tokens) if t in rules().scales), 1)
        return total + current + 0.5 * last
    return total + current if seen else None
