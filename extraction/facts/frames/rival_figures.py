"""Figures given against the one before: "the ministry says the number is **40**", "a doctor put the toll at **seven**".

Who gives them is not known here: see claimants.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.facts.frames.lists import label_of
from extraction.facts.syntax import OBJECTS, SUBJECTS, lemmas
from extraction.records import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extraction.facts.frames.items import Counted
    from extraction.facts.frames.lexicon import Words

REACHED = frozenset({"at", "to", "of", "near", "nearer", "closer", "around", "about"})
PREDICATES = frozenset({"attr", "acomp", "npadvmod"})
COPULAS = frozenset({"be", "stand", "come", "seem", "remain"})


def is_rival_figure(counted: Counted, words: Words) -> bool:
    """Tell whether a number without a noun is another figure for what the text has just counted."""
    if counted.quantity.kind is not Kind.COUNT or (counted.noun is not None and not counted.elliptical):
        return False
    label = label_of(counted.span)
    if label is not None and any(token.lemma_.lower() in words.tallies for token in label):
        return True
    return _is_said_of_a_tally(counted.node, words)


def _is_said_of_a_tally(number: Token, words: Words) -> bool:
    """Tell whether a verb gives the number as a tally: "puts the number at", "the figure is", "he counts"."""
    governor, is_object = number.head, number.dep_ in OBJECTS
    if number.dep_ == "pobj" and governor.lower_ in REACHED:
        governor = _verb_over(governor)
    elif number.dep_ not in PREDICATES and not is_object:
        return False
    forms = lemmas(governor)
    arguments = (c for c in governor.children if c.dep_ in SUBJECTS | OBJECTS | {"nsubjpass"})
    if any(noun.lemma_.lower() in words.tallies for noun in arguments):
        return bool(COPULAS.intersection(forms) or words.reckoning.intersection(forms))
    return governor.lemma_ in ({"count", "reckon"} if is_object else {"speak", "talk"})


def _verb_over(preposition: Token) -> Token:
    governor = preposition.head
    while governor.pos_ in {"ADP", "ADV", "ADJ"} and governor.head.i != governor.i:
        governor = governor.head  # "is **nearer to** 40"
    return governor
