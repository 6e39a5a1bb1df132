"""Keys under which the spellings of one name meet. Which place or person is meant is not known here.

`fold` sets aside what never matters (case, accents, hyphens, the Arabic article). `skeleton` goes further and undoes
the choices of transliteration by the rewrite rules of rules/transliteration.toml: Kupiansk/Kupyansk, Deir/Dayr.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from extraction.rulefiles import read_rules

APOSTROPHES = {ord(c): None for c in "'’ʼ`.‘ʻ″′"}
MIN_SKELETON = 4


def fold(name: str) -> str:
    """Return `name` without case, accents, hyphens, apostrophes and a leading article."""
    words = _plain(name).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _articles() else words)


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """Return the letters of `name` that all transliterations share, "" when too few are left to tell names apart."""
    words = [word for word in _plain(name).split() if word not in _articles()]
    text = " ".join(words)
    for pattern, replacement in _rewrites():
        text = pattern.sub(replacement, text)
    text = re.sub(r"(.)\1+", r"\1", text.replace(" ", ""))
    return text if len(text) >= MIN_SKELETON else ""


def is_latin(name: str) -> bool:
    """Tell whether a name is written in Latin letters, with or without accents."""
    return all(ord(c) < 0x250 or not c.isalpha() or 0x1E00 <= ord(c) <= 0x1EFF for c in name)


def _plain(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return plain.casefold().replace("-", " ").replace("–", " ").translate(APOSTROPHES)


@cache
def _articles() -> frozenset[str]:
    return frozenset(read_rules("transliteration.toml")["articles"]["words"])


@cache
def _rewrites() -> tuple[tuple[re.Pattern[str], str], ...]:
    rules = read_rules("transliteration.toml")["rewrite"]
    return tuple((re.compile(rule["from"]), rule["to"]) for rule in rules)
