"""Questions to the entities of one article, for whoever reads facts.

Who acts here, who speaks, which place, which side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities import actors
from extraction.records import Entity, EntityType, Mention, MentionForm

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def mention_at(doc: Doc, token: Token) -> Mention | None:
    """Return the mention that covers a token, None when the token names nobody."""
    number = doc.user_data.get("mention_of_token", {}).get(token.i)
    return doc._.mentions[number] if number is not None else None


def mentions_in(doc: Doc, start: int, end: int) -> list[Mention]:
    """Return the mentions that lie between two characters, in order."""
    return [mention for mention in doc._.mentions if start <= mention.start and mention.end <= end]


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
    if entity.entity_type is EntityType.STATE and mention.form is MentionForm.NAME:
        return mention.text if mention.text in _capitals() else entity.name
    return None


def people_of(doc: Doc, mention: Mention) -> str | None:
    """Return the state to which people in or of the mentioned place or state belong."""
    country = entity_of(doc, mention).country
    return actors.load().state_of.get(country) if country else None


def enemy_of(doc: Doc, actor: str) -> str | None:
    """Return whom `actor` fights in this article: the member of the other side that the article names most."""
    conflict = doc._.setting.conflict if doc._.setting else None
    for war in ([conflict] if conflict else []) + [c for c in actors.load().conflicts if c is not conflict]:
        side = war.side_of(actor)
        if side is None:
            continue
        rivals = [name for number, members in enumerate(war.order) if number != side for name in members]
        counts = {name: sum(1 for m in doc._.mentions if entity_of(doc, m).actor == name) for name in rivals}
        best = max(rivals, key=lambda name: (counts[name], -rivals.index(name)))
        if war is conflict or counts[best]:
            return best
    return None


def _capitals() -> frozenset[str]:
    return frozenset(name for name, found in actors.load().aliases.items() if found[0].is_seat)
