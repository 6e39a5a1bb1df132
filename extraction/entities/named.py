"""What a finder of names yields. How names are found is not known here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extraction.records import Entity, MentionForm


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
