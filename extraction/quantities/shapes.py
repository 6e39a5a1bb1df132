"""Stretches of text whose digits are no amounts, by their shape alone: web addresses, model names, clock times, list numbers.

Context that needs the parse is weighed in kinds.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extraction.quantities.units import table
from extraction.records import Kind
from extraction.spans import Taken


@dataclass(frozen=True, slots=True)
class Shape:
    """`text[start:end]` is of `kind` because of `reason`."""

    start: int
    end: int
    kind: Kind
    reason: str


NAMED = (
    r"Resolution|Article|Articles|Section|Chapter|Route|Road|Highway|Motorway|Flight|Unit|Operation|Channel|Order|Decree|Law|Protocol|Boeing|Airbus|Group|Area"
    r"|Flight|Train|Platform|Building|Block|Gate|Point|Camp|Base|Station|Checkpoint|Sector|Zone|Object|Phase|Level|Category|Type|Mark|Mk|Model|Version|Windows"
    r"|Formula|Apollo|Line|Title|Annex|Appendix|Amendment|Bill|Directive|Regulation|Convention|Agenda|Vision|Horizon|Studio|Radio|Hill|Sputnik|Covid|COVID|Federation Council"
)
PATTERNS: tuple[tuple[Kind, str, str], ...] = (
    (Kind.ADDRESS, "web address", r"(?:https?://|www\.)\S+|\b[\w.+-]+@[\w-]+\.\w[\w.]*|(?<!\w)[@#]\w*\d\w*|\b[\w-]+\.(?:com|org|net|gov|info|io|co\.uk)(?:/\S*)?"),
    (Kind.ADDRESS, "phone number", r"\+\d{1,3}[\s\-.]?\(?\d{1,4}\)?(?:[\s\-.]?\d{2,4}){2,5}(?!\d)|\b\d{3}[-.]\d{3}[-.]\d{4}\b|\(\d{3}\)\s?\d{3}-\d{4}"),
    (Kind.ADDRESS, "coordinates", r"\b\d{1,3}(?:\.\d+)?\s?°(?:\s?\d{1,2}(?:\.\d+)?\s?[′'’])?(?:\s?\d{1,2}(?:\.\d+)?\s?[″\"”])?\s?[NSEW]\b|\b\d{1,2}\.\d{3,}\s?,\s?-?\d{1,3}\.\d{3,}\b"),
    (Kind.CLOCK_TIME, "clock time", r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|a\.m\.?|p\.m\.?)(?!\w)(?:\s(?:GMT|UTC|EST|EDT|BST|CET|EEST|local time))?|\b(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:\s?(?:GMT|UTC|EST|EDT|BST|CET|EET|EEST|hours|hrs|local time|Moscow time|Kyiv time))?(?!\d)|\b[0-2]\d[0-5]\d\s?(?:GMT|UTC|hours|hrs|EST|BST)\b|(?m:^)\d{1,2}\.\d\d(?=\s[A-Z])"),
    (Kind.LIST_NUMBER, "list number", r"(?m:^)\s*\(?\d{1,3}[.)]\s(?=\S)|\b(?:[Ii]mage|[Pp]hoto|[Ss]lide|[Pp]age|[Ff]igure|[Tt]able|[Pp]art|[Ee]pisode|[Cc]hapter|[Ss]tep|[Vv]olume|[Ii]ssue|[Nn]ote|[Dd]ay)\s\d{1,4}(?:\s(?:of|/)\s\d{1,4})?(?![\d,]*\d)(?!\s?(?:percent|per cent|%|million))"),
    (Kind.NAME, "numbered name", r"\b(?:[Nn]o\.|[Nn]os\.|№|[Nn]umber)\s?\d+(?:[/-]\d+)?"),
    (Kind.NAME, "numbered name", rf"\b(?:{NAMED})s?\s(?:No\.?\s)?\d+(?:[A-Z]|st|nd|rd|th)?(?:[/-]\d+)?\b(?!,\d|\.\d|\s(?:people|soldiers|percent|per cent|million|billion|km|miles|troops|tanks|dead|were))"),
    (Kind.NAME, "named group", r"\bGroup\sof\s(?:Seven|Eight|Twenty|\d+)(?:\s\((?:G-?\d+)\))?|\b[GEP]-?\d{1,2}\+?\d?\b(?!%)"),
    (Kind.NAME, "event name", r"\b9/11\b|\b7/7\b|\b24/7\b|\b50-50\b|\bOctober 7(?=\s(?:attack|massacre|assault))"),
    (Kind.NAME, "model or code", r"(?<![\w$€£.–‑/-])[A-Za-z][A-Za-z.–‑/-]*\d[\w–‑/-]*"),
    (Kind.MULTIPLIER, "multiplier", r"\b(?:twice|thrice|tenfold|twofold|threefold|fourfold|fivefold|hundredfold|\d+-?fold|double|doubled|doubling|doubles|tripled?|triples|tripling|trebled?|quadrupled?|halved|halving)\b"),
    (Kind.AGE, "age", r"\b(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)[-‑\s](?:year|month|week|day)s?[-‑\s]old\b|\bage(?:d|s)?\s(?:of\s)?(?:between\s|from\s|under\s|over\s)?\d{1,3}(?:\s?(?:and|to|-|–)\s?\d{1,3})?(?!\d|,\d|%)"),
    (Kind.AGE, "age", r"(?<=[a-z],\s)\d{2}(?=,\s|\sand\s[A-Z])(?<![12]\d\d\d)"),
    (Kind.SCORE, "vote", r"\b\d{1,3}(?:\s(?:to|against)\s|[-–])\d{1,3}\s(?:vote|majority|win|victory|defeat|margin)\b|\b(?:vote[ds]?|voting|voted|ballot|passed|approved|lost|won|beat|defeated|was)\s(?:of\s|by\s|was\s|it\s|unanimously\s)*\d{1,3}(?:\s(?:to|in\sfavou?r|votes?\sto)\s|[-–])\d{1,3}\b(?!\s(?:people|km|million|percent|metres|meters|miles|soldiers))"),
    (Kind.NAME, "calibre", r"\b\d{1,3}(?:\.\d+)?\s?-?(?:mm|millimet(?:re|er)|caliber|calibre)s?\b(?=\s\w)"),
    (Kind.NAME, "model or code", r"(?<![\w.,$€£])\d+[A-Z]{1,4}\d[\w-]*|(?<![\w.,$€£])\d+-?[A-Z][A-Za-z]*\d+\w*"),
)  # fmt: skip



@cache
def _compiled() -> tuple[tuple[Kind, str, re.Pattern[str]], ...]:
    return tuple((kind, reason, re.compile(pattern, re.IGNORECASE if kind in {Kind.MULTIPLIER, Kind.AGE} and "(?<=[a-z]" not in pattern else 0)) for kind, reason, pattern in PATTERNS)


def find_shapes(text: str) -> list[Shape]:
    """Return the stretches that their shape alone sets aside, in order, without overlaps; earlier patterns win."""
    found: list[Shape] = []
    taken = Taken()
    for kind, reason, pattern in _compiled():
        for match in pattern.finditer(text):
            start, end = match.span()
            if reason == "model or code" and _is_amount(match.group()):
                continue
            start += len(match.group()) - len(match.group().lstrip())
            if taken.claim(start, end):
                found.append(Shape(start, end, kind, reason))
    return sorted(found, key=lambda shape: shape.start)


def _is_amount(word: str) -> bool:
    """Tell whether a word that looks like a code is money or a range after all: "USD375", "mid-2023", "post-2014"."""
    lead = re.match(r"[A-Za-z.]+", word)
    if lead is None:
        return False
    if lead.group() in table().by_spelling and lead.group().isupper() and len(lead.group()) == 3:
        return True
    return bool(re.fullmatch(r"(?:mid|late|early|pre|post|sub|over|under|non|ex|anti|pro|some|about)[-–‑][$€£]?\d[\d,.]*\w*", word, re.IGNORECASE))
