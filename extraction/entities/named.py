"""What a finder of names yields, and what belongs to a state or group. How names are found is not known here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extraction.records import Entity, EntityType, make_id

if TYPE_CHECKING:
    from extraction.records import MentionForm


OF_THE_ARTICLE = "of the state at war in the article"
"""Evidence of a bare "the ministry" that nothing but the article gives an owner."""


@dataclass(frozen=True, slots=True)
class Named:
    """Tokens `start` to `end` name `entity`; `evidence` says in a few words how that was found."""

    start: int
    end: int
    entity: Entity
    form: MentionForm
    evidence: str

    def tokens(self) -> range:
        """Return the token numbers that the name covers."""
        return range(self.start, self.end)


def belonging(owner: Entity, name: str, source: str, kind: EntityType = EntityType.BODY) -> Entity:
    """Return the body or person that acts for a state or group: a ministry, a brigade, a station, a leader."""
    return Entity(
        make_id(kind, name),
        name,
        kind,
        actor=owner.actor,
        country=owner.country,
        affiliation=owner.name,
        source=source,
    )
