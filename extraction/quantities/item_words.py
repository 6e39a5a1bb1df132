"""How a counted noun and the words before it are spelled as an item: lemmas in small letters, names as written.

Which noun is counted is not known here: see counted.py.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extraction.entities.known.states import load_states
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

HEADLINE_WORDS = 30
MOSTLY = 0.7
PLURAL_OF_MODEL = re.compile(r"(?<=\d)[’']?s$|(?<=\d[A-Z])s$")
IRREGULAR = {
    "people": "people",
    "personnel": "personnel",
    "police": "police",
    "men": "man",
    "women": "woman",
    "children": "child",
    "bases": "base",
    "corpses": "corpse",
    "graves": "grave",
}


def is_calendar(token: Token) -> bool:
    """Tell whether a word names a day or a month: "on **Saturday** 40 of them left"."""
    return token.pos_ == "PROPN" and token.lower_ in _calendar()


@cache
def _calendar() -> frozenset[str]:
    raw = read_rules("dates.toml")["words"]
    return frozenset(name.lower() for kind in ("weekdays", "months") for names in raw[kind] for name in names)


def noun_of(token: Token) -> str:
    """Return the lemma of a counted noun: "soldier"; a name keeps its case: "Leopard", "F-16", "HIMARS"."""
    lowered = token.lower_
    if lowered in IRREGULAR:
        return IRREGULAR[lowered]
    if any(sign.isdigit() for sign in token.text):
        return PLURAL_OF_MODEL.sub("", token.text)
    if not _is_name(token):
        return token.lemma_.lower() if token.pos_ != "PROPN" else _singular(lowered, token)
    if token.pos_ == "NOUN" and token.text[1:].islower():
        return token.lemma_.lower().capitalize()
    return _singular(token.text, token)


def phrase_of(token: Token, start: int) -> str:
    """Return a word with all that hyphens tie to it, from the token `start` on: "surface-to-air", "pick-up"."""
    first, last = tied(token, start)
    text = token.doc[first : last + 1].text
    if first == last or "-" not in text:
        return noun_of(token)
    plain = token.doc[first:last].text + noun_of(token.doc[last])
    return plain if any(sign.isdigit() for sign in plain) else plain.lower()


def tied(token: Token, start: int) -> tuple[int, int]:
    """Return the first and last token of what hyphens tie together around `token`, from the token `start` on."""
    doc, first, last = token.doc, token.i, token.i
    while (
        first - 2 >= start
        and doc[first - 1].text == "-"
        and not doc[first - 2].whitespace_ + doc[first - 1].whitespace_
    ):
        first -= 2
    while last + 2 < len(doc) and doc[last + 1].text == "-" and not doc[last].whitespace_ + doc[last + 1].whitespace_:
        last += 2
    return first, last


def is_owner(token: Token) -> bool:
    """Tell whether a word before the noun says whose it is, not what kind: "Houthi fighters", "Sudanese tanks"."""
    return token.ent_type_ in {"GPE", "NORP", "PERSON"} or token.text in _owners()


def is_headline(sentence: Span) -> bool:
    """Tell whether a sentence writes nearly every word with a capital, so that capitals say nothing."""
    words = [token.text for token in sentence[:HEADLINE_WORDS] if token.is_alpha and len(token) > 3]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > MOSTLY * len(words)


@cache
def _owners() -> frozenset[str]:
    """Return the single words that name a state, its people or an armed group."""
    groups = read_rules("groups.toml")["group"]
    names = [name for state in load_states().values() for name in (state.name, *state.adjectives, *state.people)]
    names += [name for group in groups for name in (group["name"], *group.get("aliases", ()))]
    return frozenset(name for name in names if " " not in name)


def _is_name(token: Token) -> bool:
    if not token.text[0].isupper():
        return False
    words = [word.text for word in token.sent[:HEADLINE_WORDS] if word.is_alpha]
    if is_headline(token.sent) or (len(words) > 1 and all(word[0].isupper() for word in words)):
        return token.text.isupper()
    return token.pos_ == "PROPN" or not token.is_sent_start


def _singular(text: str, token: Token) -> str:
    return text[:-1] if token.tag_ in {"NNPS", "NNS"} and text.endswith("s") and not text.endswith("ss") else text
