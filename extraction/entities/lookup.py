"""Questions to the entities of one article, for whoever reads facts.

Who acts here, who speaks, which place, which side.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from extraction.entities.known import actors
from extraction.entities.known.states import load_states
from extraction.entities.known.wordlists import is_one_of
from extraction.records import Entity, EntityType, Mention, MentionForm

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NEAR = 4
POSSESSIVES = frozenset({"its", "his", "her", "their", "theirs"})
"""Say whose, not where."""


def mention_at(doc: Doc, token: Token) -> Mention | None:
    """Return the mention that covers a token, None when the token names nobody."""
    number = doc.user_data.get("mention_of_token", {}).get(token.i)
    return doc._.mentions[number] if number is not None else None


def mentions_in(doc: Doc, start: int, end: int) -> list[Mention]:
    """Return the mentions that lie between two characters, in order."""
    mentions = doc._.mentions
    low = bisect_left(mentions, start, key=lambda mention: mention.start)
    begun = takewhile(lambda mention: mention.start < end, islice(mentions, low, None))
    return [mention for mention in begun if mention.end <= end]


def preceding_mention(doc: Doc, mention: Mention) -> Mention | None:
    """Return the mention that ends last before another begins."""
    mentions = doc._.mentions
    number = bisect_left(mentions, mention.start, key=lambda m: m.start)
    return next((m for m in reversed(mentions[max(number - NEAR, 0) : number]) if m.end <= mention.start), None)


def entity_of(doc: Doc, mention: Mention) -> Entity:
    """Return the entity that a mention names."""
    return doc._.entities[mention.entity_id]


def actor_names(doc: Doc, mention: Mention) -> tuple[str, ...]:
    """Return the canonical name under which the mentioned one's deeds count; empty when it does not act."""
    actor = entity_of(doc, mention).actor
    return (actor,) if actor else ()


def claimant_name(doc: Doc, mention: Mention) -> str | None:
    """Return the canonical name of the mentioned one as a speaker, None for what cannot speak (a village)."""
    entity = entity_of(doc, mention)
    if entity.entity_type is EntityType.PLACE:
        return None
    return entity.name


def place_name(doc: Doc, mention: Mention) -> str | None:
    """Return the canonical name of the mentioned place; for a state its name; None for what is no place."""
    entity = entity_of(doc, mention)
    if entity.entity_type is EntityType.PLACE:
        return entity.name
    if entity.entity_type is EntityType.STATE and mention.form is not MentionForm.PRONOUN:
        return mention.text if mention.text in actors.seats() else entity.name
    return None


def is_place(doc: Doc, mention: Mention) -> bool:
    """Tell whether a mention may say where: a place, or a state by its name or as "the country"."""
    entity = entity_of(doc, mention)
    if entity.entity_type is EntityType.PLACE:
        return True
    if entity.entity_type is not EntityType.STATE or mention.text.lower() in POSSESSIVES:
        return False
    if mention.form is MentionForm.ADJECTIVE:
        return _is_of_land(doc, mention)
    return mention.form is MentionForm.NOMINAL or not _is_demonym(mention.text, entity)


def _is_of_land(doc: Doc, mention: Mention) -> bool:
    """Tell whether an adjective says where: "in **Eritrean** jails", "on **Chadian** soil"."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return span is not None and span.root.head.i > span.root.i and is_one_of(span.root.head, "land_nouns")


def _is_demonym(text: str, state: Entity) -> bool:
    known = load_states().get(state.country or "")
    if known is None or known.name != state.name:
        return text.endswith("s") and text != state.name
    return text in known.people


def people_of(doc: Doc, mention: Mention) -> str | None:
    """Return the state to which people in or of the mentioned place or state belong."""
    return people_at(entity_of(doc, mention))


def people_at(place: Entity) -> str | None:
    """Return the state to which people in or of a place belong: Armenians live in Nagorno-Karabakh."""
    known = actors.load()
    return known.peoples.get(place.name) or known.state_of.get(place.country or "")
