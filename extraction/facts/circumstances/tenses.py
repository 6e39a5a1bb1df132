"""The verb that tells of a figure, and whether it stands in the perfect. What makes a total: totals.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extraction.facts.frames.filled import Reading
    from extraction.facts.frames.items import Counted

HAVE = frozenset({"have", "has", "'ve", "’ve"})
HAD = frozenset({"had", "'d", "’d"})


def governor(counted: Counted, reading: Reading) -> Token | None:
    """Return the verb that tells of the figure: the trigger, or the first verb above the figure."""
    if reading.trigger.pos_ in {"VERB", "AUX"}:
        verb = reading.trigger
        while _is_dependent(verb) and verb.head.pos_ in {"VERB", "AUX", "ADP"}:
            verb = verb.head
        return verb
    return next((t for t in counted.node.ancestors if t.pos_ in {"VERB", "AUX"}), None)


def _is_dependent(verb: Token) -> bool:
    """Tell whether a verb has its tense from the one above: "included providing", "have seen 163 planes shot down"."""
    bare = not any(c.dep_ in {"aux", "auxpass"} for c in verb.children)
    return verb.dep_ in {"pcomp", "xcomp"} or (verb.dep_ == "ccomp" and verb.tag_ in {"VBN", "VBG"} and bare)


def is_perfect(verb: Token, auxiliaries: frozenset[str] = HAVE) -> bool:
    """Tell whether a verb stands in the (present) perfect, also by the auxiliary of a coordinated verb before it."""
    for _ in range(3):
        found = {c.lower_ for c in verb.children if c.dep_ == "aux"}
        if found & auxiliaries:
            return "to" not in found
        own = any(c.dep_ in {"aux", "auxpass"} for c in verb.children)
        own = own or (verb.tag_ != "VBN" and any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children))
        if verb.dep_ != "conj" or own or verb.head.pos_ not in {"VERB", "AUX"}:
            return False
        verb = verb.head
    return False
