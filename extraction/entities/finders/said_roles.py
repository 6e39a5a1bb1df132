"""The words before or after a person's name that say what they are, and whose. Who the people are: people.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.known import actors
from extraction.entities.known.wordlists import titles

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from extraction.records import Entity

ROLE_LINKS = frozenset({"'s", "’s", "of", "for", "and", "to", "in", "affairs", "defence", "military", "the"})
ROLE_BEFORE, ROLE_AFTER = 9, 14


def role_before(doc: Doc, start: int) -> list[Token]:
    """Return the words of a role before a name, [] without a title: "Major Ilse Brandt"."""
    index = start
    while (
        index > 0 and start - index < ROLE_BEFORE and (_is_role_word(doc[index - 1]) or _is_shortened(doc, index - 1))
    ):
        index -= 1
    while index < start and doc[index].lower_ in ROLE_LINKS:
        index += 1
    return _with_title(list(doc[index:start]))


def role_after(doc: Doc, end: int) -> list[Token]:
    """Return the words of a role after a name, [] without a title: "Ilse Brandt, the brigade's spokeswoman,"."""
    if end >= len(doc) or doc[end].text not in {",", "("}:
        return []
    found: list[Token] = []
    for token in doc[end + 1 : end + ROLE_AFTER]:
        if token.text in {",", ".", ";", ")"} or (token.pos_ == "VERB" and token.lower_ not in titles()):
            if not found and token.is_digit:
                continue
            break
        found.append(token)
    return _with_title(found)


def text_of_role(said: list[Token]) -> str:
    """Return the words of a role as they are written."""
    return " ".join(word.text for word in said).replace(" 's", "'s").replace(" ’s", "’s")


def long_owner(said: list[Token]) -> Entity | None:
    """Return the group or body of several words that a role names: "head of the Wagner Group"."""
    aliases = actors.load().aliases
    for start in range(len(said)):
        for end in range(len(said), start + 1, -1):
            found = aliases.get(said[0].doc[said[start].i : said[end - 1].i + 1].text)
            if found and found[0].entity.actor:
                return found[0].entity
    return None


def _is_shortened(doc: Doc, index: int) -> bool:
    """Tell whether a full stop ends a title that is shortened: "Brig**.** Halgurd Hikmat"."""
    return index > 0 and doc[index].text == "." and doc[index - 1].text in titles() and not doc[index - 1].whitespace_


def _is_role_word(word: Token) -> bool:
    if word.is_sent_start and word.lower_ in ROLE_LINKS:
        return False
    named = word.text in titles() or word.lower_ in titles() or word.text in actors.load().aliases
    return named or word.lower_ in ROLE_LINKS or word.pos_ in {"ADJ", "NOUN", "PROPN"}


def _with_title(found: list[Token]) -> list[Token]:
    return found if any(w.text in titles() or w.lower_ in titles() for w in found) else []
