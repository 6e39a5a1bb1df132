"""Numbers beside a deed that count none of its victims: "members of **one** family", "gave **no** toll"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.document import text_of
from extraction.records import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extraction.facts.frames.items import Counted
    from extraction.facts.frames.lexicon import Words

BEARING = re.compile(
    r"\s+(?:\([^)]*\)\s+)?(?:(?:to|in) the )?(?:due )?"
    r"(?:(?:north|south|east|west)(?:ern)?(?:[- ]?(?:east|west))?|from|away|outside|inside|off)\b",
    re.IGNORECASE,
)
ROW = re.compile(
    r"\bin (?:(?:groups|teams|pairs|rows|waves|shifts|batches|units|cells|columns) of"
    r"|(?:the|those|its|their) (?:previous|last|first|other|past|next))\s+$",
    re.IGNORECASE,
)
FORMER = re.compile(
    r"\b(?:tolls?|numbers?|total|tally|count|figure|dead|deaths|wounded|missing|losses|casualties)\b[^.;]{0,60}"
    r"\b(?:rose|risen|rises|rising|climb\w*|grew|grow\w*|jump\w*|swell\w*|swollen|increas\w*|surg\w*|soar\w*|mount\w*)"
    r"(?: \w+ly)? from $",
    re.IGNORECASE,
)
"""What stands before a level that a tally has left behind; the level that it has reached is told after "to"."""
REACHED = re.compile(r"(?: [\w'’-]+){0,3} to $", re.IGNORECASE)
SPEAKING = frozenset({"say", "tell", "add", "recall", "explain", "testify", "insist", "describe", "recount"})
BELONGING = frozenset({"of", "from", "in", "by"})


def is_uncounted(counted: Counted, words: Words) -> bool:
    """Tell whether a number only says whose the counted ones are, or that nobody has counted."""
    tests = (_is_of_a_group(counted, words), _is_unsaid(counted, words), _is_how(counted), _is_bearing(counted))
    if any(tests) or _is_specification(counted, words) or _is_of_a_row(counted):
        return True
    return _is_speaker(counted) or _is_former_level(counted)


def _is_of_a_group(counted: Counted, words: Words) -> bool:
    """Tell whether the number stands after the counted people: "12 people from **three** families"."""
    quantity, preposition = counted.quantity, counted.node.head
    is_single = quantity.value_low == 1 and quantity.value_high == 1
    if counted.node.dep_ != "pobj" or preposition.lower_ not in BELONGING:
        return False
    if not is_single and counted.node.lemma_.lower() not in words.groupings:
        return False
    before = preposition.nbor(-1) if preposition.i > preposition.sent.start else preposition
    return any(over.i < preposition.i and _has_number(over) for over in (preposition.head, before))


def _is_how(counted: Counted) -> bool:
    """Tell whether "one" only says in how many goes a deed was done: "killed nine in **one** raid"."""
    quantity, preposition = counted.quantity, counted.node.head
    is_single = quantity.value_low == 1 and quantity.value_high == 1
    return (
        is_single and "event" in counted.classes and preposition.dep_ == "prep" and preposition.lower_ in {"in", "by"}
    )


def _is_bearing(counted: Counted) -> bool:
    """Tell whether a distance only says where a place lies: "took Bashiqa, **12 km** north-east of Mosul"."""
    quantity, text = counted.quantity, text_of(counted.span.doc)
    if quantity.unit != "km":
        return False
    return text[: quantity.start].rstrip()[-1:] in {",", "("} and BEARING.match(text, quantity.end) is not None


def _is_speaker(counted: Counted) -> bool:
    """Tell whether people only say something: "**three** residents said", "according to **two** aides"."""
    node, noun = counted.node, counted.noun
    if noun is None or "person" not in counted.classes:
        return False
    if node.dep_ == "nsubj":
        at_once = node.head.i == node.i + 1
        return at_once and node.head.lemma_ in SPEAKING and node.head.tag_ in {"VBD", "VBZ", "VBP"}
    return node.dep_ == "pobj" and node.head.lower_ == "to" and node.head.head.lower_ == "according"


def _is_former_level(counted: Counted) -> bool:
    """Tell whether a tally has left a number behind: "the toll rose from **12** to 15" is 15 (fact contract)."""
    doc, quantity = counted.span.doc, counted.quantity
    text, opens = text_of(doc), counted.span.sent.start_char
    if quantity.kind is not Kind.COUNT or FORMER.search(text, opens, quantity.start) is None:
        return False
    reached = next((other for other in doc._.quantities if other.start >= quantity.end), None)
    return reached is not None and REACHED.fullmatch(text, quantity.end, reached.start) is not None


def _is_of_a_row(counted: Counted) -> bool:
    """Tell whether a bare number only orders: "shot in groups of **four**", "in the previous **three**"."""
    if counted.noun is not None and not counted.elliptical:
        return False
    text, span = text_of(counted.span.doc), counted.span
    return counted.quantity.kind is Kind.COUNT and ROW.search(text, span.sent.start_char, span.start_char) is not None


def _is_specification(counted: Counted, words: Words) -> bool:
    """Tell whether a number says what kind of thing is meant: "a **nine**-storey block", "two **500-pound** bombs"."""
    quantity, after = counted.quantity, counted.span.doc[counted.span.end : counted.span.end + 2]
    following = [token.lemma_.lower() for token in after]
    if quantity.kind is Kind.MEASURE:
        return quantity.unit == "tonne" and "-" in quantity.quote and bool(words.weighed.intersection(following[:1]))
    return following[:1] in (["-"], ["‑"]) and following[-1] in words.specifications


def _has_number(noun: Token) -> bool:
    return noun.ent_type_ == "CARDINAL" or any(c.dep_ == "nummod" or c.like_num for c in noun.children)


def _is_unsaid(counted: Counted, words: Words) -> bool:
    """Tell whether "no" denies a report of figures, not the deed: "has given **no** toll"."""
    if counted.quantity.value_low != 0 or counted.noun is None or counted.noun.lemma_.lower() not in words.reports:
        return False
    verbs = (t for t in (counted.node.head, *counted.node.head.ancestors) if t.pos_ in {"VERB", "AUX"})
    return next(verbs, None) is not None
