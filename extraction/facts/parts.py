"""Parts and wholes: "12 killed, including 3 children", "52 of 54 drones", "170 rockets, five of them …".

How a part is typed is not known here: see frames.py.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.facts.readings import Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extraction.facts.items import Counted
    from extraction.facts.lexicon import Lexicon
    from extraction.records import Fact, Quantity

INCLUDING = re.compile(
    r"\b(?:including|(?:among|of) (?:whom|which|them|these|those)|comprising|made up of|counting)\b",
    re.IGNORECASE,
)
OUT_OF = re.compile(
    r"\s+(?:out\s+)?of\s+(?:(?:\w+[’']s|a|the|its|their|his|total|of|some|all|those|these)\s+)*$", re.IGNORECASE
)
FRONTED = re.compile(r"(?:^|[.;:,\n])\s*(?:out\s+)?of\s+(?:(?:a|the|its|their|total|of|some|all)\s+)*$", re.IGNORECASE)
REACH = 160


def link_parts(doc: Doc, facts: list[Fact]) -> list[Fact]:
    """Return the facts with `part_of` set.

    The words count one inside another of the same type, in one sentence.
    """
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


def of_whole(
    doc: Doc, counted: Counted, reading: Reading, before: tuple[Quantity, Reading] | None, known: Lexicon
) -> Reading | None:
    """Return how the whole of a partitive reads: of "52 of 54 drones" shot down, 54 were launched.

    The type of the part names the frame of its whole (rules/fact_types.toml); "none" gives no fact.
    """
    label = known.types[reading.frame.type].whole
    if label is None:
        return reading
    start = counted.quantity.start
    partitive = before is not None and OUT_OF.fullmatch(doc.text[before[0].end : start]) is not None
    same = partitive and before is not None and before[1].trigger.i == reading.trigger.i
    if not same and FRONTED.search(doc.text[max(0, start - REACH) : start]) is None:
        return reading
    frame = next((frame for frame in known.frames if frame.label == label), None)
    return Reading(frame, reading.trigger, reading.slot, reading.route, reading.score) if frame is not None else None
