"""Harm to civilians that an account lays at nobody's door, though the list of wars has somebody to put there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.document import text_of
from extraction.entities.known.wordlists import is_one_of
from extraction.entities.lookup import entity_of, mentions_in
from extraction.facts.roles.context import place
from extraction.facts.roles.mutual import FIGHTERS, is_between_states, is_state_against

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from extraction.facts.roles.case import Case

HARM = frozenset({"killed", "wounded", "damage"})


def is_uncharged(case: Case, actor: str) -> bool:
    """Tell whether civilians are harmed in a civil war by nobody told of near: the list's guess `actor` is not asked.

    Either side or neither may do it there; between two states it is the other one.
    """
    noun = case.counted.noun
    is_at_men = bool(case.counted.classes & FIGHTERS) or (noun is not None and is_one_of(noun, "regulars"))
    if case.reading.frame.type not in HARM or is_at_men or is_between_states(case):
        return False
    there = place(case)
    if there and is_state_against(case, there[0]):
        return False
    near = mentions_in(case.doc, _start_of_account(case), _end_of_account(case))
    return all(entity_of(case.doc, mention).actor != actor for mention in near)


def _start_of_account(case: Case) -> int:
    """Return where what bears on a figure begins: its paragraph or the sentence before; for "the toll" one more."""
    text = text_of(case.doc)
    start = text.rfind("\n", 0, case.sentence.start_char) + 1
    if _goes_on(case.sentence):
        start = text.rfind("\n", 0, len(text[:start].rstrip())) + 1
    return min(start, case.previous.start_char) if case.previous is not None else start


def _end_of_account(case: Case) -> int:
    """Return where it ends: with its sentence, or the next one where that tells who committed it or was behind it."""
    end = case.sentence.end
    following = case.doc[end].sent if end < len(case.doc) else ()
    if not any(token.lower_ == "behind" or is_one_of(token, "committing") for token in following):
        return case.sentence.end_char
    return case.doc[end].sent.end_char


def _goes_on(sentence: Span) -> bool:
    """Tell whether a sentence takes up what was told before: "the toll", "died there"."""
    return any(_is_there(token) or _is_the_toll(token) for token in sentence)


def _is_there(token: Token) -> bool:
    return token.lower_ == "there" and token.dep_ in {"advmod", "pcomp"}


def _is_the_toll(token: Token) -> bool:
    return is_one_of(token, "tolls") and any(c.lower_ == "the" for c in token.children)
