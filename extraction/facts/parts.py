"""Sub-counts: "12 killed, including 3 children", "52 of 54 drones", "170 rockets, five of them …".

Types are settled before.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extraction.records import Fact

INCLUDING = re.compile(
    r"\b(?:including|among them|among whom|of whom|of which|of them|of these|of those|comprising|made up of|counting)\b",
    re.IGNORECASE,
)
REACH = 160


def link_parts(doc: Doc, facts: list[Fact]) -> list[Fact]:
    """Return the facts with `part_of` set where the words count one inside another of the same type, in one sentence."""
    linked: list[Fact] = []
    for fact in facts:
        whole = next((other for other in reversed(linked) if _contains(doc, other, fact)), None)
        linked.append(replace(fact, part_of=whole.fact_id) if whole is not None else fact)
    return linked


def _contains(doc: Doc, whole: Fact, part: Fact) -> bool:
    if (
        whole.sentence_no != part.sentence_no
        or whole.fact_type != part.fact_type
        or whole.unit != part.unit
        or part.start - whole.end > REACH
    ):
        return False
    if whole.value_low is not None and part.value_low is not None and part.value_low > whole.value_low:
        return False
    between = doc.text[whole.end : part.start]
    after = doc.text[part.end : part.end + 12]
    marked = (
        INCLUDING.search(between) is not None
        or re.match(r"\s+(?:of whom|of which|of them|of those|of these|among them)\b", after) is not None
    )
    return marked and ";" not in between
