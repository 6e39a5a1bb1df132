"""Whom "we", "I" and "you" mean: who publishes a text, whose words it plays, who speaks near. Others: pronouns.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.broadcasts import broadcast_at
from extraction.document import text_of
from extraction.entities.known.publishers import is_official, publisher
from extraction.entities.named import Named
from extraction.records import EntityType, MentionForm
from extraction.voices import asked_at, voice_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from extraction.broadcasts import Broadcast
    from extraction.entities.setting.article import Setting
    from extraction.records import Entity

SPEAKING = frozenset({"we", "our", "us", "ours", "i", "my", "me"})
ADDRESSED = frozenset({"you", "your", "yours"})
OURS = frozenset({"we", "our", "us", "ours"})
SPEECH = frozenset(
    {"say", "tell", "add", "claim", "write", "announce", "note", "declare", "state", "insist", "vow", "stress", "boast"}
)
WHO_PUBLISHES = "who publishes the text"
"""Evidence of "we" in somebody's own text."""
FAR = 40
MANY = 3
"""So many of "we" and "our" outside quotation marks make a text somebody's statement."""


def author_of(doc: Doc, setting: Setting) -> Entity | None:
    """Return who says "we" outside quotation marks: the publisher, else in a statement the article's state."""
    own = publisher(doc)
    if own is not None:
        return own
    ours = sum(token.lower_ in OURS and not is_quoted(token) for token in doc)
    return setting.state if ours and (is_official(doc) or ours >= MANY) else None


def is_anothers(doc: Doc, token: Token) -> bool:
    """Tell whether somebody else's own words are played or read out there than those of who publishes the text."""
    return (broadcast_at(doc, token.idx) if publisher(doc) is not None else voice_at(doc, token.idx)) is not None


def is_quoted(token: Token) -> bool:
    """Tell whether a word stands between quotation marks, counted from the start of its line."""
    before = text_of(token.doc)[: token.idx].rpartition("\n")[2]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def teller_of(doc: Doc, played: Broadcast, found: Sequence[Named]) -> Named | None:
    """Return who signs the words that a broadcast plays, else the station, by the first who acts under a name there."""
    for start, end in (played.teller, played.station):
        inside = (n for n in found if n.entity.entity_type is not EntityType.PLACE and start <= doc[n.start].idx < end)
        named = next((n for n in inside if n.entity.actor), None)
        if named is not None:
            return named
    return None


def speaker_of(doc: Doc, token: Token, ordered: list[Named]) -> Named | None:
    """Return who says "we": the subject of a verb of speech near the quotation."""
    played = voice_at(doc, token.idx) if not is_quoted(token) else None
    if played is not None:
        return teller_of(doc, played, ordered)
    near = [
        n
        for n in ordered
        if abs(n.start - token.i) < FAR
        and n.entity.entity_type in {EntityType.PERSON, EntityType.BODY, EntityType.ARMED_GROUP}
    ]
    speaking = [n for n in near if (root := doc[n.start : n.end].root).dep_ == "nsubj" and root.head.lemma_ in SPEECH]
    nearest = min(speaking, key=lambda n: abs(n.start - token.i), default=None)
    body = publisher(doc) if nearest is None and token.lower_ in OURS else None
    return Named(token.i, token.i + 1, body, MentionForm.PRONOUN, WHO_PUBLISHES) if body else nearest


def addressed_by(doc: Doc, token: Token, ordered: list[Named]) -> Named | None:
    """Return whom "you" means: who answers the question that it stands in."""
    asked = asked_at(doc, token.idx) if not is_quoted(token) else None
    return teller_of(doc, asked, ordered) if asked is not None else None
