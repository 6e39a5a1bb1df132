"""Who publishes a text as its own: a ministry, an alliance; nobody for the press. Who says "we": pronouns.py.

The source tells it ("The White House", "Ministry of Defence of Chad"), else the title ("Address by Mali's President").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.entities.known import actors
from extraction.entities.known.wordlists import words
from extraction.records import EntityType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from extraction.records import Entity

WORD = re.compile(r"(?:\w\.){2,}|[\w’'-]+")
POSSESSIVE = re.compile(r"[’']s$")
NEWSROOM = re.compile(
    r"\b(?:news|press|media) (?:transcripts?|releases?|room|office|service|desk|briefings?|conference|centre|center)\b|"
    r"\b(?:daily|weekly|morning|evening) (?:update|summary|balance|bulletin|report|briefing)s?\b",
    re.IGNORECASE,
)
"""What an office calls its own texts and those who write them: no press outlet."""
BY = frozenset({"by", "from", "of"})
LONGEST = 5


def publisher(doc: Doc) -> Entity | None:
    """Return the state or body that publishes a text as its own, None for a press outlet."""
    if "publisher" not in doc.user_data:
        named = _by_source(doc._.article.source or "") or _by_title(doc._.article.title or "")
        doc.user_data["publisher"] = named or (_by_parliament(doc) if is_official(doc) else None)
    return doc.user_data["publisher"]


def _by_parliament(doc: Doc) -> Entity | None:
    """Return whose leader speaks of "Congress" or "the Storting" as of their own, where nothing else tells it.

    A guest thanks a parliament with the name of its land; two parliaments tell nothing.
    """
    known = actors.load().aliases
    named = {known[token.text][0].entity.actor for token in doc if token.text in known}
    if named & words("parliaments", "shared"):
        return None
    seats = (token.text for token in doc if token.text in words("parliaments") and not _has_owner(token))
    found = {entity.actor: entity for seat in seats for entity in [known[seat][0].entity]}
    return next(iter(found.values())) if len(found) == 1 and None not in found else None


def _has_owner(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).text in actors.load().aliases


def is_official(doc: Doc) -> bool:
    """Tell whether source or title make a text somebody's own statement, named or not: "Presidential Office"."""
    title = _words(doc._.article.title or "")
    return _is_office(_words(NEWSROOM.sub("", doc._.article.source or ""))) or _is_statement(title)


def _by_source(source: str) -> Entity | None:
    exact = next((alias.entity for alias in actors.load().aliases.get(source.removeprefix("The "), ())), None)
    if exact is not None and exact.actor in _states():
        return exact
    named = _words(NEWSROOM.sub("", source))
    found = _first_named(named)
    if found is None or words("press_nouns") & {word.lower() for word in named}:
        return None
    is_seat = found.entity_type is EntityType.BODY and found.affiliation is not None
    is_group = found.entity_type is EntityType.ARMED_GROUP  # its own media, for the press has another name
    return found if is_seat or is_group or _is_office(named) else None


def _by_title(title: str) -> Entity | None:
    """Return who speaks by a title: the first one named after "by", "from" or "of"."""
    named = _words(title)
    if not _is_statement(named):
        return None
    by = next((number for number, word in enumerate(named) if word.lower() in BY and named[number - 1] != "as"), None)
    return _first_named(named[by + 1 :]) if by is not None else None


def _words(text: str) -> list[str]:
    return WORD.findall(text)


def _is_office(named: Sequence[str]) -> bool:
    lowered = {word.lower() for word in named}
    return bool(lowered & words("offices")) and not lowered & words("press_nouns")


def _is_statement(named: Sequence[str]) -> bool:
    return bool(named) and (
        named[0].lower() in words("statements") or " ".join(named[:2]).lower() in words("statements")
    )


def _first_named(named: Sequence[str]) -> Entity | None:
    """Return the first state, leader or body among words, the longest name at each word."""
    known = actors.load()
    for start in range(len(named)):
        for end in range(min(len(named), start + LONGEST), start, -1):
            name = POSSESSIVE.sub("", " ".join(named[start:end]))
            entity = next((alias.entity for alias in known.aliases.get(name, ())), None)
            if entity is not None and entity.entity_type is not EntityType.PLACE and entity.actor:
                return entity
    return None


def _states() -> frozenset[str]:
    return frozenset(actors.load().state_of.values())
