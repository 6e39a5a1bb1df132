"""Totals by what stands before a figure: its list's heading, the sentence or figure before. Cues: totals.py."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.document import text_of
from extraction.facts.circumstances.total_cues import rules
from extraction.facts.frames.items_of_lists import heading_of, is_item
from extraction.facts.frames.lists import header_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from extraction.facts.frames.items import Counted

SINCE_ELSEWHERE = "since, of other deeds"
"""What another kind of deed in the sentence before was counted from: holds in the present perfect alone."""
SINCE = re.compile(r"\b(?:ever )?since\b", re.IGNORECASE)
SINCE_WHEN = re.compile(r"\bsince\b[^.;,]{2,60},? (?:when|after|in which)\b[^,;.]*$", re.IGNORECASE)
"""What happened on the day from which another figure is counted: "since October 7, when gunmen killed **90**"."""
JOINED = re.compile(r"(?: [\w’'-]+){1,5},? and (?:(?:some|about|nearly|more than|over|at least|up to) )?")
"""What may stand between two coordinated figures."""


def is_headed(counted: Counted) -> bool:
    """Tell whether a line in the list under "The operation by the numbers:" holds the figure."""
    doc, position = counted.span.doc, counted.quantity.start
    text = text_of(doc)
    if is_item(text, position) and rules().heading.search(heading_of(text, position)) is not None:
        return True
    header = header_of(counted.span)
    return header is not None and rules().heading.search(header.text) is not None


def stays(counted: Counted) -> bool:
    """Tell whether the figure is the subject of staying somewhere now: "8.8 million of whom **remain** in Sudan"."""
    verb = counted.node.head
    return counted.node.dep_ == "nsubj" and verb.lemma_ in rules().staying and verb.tag_ in {"VBP", "VBZ"}


def is_of_same_span(sentence: Span) -> bool:
    """Tell whether a sentence counts over the time of the one before: "in the same period"."""
    return rules().same_span.search(sentence.text) is not None


def is_joined(doc: Doc, end: int, start: int) -> bool:
    """Tell whether "and" alone parts a figure from one that ends before it: "141 villagers and **26** soldiers"."""
    return JOINED.fullmatch(text_of(doc)[end:start]) is not None


def is_of_the_first_day(sentence: Span, start: int) -> bool:
    """Tell whether a figure tells what happened on the day since which another one counts."""
    return SINCE_WHEN.search(sentence.text, 0, start) is not None


def goes_on_since(before: str, sentence: Span, start: int) -> bool:
    """Tell whether a part after a semicolon counts from "since" before it: "Since May 90 have died; **12** fled"."""
    opening = sentence.text[:start]
    return before == "since" and opening.endswith(";") and SINCE.match(opening) is not None
