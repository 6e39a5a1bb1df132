"""Numbers in digits, with the half, fraction, scale word or symbol behind them. Units are not known here."""

from __future__ import annotations

import math
import re
from functools import cache

from extraction.quantities.numeral import Numeral
from extraction.quantities.phrases import any_of
from extraction.quantities.word_rules import rules as word_rules
from extraction.quantities.words import scales_after
from extraction.rulefiles import read_rules

THIN = "\u00a0\u2009\u202f"
LONGEST = 30
SIGN = r"(?:(?<![\w)\]%.])[+\-−–](?=[\d.])|(?<!\w)(?:minus|negative)[\s\-](?=\d))?"
VULGAR = {
    "½": 0.5,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 0.25,
    "¾": 0.75,
    "⅕": 0.2,
    "⅛": 0.125,
    "⅜": 0.375,
    "⅝": 0.625,
    "⅞": 0.875,
}
GROUPED = "|".join(
    (
        r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)",
        r"\d{1,2}(?:,\d\d)+,\d{3}(?!\d)",
        rf"\d{{1,3}}(?:[{THIN}’']\d{{3}})+(?:[.,]\d+)?(?!\d)",
    )
)
SPACED = r"(?<![\d.,])[1-9]\d{0,2}(?: \d{3})+(?![\d,]|\.\d)"
DOTTED = r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?(?!\d)"
DIGITS = re.compile(
    rf"(?P<sign>{SIGN})(?P<digits>{GROUPED}|{SPACED}|{DOTTED}|\d+\.\d+|(?<![\w.])\.\d+|\d+)"
    rf"(?:(?P<power>\s?[×x]\s?10\s?\^?\s?(?P<exponent>[−–-]?\d{{1,2}})(?!\d))|[eE](?P<e>[+-]?\d{{1,2}})(?!\w))?|(?P<vulgar>[{''.join(VULGAR)}])",
    re.IGNORECASE,
)
EUROPEAN = re.compile(
    r"(?<![\d.,])(?:[1-9]\d{0,2}(?:\.\d{3})+,\d+|[1-9]\d{0,2}(?:\.\d{3}){2,}|\d{1,3},\d{1,2})(?![\d,.])"
)
ENGLISH = re.compile(r"\d,\d{3}(?!\d)|\d\.\d{1,2}(?!\d)")
EUROPEAN_DIGITS = re.compile(r"(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<part>\d{1,2}))?(?![\d,.]*\d)")
MONTH_BEFORE = re.compile(r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s*$", re.IGNORECASE)
IN = re.compile(
    r"\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<under>[3-9]|10|20|50|100|1,000)(?=\s+[a-z]+(?:s|en|people|men)\b)(?!\s+(?:days|weeks|hours|months|years|minutes))"
)
OVER = re.compile(
    r"\s(?P<over>[1-7])/(?P<below>[2-8])(?![\d/])|\s?[/⁄]\s?(?P<under>\d{1,3})(?![\d/⁄.,]\d|\w)(?=(?P<of>\s+of\b)?)|(?P<vulgar>\s?[½⅓⅔¼¾⅕⅛⅜⅝⅞])"
)
AND_A_HALF = re.compile(
    r"[\s\-]+and[\s\-]+a[\s\-]+half(?:[\s\-]+(?P<scale>hundred|thousand|million|billion|trillion))?(?!\w)",
    re.IGNORECASE,
)


@cache
def scale_symbols() -> tuple[dict[str, float], re.Pattern[str]]:
    """Return the scale symbols of rules/numbers.toml and the pattern that finds one right after digits."""
    raw = read_rules("numbers.toml")
    glued, spaced = raw["scale_symbols"], raw["spaced_symbols"]
    return {**spaced, **glued}, re.compile(
        rf"(?:(?P<glued>{any_of(glued)})|\s(?P<spaced>{any_of(spaced)}))(?![\w²³/])(?!(?<=[A-Z])-\d)"
    )


def find_digits(text: str) -> list[Numeral]:
    """Return the numbers in digits, in order, without overlaps."""
    european = EUROPEAN.search(text) is not None and ENGLISH.search(text) is None
    found: list[Numeral] = []
    position = 0
    while match := DIGITS.search(text, position):
        numeral = _european(text, match) if european else None
        numeral = numeral or _numeral(text, match)
        found.append(numeral)
        position = numeral.end
    return found


def _european(text: str, match: re.Match[str]) -> Numeral | None:
    """Read "1.200" and "3,5" as the text's own style has them; None where the digits have no such form."""
    found = EUROPEAN_DIGITS.match(text, match.start())
    if found is None or (found["part"] is None and "." not in found["whole"]):
        return None
    value = float(found["whole"].replace(".", "")) + (float("0." + found["part"]) if found["part"] else 0)
    return _scaled(text, match.start(), found.end(), value)


def _numeral(text: str, match: re.Match[str]) -> Numeral:
    start, end = match.span()
    if match["vulgar"]:
        return Numeral(start, end, VULGAR[match["vulgar"]], VULGAR[match["vulgar"]], "fraction")
    written = match["digits"]
    if " " in written and MONTH_BEFORE.search(text, max(0, start - 12), start):
        end = start + len(match["sign"]) + written.index(" ")
        written = written[: written.index(" ")]
    value = _value(written)
    exponent = match["exponent"] or match["e"]
    if exponent and end == match.end():
        value *= 10.0 ** float(re.sub("[−–]", "-", exponent))
    if re.match(r"[-−–]|minus|negative", match["sign"], re.IGNORECASE):
        value = -value
    return (
        _scaled(text, start, end, value) if math.isfinite(value) else Numeral(start, end, math.nan, math.nan, "digits")
    )


def _scaled(text: str, start: int, end: int, value: float) -> Numeral:
    """Return the number with the half, fraction, scale word or symbol behind it."""
    over = OVER.match(text, end)
    if over is not None and (fraction := _fraction(text, start, end, value, over)) is not None:
        return fraction
    share = IN.match(text, end) if 0 < value < 10 else None
    if share is not None and value < (under := float(share["under"].replace(",", ""))):
        return Numeral(start, share.end(), value / under, value / under, "fraction")
    half = AND_A_HALF.match(text, end)
    if half is not None:
        factor = word_rules().scales[half["scale"].lower()] if half["scale"] else 1.0
        return Numeral(start, half.end(), (value + 0.5) * factor, (value + 0.5) * factor, "digits", factor)
    factor, after = scales_after(text, end)
    if factor > 1:
        return Numeral(start, after, value * factor, value * factor, "digits", factor)
    values, pattern = scale_symbols()
    symbol = pattern.match(text, end)
    if symbol is not None:
        name = symbol["glued"] or symbol["spaced"]
        return Numeral(start, symbol.end(), value * values[name], value * values[name], "digits", values[name], name)
    return Numeral(start, end, value, value, "digits")


def _fraction(text: str, start: int, end: int, value: float, over: re.Match[str]) -> Numeral | None:
    if over["vulgar"]:
        whole = value + VULGAR[over["vulgar"].strip()]
        return Numeral(start, over.end(), whole, whole, "digits")
    if over["over"]:
        whole = value + float(over["over"]) / float(over["below"])
        return Numeral(start, over.end(), whole, whole, "digits")
    under = float(over["under"])
    if not (0 < value < under and value == int(value)) or (
        over["of"] is None and "⁄" not in over.group() and under not in {2, 3, 4, 8}
    ):
        return None
    return Numeral(start, over.end(), value / under, value / under, "fraction")


def _value(written: str) -> float:
    plain = re.sub(rf"[{THIN} ’']", "", written)
    if len(plain) > LONGEST:
        return math.nan
    if re.fullmatch(DOTTED, plain):
        return float(plain.replace(".", "").replace(",", "."))
    if plain != written and plain.count(",") == 1:
        return float(plain.replace(",", "."))
    return float(plain.replace(",", ""))
