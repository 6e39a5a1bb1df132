"""The figure before in the same account: whether there is one, and what a figure after it takes over from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.document import text_of
from extraction.entities.setting.sections import start_of_section
from extraction.facts.circumstances.totals import total_among
from extraction.facts.circumstances.totals_before import SINCE_ELSEWHERE, is_of_same_span
from extraction.facts.frames.items_of_lists import start_of_entry
from extraction.facts.roles.indirect import is_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from extraction.facts.frames.items import Counted
    from extraction.facts.frames.lexicon import FactType, Lexicon
    from extraction.records import Fact

SAME_SPAN = 2
"""How many sentences "in the same period" looks back."""


def total_before(counted: Counted, earlier: Fact | None, facts: Sequence[Fact]) -> str | None:
    """Return what makes the figure before a total: in the same account, of any where "in the same period" says so."""
    if is_of_same_span(counted.span.root.sent):
        first = counted.quantity.sentence_no - SAME_SPAN
        near = (fact.cues for fact in reversed(facts) if fact.sentence_no >= first)
        return next((total for cues in near if (total := total_among(cues)) is not None), None)
    if earlier is not None:
        return total_among(earlier.cues)
    last = facts[-1] if facts else None
    if last is None or counted.quantity.sentence_no - last.sentence_no != 1 or total_among(last.cues) != "since":
        return None
    is_parted = "\n" in text_of(counted.span.doc)[last.start : counted.quantity.start]
    return None if is_parted else SINCE_ELSEWHERE


def turned(before: Fact | None, fact_type: FactType, known: Lexicon) -> Fact | None:
    """Return the fact before with its roles as this type has them: who launches drones is not who shoots them down."""
    if before is None or known.types[before.fact_type].is_inverse == fact_type.is_inverse:
        return before
    return replace(before, actor=before.target, target=before.actor)


def account_before(facts: Sequence[Fact], fact_type: FactType, counted: Counted, known: Lexicon) -> Fact | None:
    """Return the fact just before, where this one continues its account.

    Same kind of deed, same sentence or the next.
    """
    if not facts or fact_type.account is None:
        return None
    last = whole_of(counted, facts)
    if last.start < start_of_account(counted.span.doc, counted.quantity.start):
        return None
    gap = counted.quantity.sentence_no - last.sentence_no
    return last if gap <= 1 and known.types[last.fact_type].account == fact_type.account else None


def start_of_account(doc: Doc, position: int) -> int:
    """Return where the section or the digest's entry begins before which nothing is of the same account."""
    return max(start_of_section(doc, position), start_of_entry(text_of(doc), position))


def whole_of(counted: Counted, facts: Sequence[Fact]) -> Fact:
    """Return the last fact, in a new sentence the whole rather than its part: "80 died, among them **six** priests"."""
    number = len(facts) - 1
    while number and facts[number].sentence_no < counted.quantity.sentence_no:
        before = facts[number - 1]
        if before.fact_type != facts[number].fact_type or not is_part(counted.span.doc, before, facts[number].start):
            break
        number -= 1
    return facts[number]
