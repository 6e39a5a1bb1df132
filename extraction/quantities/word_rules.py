"""The words of rules/numbers.toml and rules/vague.toml, and the pattern that finds them. Their values: words.py."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from extraction.quantities.phrases import any_of
from extraction.rulefiles import read_rules

JOINT = r"(?:[\s\-‑]+and[\s\-‑]+|[\s\-‑]+)"


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


def _plural(name: str) -> str:
    return "halves" if name == "half" else name + "s"


def _few(rule: dict[str, Any]) -> str:
    """Return the pattern of "few" where it counts; a look-behind has one width, so there is one for each word."""
    return "(?:" + "|".join(rf"(?<=\b{word} )" for word in rule["after"]) + ")few"


def _pattern(raw: dict[str, Any], vague: dict[str, Any], ordinals: list[str], fractions: list[str], word: str) -> str:
    scale, few = any_of(raw["scales"]), any_of(vague["multipliers"])
    money = read_rules("money.toml")["slang"]
    slang, ends = any_of(money["coins"]), any_of(money["ends"])
    count = any_of(list(raw["units"])[1:13])
    return (
        r"(?<![\w’'])(?:"
        rf"(?P<scaled>(?:{few})\s+(?:(?:{scale})s?|score(?!\w)))"
        rf"|(?P<share>(?:an?|{count})[\s\-‑]+(?:{any_of(fractions)})\s+of\s+an?\s+(?:{scale}))"
        rf"|(?P<score>(?:{count})[\s\-‑]?score(?=\s+(?:of|and|people|men|women|children|(?!goals|points)[a-z]+s)\b))"
        rf"|(?P<single>an?(?=\s+(?:{slang})(?:[^\w\s\-‑’']|\s+(?:{ends})\b|\s*$)))"
        rf"|(?P<portion>(?:(?:{count}|an?)[\s\-‑]+(?:and[\s\-‑]+a[\s\-‑]+)?)?(?:half|quarter)[\s\-‑]+(?:of[\s\-‑]+)?(?:an?[\s\-‑]+)?(?:{scale}))"
        rf"|(?P<mixed>(?:an?|{count})[\s\-‑]+and[\s\-‑]+(?:a|one|three)[\s\-‑]+(?:half|quarters?)(?:\s+(?:{scale}))?)"
        rf"|(?P<ratio>(?:{count})\s+(?:in|out\s+of)\s+(?:every\s+)?(?:three|four|five|six|seven|eight|nine|ten|twenty|fifty|a\s+hundred|a\s+thousand)(?!\s+(?:hundred|thousand|years?|months?|weeks?|days?|hours?|minutes?)))"
        rf"|(?P<fraction>(?:(?:an?|{count})[\s\-‑]+(?={any_of(fractions)})(?:{any_of(fractions)})(?=\s+(?:of|the|as|at)\b|[^\w\s\-‑]|\s*$|\s+(?:are|were|have)\b)|(?:two|three|four|five|six|seven|eight|nine)[\s\-‑](?:{any_of(fractions)})|hal(?:f|ves)(?![\-‑]\w)))"
        rf"|(?P<vague>{any_of(vague['vague'])}|{_few(vague['few'])})"
        rf"|(?P<group>(?:an?\s+|the\s+)?(?:{any_of(raw['groups'])})(?=\s+of\b))"
        rf"|(?P<ordinal>{any_of(ordinals)})"
        rf"|(?P<cardinal>(?:an?[\s\-‑]+(?={scale}(?!\w)))?(?:{word})(?!\w)(?:{JOINT}(?:{word})(?!\w)|,\s+(?:{word})[\s\-‑]+(?:{scale})(?!\w))*(?:{JOINT}a\s+half)?)"
        r"|(?P<none>no[\s-]one|not\s+(?:one|a\s+single)|no(?!\s+(?:more|fewer|less|later|longer|higher|greater|sooner|bigger|smaller|better|worse)\b)|none|nobody|nil))(?![\w’'])"
    )  # fmt: skip
