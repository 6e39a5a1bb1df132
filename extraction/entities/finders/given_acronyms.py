"""Acronyms that a text gives in brackets to who acts: "the Sudanese Armed Forces (SAF)". Listed ones: acronyms.py."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.entities.named import Named
from extraction.records import EntityType, MentionForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from extraction.records import Entity

SHORTEST, LONGEST = 2, 7
EVIDENCE = "acronym given in the text"


def name_acronyms(doc: Doc, found: Sequence[Named]) -> list[Named]:
    """Return the names with every such acronym standing for whom the text gives it to."""
    given = _given(doc, found)
    if not given:
        return list(found)
    kept = [_meant(doc, named, given) for named in found]
    taken = {i for named in found for i in named.tokens()}
    free = (token for token in doc if token.text in given and token.i not in taken)
    new = [Named(token.i, token.i + 1, given[token.text], MentionForm.NAME, EVIDENCE) for token in free]
    return sorted([*kept, *new], key=lambda named: (named.start, -named.end))


def _given(doc: Doc, found: Sequence[Named]) -> dict[str, Entity]:
    given: dict[str, Entity] = {}
    for named in found:
        acronym = _in_brackets(doc, named.end)
        if acronym is not None and named.entity.actor and named.entity.entity_type is not EntityType.PERSON:
            given.setdefault(acronym.text, named.entity)
    return given


def _in_brackets(doc: Doc, end: int) -> Token | None:
    after = doc[end : end + 3]
    if len(after) < 3 or after[0].text != "(" or after[2].text != ")":
        return None
    is_acronym = after[1].is_alpha and after[1].is_upper and SHORTEST <= len(after[1]) <= LONGEST
    return after[1] if is_acronym else None


def _meant(doc: Doc, named: Named, given: dict[str, Entity]) -> Named:
    text = doc[named.start : named.end].text
    if text not in given or named.entity.actor:
        return named
    return replace(named, entity=given[text], evidence=EVIDENCE)
