"""Money for a state that is helped in a war: aid, whatever arms or budgets stand beside it.

Which words type other sums is not known here: see frames/filled.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.known import actors
from extraction.entities.lookup import mentions_in, people_of
from extraction.facts.syntax import span_of
from extraction.records import Kind

if TYPE_CHECKING:
    from extraction.facts.frames.items import Counted

GIVEN_TO = frozenset({"for", "to"})
SOLD = frozenset({"sale", "sell", "buy", "purchase"})
BETWEEN = frozenset({"the", "a", "war-torn", "embattled"})
REACH = 90


def is_for_helped(counted: Counted) -> bool:
    """Tell whether a sum goes to such a state by name, and not from it: "spent **£5m** on arms for Chad"."""
    quantity, doc = counted.quantity, counted.span.doc
    if quantity.kind is not Kind.MONEY:
        return False
    if any(token.lemma_ in SOLD for token in counted.span.root.sent):
        return False
    end = min(quantity.end + REACH, counted.span.root.sent.end_char)
    helped = actors.load().aided
    payers = {
        people_of(doc, mention) for mention in mentions_in(doc, counted.span.root.sent.start_char, quantity.start)
    }
    for mention in mentions_in(doc, quantity.end, end):
        first = span_of(doc, mention.start, mention.end)[0]
        before = first.i - 1
        while before > 0 and doc[before].lower_ in BETWEEN:
            before -= 1
        if doc[before].lower_ in GIVEN_TO and people_of(doc, mention) in helped - payers:
            return not any(token.text in {";", "."} for token in doc[counted.span.end : before])
    return False
