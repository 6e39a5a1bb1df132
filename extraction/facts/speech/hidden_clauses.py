"""Clauses of speech whose verb the tagger took for a noun, as in ", Oxfam estimates".

Those that the parse knows: insertions.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.lookup import entity_of, mention_at
from extraction.facts.speech.sources import SPEAKING, can_speak
from extraction.facts.speech.words import FINITE_NOUNS, rules

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

STOPS = frozenset({",", ";", ".", "”", '"', "“", "—", "–", "-", "(", ")", ":", "!", "?", "’’", "''", "``"})
OPENERS = frozenset({",", "”", '"', "—", "–", "''", "’", "'", ")", "!", "?"})
SUBJECT_REACH = 24


def hidden_clause(token: Token, sentence: Span) -> tuple[Token, int] | None:
    """Return who speaks by such a verb and where its clause begins, None for any other word."""
    if not _may_be_verb(token) or not _closes(token, sentence):
        return None
    start = _start(token, sentence)
    if start is None or token.i - start >= SUBJECT_REACH:
        return None
    words = [t for t in sentence.doc[start : token.i] if t.pos_ in {"NOUN", "PROPN"}]
    if token.tag_ == "NN" and not any(t.lemma_.lower() in rules().figures for t in words):
        return None
    who = _who(words)
    return (who, start) if who is not None else None


def _may_be_verb(token: Token) -> bool:
    """Tell whether the tagger may have taken a verb of speech for a noun: "reckons", "estimates", "show"."""
    if token.tag_ == "NNS":
        return token.lemma_ in FINITE_NOUNS or token.lemma_ in rules().inserted
    return token.tag_ == "NN" and token.lower_ in {"show", "suggest", "indicate"}


def _closes(token: Token, sentence: Span) -> bool:
    return token.i + 1 >= sentence.end or token.nbor(1).text in STOPS


def _start(token: Token, sentence: Span) -> int | None:
    """Return where the clause begins: after the last comma, past a name between commas: "a monitor, **the AAPP**,"."""
    marks = [t.i for t in sentence.doc[sentence.start + 1 : token.i] if t.text in OPENERS]
    if not marks:
        return None
    if marks[-1] < token.i - 1:
        return marks[-1] + 1
    return marks[-3] + 1 if len(marks) > 2 and marks[-1] - marks[-3] < SUBJECT_REACH else None


def _is_aside(noun: Token) -> bool:
    """Tell whether a name says where or before whom: "a draft sent **to the Duma**", "officials **in Doha**"."""
    before = noun.nbor(-1)
    while before.i > noun.sent.start and (before.pos_ in {"DET", "PROPN"} or before.dep_ == "compound"):
        before = before.nbor(-1)
    return before.lower_ in {"to", "before", "in", "at", "on"}


def _who(words: list[Token]) -> Token | None:
    """Return whom the words name: a person or body first, then anything named, then who may speak without a name."""
    named = [(t, m) for t in words if (m := mention_at(t.doc, t)) is not None and not _is_aside(t)]
    speaking = (t for t, mention in named if entity_of(t.doc, mention).entity_type in SPEAKING)
    heads = (t for t in words if t.dep_ != "compound" or t.head not in words)
    told = (t for t in heads if can_speak(t) or t.lemma_.lower() in rules().figures)
    return next(speaking, None) or next((t for t, _ in named), None) or next(told, None)
