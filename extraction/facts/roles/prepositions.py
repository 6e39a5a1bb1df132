"""Who stands after a preposition on the figure, on its noun or on the verb above: "for Chad", "against the rebels"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.facts.roles.arguments import Names, actors_of, of_phrase, own
from extraction.facts.syntax import VERBAL, preposition_objects
from extraction.records import EntityType

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from extraction.facts.roles.case import Case


def with_preposition(*prepositions: str) -> Callable[[Case], Names]:
    """Return a source that reads the noun after one of `prepositions` on the trigger, the noun or a verb above."""
    wanted = frozenset(prepositions)

    def find(case: Case) -> Names:
        if wanted & {"to", "for"} and (right := _right_after(case, wanted)):
            return right
        for holder in _holders(case):
            names = of_phrase(case.doc, holder, wanted)
            if case.reading.frame.type == "prisoners_exchanged" and _go_between(case, names):
                continue
            if case.reading.frame.type == "sanctions" and _is_listing(holder, wanted):
                continue
            if not names and wanted & {"to", "for"}:
                indirect = (c for c in holder.children if c.dep_ == "dative" and c.pos_ != "ADP")
                names = next((n for c in indirect if (n := actors_of(case.doc, c))), ())
            if names:
                return names
        return ()

    return find


def _right_after(case: Case, prepositions: frozenset[str]) -> Names:
    """Return who stands after a preposition right behind the figure: "$9m for Mali and **$4m for Chad**"."""
    end = case.counted.span.end
    if case.counted.noun is not None and case.counted.noun.i == end:
        end += 1
    following = case.doc[end : end + 3]
    if len(following) < 2 or following[0].lower_ not in prepositions:
        return ()
    named = following[2] if following[1].pos_ == "DET" and len(following) > 2 else following[1]
    return own(case.doc, named)


def _is_listing(holder: Token, prepositions: frozenset[str]) -> bool:
    """Tell whether somebody is put on a list: "placed two banks **on a blacklist**"."""
    return any(noun.lower_.endswith("list") for noun in preposition_objects(holder, prepositions))


def _go_between(case: Case, names: Names) -> bool:
    """Tell whether captives are handed to a body that takes them home: the Red Cross."""
    found = (e for e in case.doc._.entities.values() if e.actor in names and e.name == e.actor)
    return any(entity.entity_type is EntityType.BODY for entity in found)


def _holders(case: Case) -> list[Token]:
    trigger = case.reading.trigger
    holders = [case.counted.node, *([case.counted.noun] if case.counted.noun is not None else []), trigger]
    if trigger.pos_ not in VERBAL:
        holders += [a for a in trigger.ancestors if a.pos_ in VERBAL | {"NOUN"}][:2]
    return holders
