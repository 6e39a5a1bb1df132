"""What is asked and answered about the time of a fact: a telling and a moment. Answers: times.py, days/choice.py."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from extraction.document import article_of
from extraction.records import Modality

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Span

    from extraction.facts.frames.filled import Reading
    from extraction.facts.frames.items import Counted


@dataclass(frozen=True, slots=True)
class When:
    """First and last day of an event (None = unknown), how exactly it is known, and by which rule."""

    first: date | None = None
    last: date | None = None
    precision: str | None = None
    rule: str = ""


@dataclass(frozen=True)
class Telling:
    """What is known of a fact when its date is asked for; `total` is the cue that makes it a running total."""

    counted: Counted
    reading: Reading
    total: str | None
    modality: Modality

    @cached_property
    def sentence(self) -> Span:
        """The sentence that holds the figure."""
        return self.counted.span.root.sent

    @cached_property
    def published(self) -> date | None:
        """The day of publication."""
        return article_of(self.sentence.doc).published_at

    @property
    def has_happened(self) -> bool:
        """Whether the fact is told as one that has occurred."""
        return self.modality is Modality.OCCURRED
