"""Everything that role sources may look at for one fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extraction.entities.setting.sections import start_of_section

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from extraction.facts.frames.filled import Reading
    from extraction.facts.frames.items import Counted
    from extraction.facts.places.candidates import Location
    from extraction.facts.roles.arguments import Names
    from extraction.records import Fact


@dataclass(frozen=True)
class Case:
    """One fact in the making: `speaker` acts under these names, `other` holds the role that is settled already.

    `goes_on` says that the figure before is of the same account: "nine **of them**" are some of its people. `deed` is
    the fact of the counted attacks that do the harm.
    """

    doc: Doc
    counted: Counted
    reading: Reading
    place: Location | None
    speaker: Names = ()
    other: Names = ()
    is_inverse: bool = False
    goes_on: bool = False
    deed: Fact | None = None

    @property
    def sentence(self) -> Span:
        """The sentence of the figure."""
        return self.counted.span.root.sent

    @property
    def previous(self) -> Span | None:
        """The sentence before, None at the start of the article or of a section on something else."""
        start = self.sentence.start
        before = self.doc[start - 1].sent if start else None
        since = start_of_section(self.doc, self.sentence.start_char)
        return before if before is not None and before.start_char >= since else None
