"""Parts and wholes: "12 killed, including 3 children", "52 of 54 drones", "170 rockets, five of them …".

How a part is typed is not known here: see frames/filled.py.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.document import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extraction.facts.frames.items import Counted
    from extraction.facts.frames.lexicon import Lexicon
    from extraction.facts.frames.readings import Reading
    from extraction.records import Fact, Quantity

INCLUDING = re.compile(
    r"\b(?:including|(?:among|of) (?:whom|which|them|these|those)|comprising|made up of|counting)\b",
    re.IGNORECASE,
)
OPENING = re.compile(r"\b(?:including|among (?:whom|which|them|these|those))(?: the)?\s*$", re.IGNORECASE)
FAR_OUT_OF = re.compile(r"\s+[\w-]+,? out of (?:(?:a|the|its|their|total|of|some|all)\s+)*$", re.IGNORECASE)
OUT_OF = re.compile(
    r"\s+(?:out\s+)?of\s+(?:(?:\w+[’']s|a|the|its|their|his|total|of|some|all|those|these)\s+)*$", re.IGNORECASE
)
FRONTED = re.compile(r"(?:^|[.;:,\n])\s*(?:out\s+)?of\s+(?:(?:a|the|its|their|total|of|some|all)\s+)*$", re.IGNORECASE)
ALL_BUT = re.compile(r"\b(?:all|everyone|everybody|everything) (?:but|except|save|bar)(?: for)?\s+$", re.IGNORECASE)
"""What is left over: "pulled out **all but 100** of its soldiers"."""
SUBSET = re.compile(
    r"\s+(?:(?!and\b)[\w-]+ ){0,3}?(?:(?:,|and) (?:[\w,.-]+ ){1,4}?)?(?:of|among) (?:whom|which|them|those|these)\b",
    re.IGNORECASE,
)
STATE = re.compile(
    r"\s+(?:(?:very|also|still|now) )?(?:critically|seriously|gravely|severely|badly|fatally|lightly|slightly|mortally"
    r"|moderately|(?:in|with) (?:a )?(?:critical|serious|grave|life-threatening|stable))\b",
    re.IGNORECASE,
)
"""How some of the wounded are: "six wounded, **two critically**"."""
SNAPSHOT = re.compile(r"\s+(?:[\w-]+\s+){0,2}(?:are|is|remain|remains)\b", re.IGNORECASE)
REACH = 160


def link_parts(doc: Doc, facts: list[Fact]) -> list[Fact]:
    """Return the facts with `part_of` set.

    The words count one inside another of the same type, in one sentence.
    """
    linked: list[Fact] = []
    for at, fact in enumerate(facts):
        before = (other for other in reversed(linked) if _contains(doc, other, fact))
        after = (other for other in facts[at + 1 : at + 2] if _is_out_of(doc, other, fact))
        whole = next(before, None) or next(after, None)
        linked.append(_within(doc, fact, whole) if whole is not None else fact)
    return linked


def is_said_part(doc: Doc, before: Quantity, quantity: Quantity) -> bool:
    """Tell whether words beside a figure count it inside the one before: "including **two**", "**82** of them"."""
    text = text_of(doc)
    between = text[before.end : quantity.start]
    opens = quantity.sentence_no == before.sentence_no + 1 and not between.rsplit(".", 1)[-1].strip()
    if opens and SUBSET.match(text, quantity.end):
        return True  # "164 perished. **109** of them were civilians"
    if before.sentence_no != quantity.sentence_no or len(between) > REACH or ";" in between:
        return False
    return OPENING.search(between) is not None or ("," in between and SUBSET.match(text, quantity.end) is not None)


def _within(doc: Doc, part: Fact, whole: Fact) -> Fact:
    """Return a part with its whole; a part of a running total is one, over the same time and in the same place.

    A part that tells of now is none: "400 wounded, of whom **90 are** still in hospital".
    """
    part = replace(part, part_of=whole.fact_id)
    if part.cumulative or not whole.cumulative or SNAPSHOT.match(text_of(doc), part.end):
        return part
    return replace(
        part,
        cumulative=True,
        event_start=whole.event_start,
        event_end=whole.event_end,
        date_precision=whole.date_precision,
        location=whole.location,
        location_id=whole.location_id,
    )


def _contains(doc: Doc, whole: Fact, part: Fact) -> bool:
    """Tell whether words say that `part` is counted inside `whole`, which stands before it."""
    if not _can_contain(whole, part) or part.start - whole.end > REACH:
        return False
    between = text_of(doc)[whole.end : part.start]
    fronted = "," in between and FRONTED.search(text_of(doc)[max(0, whole.start - REACH) : whole.start]) is not None
    told = SUBSET.match(text_of(doc), part.end) or (
        between.strip().endswith(",") and STATE.match(text_of(doc), part.end)
    )
    marked = INCLUDING.search(between) or told or fronted
    return bool(marked) and ";" not in between


def _is_out_of(doc: Doc, whole: Fact, part: Fact) -> bool:
    """Tell whether the whole follows at once: "nine of the **30** dead"."""
    return _can_contain(whole, part) and OUT_OF.fullmatch(text_of(doc), part.end, whole.start) is not None


def _can_contain(whole: Fact, part: Fact) -> bool:
    same = (whole.sentence_no, whole.fact_type, whole.unit) == (part.sentence_no, part.fact_type, part.unit)
    return same and (whole.value_low is None or part.value_low is None or part.value_low <= whole.value_low)


def of_whole(
    counted: Counted, reading: Reading, before: tuple[Quantity, Reading] | None, known: Lexicon
) -> Reading | None:
    """Return how the whole of a partitive reads: of "52 of 54 drones" shot down, 54 were launched.

    The type of the part names the frame of its whole (rules/fact_types.toml); "none" gives no fact.
    """
    fact_type = known.types[reading.frame.type]
    label = fact_type.whole
    if ALL_BUT.search(text_of(counted.span.doc), max(0, counted.quantity.start - REACH), counted.quantity.start):
        return _read_as(known, fact_type.remainder, reading)
    if label is None or fact_type.whole_keeps & counted.classes:
        return reading
    text, start = text_of(counted.span.doc), counted.quantity.start
    partitive = bool(
        before is not None
        and before[1].trigger.i == reading.trigger.i
        and (OUT_OF.fullmatch(text, before[0].end, start) or FAR_OUT_OF.fullmatch(text, before[0].end, start))
    )
    is_fronted = not fact_type.whole_keeps and FRONTED.search(text[max(0, start - REACH) : start]) is not None
    if not partitive and not is_fronted:
        return reading
    return _read_as(known, label, reading)


def _read_as(known: Lexicon, label: str | None, reading: Reading) -> Reading | None:
    """Return the reading with the frame of that label; None where there is none."""
    frame = next((frame for frame in known.frames if frame.label == label), None)
    return replace(reading, frame=frame) if frame is not None else None
