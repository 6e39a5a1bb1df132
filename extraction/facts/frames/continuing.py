"""Whether a number goes on with what the number before tells. What they count is not known here: see items.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.facts.syntax import FINITE, SUBJECTS, lemmas, span_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span, Token

    from extraction.records import Quantity

PREDICATES = frozenset({"attr", "dobj", "oprd"})
MAX_GAP = 2
LIST_MARKS = frozenset({":", ";", "-", "–", "•", "*"})
ANAPHORIC_VERBS = frozenset({"be", "number", "total", "comprise", "include", "form"})
ANAPHORS = frozenset({"they", "these", "those"})


def continues(doc: Doc, before: Quantity, quantity: Quantity) -> bool:
    """Tell whether `quantity` goes on with what `before` tells.

    Coordinated with it, a line without a verb, or what a pronoun for it is said to be.
    """
    between = span_of(doc, before.end, quantity.start)
    if before.sentence_no == quantity.sentence_no:
        verbs = [token for token in between if token.pos_ in {"VERB", "AUX"} and token.tag_ in FINITE]
        return not verbs or _shares_copula(doc, quantity, verbs)
    if quantity.sentence_no - before.sentence_no > MAX_GAP:
        return False
    sentence = span_of(doc, quantity.start, quantity.end).root.sent
    if _takes_up(sentence, quantity):
        return True
    verbless = not any(token.pos_ in {"VERB", "AUX"} and token.tag_ in FINITE for token in sentence)
    return verbless and any(token.text.strip() in LIST_MARKS or "\n" in token.text for token in between)


def _shares_copula(doc: Doc, quantity: Quantity, verbs: Sequence[Token]) -> bool:
    """Tell whether a figure goes on with what the one before is said to be: "70 were children and **30** women"."""
    number = span_of(doc, quantity.start, quantity.end).root
    noun = number.head if number.dep_ == "nummod" else number
    return len(verbs) == 1 and verbs[0].lemma_ == "be" and noun.dep_ == "conj" and noun.head.dep_ == "attr"


def _takes_up(sentence: Span, quantity: Quantity) -> bool:
    """Tell whether a pronoun is said to be so many: "They could be **several battalions**"."""
    number = span_of(sentence.doc, quantity.start, quantity.end)
    verb = next((token.head for token in (number.root, *number.root.ancestors) if token.dep_ in PREDICATES), None)
    if verb is None or not ANAPHORIC_VERBS.intersection(lemmas(verb)):
        return False
    return any(token.dep_ in SUBJECTS and token.lower_ in ANAPHORS for token in verb.children)
