"""Who says a figure: the innermost attribution of its sentence, else who speaks on over sentences, else the outlet.

How attributions are found: attributions.py; how they carry over: quotations.py.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.facts.attributions import attribution_of
from extraction.facts.introduced import named_later
from extraction.facts.quotations import carried
from extraction.facts.read_out import is_of_the_communique, read_out
from extraction.facts.speech import Speaker
from extraction.records import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span

    from extraction.records import Entity

__all__ = ["Speaker", "find_speaker"]


def find_speaker(figure: Span) -> Speaker | None:
    """Return who says the figure, None for the outlet's own voice."""
    found = attribution_of(figure.root.sent, figure.root.i)
    for whole in _whole_of(figure) if found is None else ():
        found = found or attribution_of(figure.root.sent, whole)
    speaker = found.speaker if found is not None else carried(figure)
    if found is not None and is_of_the_communique(figure.doc, found):
        speaker = read_out(figure.doc, figure.start_char) or speaker
    if speaker is not None:
        speaker = named_later(figure, speaker)
    if speaker is None or speaker.entity_id is not None:
        return speaker
    return replace(speaker, entity_id=next((e.entity_id for e in _named(figure.doc, speaker.name)), None))


def _whole_of(figure: Span) -> Iterator[int]:
    """Yield the token before the comma that a part follows, and the number before it.

    "37 were hurt, **nine of them** badly", "counted 90 dead in the ruins, of whom **nine** …".
    """
    doc = figure.doc
    after = [token.lower_ for token in doc[figure.end : figure.end + 2]]
    before = [token.lower_ for token in doc[max(figure.start - 2, 0) : figure.start]]
    is_part = after[:1] == ["of"] and after[1:] in (["them"], ["whom"], ["which"])
    if (
        not is_part
        and before[-1:] not in (["including"], ["among"])
        and before not in (["of", "whom"], ["of", "which"])
    ):
        return
    start = figure.root.sent.start
    comma = next((t.i for t in reversed(doc[start : figure.start]) if t.text == ","), start)
    if comma > start:
        yield comma - 1
        yield from (t.i for t in reversed(doc[start:comma]) if t.like_num)


def _named(doc: Doc, name: str) -> Iterator[Entity]:
    """Yield the entities of a name that can speak."""
    return (e for e in doc._.entities.values() if e.name == name and e.entity_type is not EntityType.PLACE)
