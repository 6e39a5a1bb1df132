"""Who says a figure: the innermost attribution of its sentence, else who speaks on over sentences, else the outlet.

How attributions are found: attributions.py; how they carry over: quotations.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.facts.attributions import attribution_of
from extraction.facts.quotations import carried
from extraction.facts.speech import Speaker

if TYPE_CHECKING:
    from spacy.tokens import Span

__all__ = ["Speaker", "find_speaker"]


def find_speaker(figure: Span) -> Speaker | None:
    """Return who says the figure, None for the outlet's own voice."""
    found = attribution_of(figure.root.sent, figure.root.i)
    return found.speaker if found is not None else carried(figure)
