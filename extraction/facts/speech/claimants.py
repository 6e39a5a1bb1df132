"""Who says a figure: the innermost attribution of its sentence, else who speaks on over sentences, else the outlet.

How attributions are found: attributions.py; how they carry over: quotations.py.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.entities.known.publishers import publisher
from extraction.facts.speech.attributions import attribution_of
from extraction.facts.speech.introduced import named_later
from extraction.facts.speech.quotations import carried
from extraction.facts.speech.read_out import is_of_the_communique, read_out
from extraction.facts.speech.statements import statement_of
from extraction.facts.speech.words import Speaker, is_any, rules
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
    speaker = _author_over(figure, found.speaker) if found is not None else carried(figure)
    if found is not None and is_of_the_communique(figure.doc, found):
        speaker = read_out(figure.doc, figure.start_char) or speaker
    if speaker is not None:
        speaker = named_later(figure, speaker)
    if speaker is None or speaker.entity_id is not None:
        return speaker
    return replace(speaker, entity_id=next((e.entity_id for e in _named(figure.doc, speaker.name)), None))


def _author_over(figure: Span, speaker: Speaker) -> Speaker:
    """Return whose statement it is where an office of their own state announces, else who speaks.

    "I am proud … The **Department of Defense** has announced 30 tanks" is what the president says.
    """
    statement, published = statement_of(figure), publisher(figure.doc)
    if statement is None or statement.speaker is None or published is None or speaker.is_person:
        return speaker
    cue = figure.doc[figure.root.sent.start : figure.root.sent.end]
    announces = any(t.text == speaker.cue and is_any(t, rules().deeds) for t in cue)
    office = figure.doc._.entities.get(speaker.entity_id)
    is_own = office is None or office.actor == published.actor
    return statement.speaker if announces and is_own and statement.speaker.is_person else speaker


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
