"""What days are told apart by: type, modality or total, the tense of the verb, and the dates in the sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.facts.days.candidates import ranked
from extraction.facts.syntax import VERBAL
from extraction.facts.weighing import NARROWING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extraction.facts.days.datings import Dating
    from extraction.facts.days.moments import Telling

STILL = re.compile(r"\b(?:still|now|currently|at present|remains?|today|at the moment|presently)\b", re.IGNORECASE)
TENSES = {
    "perfect": frozenset({"has", "have", "’ve", "'ve"}),
    "pluperfect": frozenset({"had", "’d", "'d"}),
    "modal": frozenset({"will", "would", "could", "may", "might", "should", "must", "can", "to"}),
    "present": frozenset({"is", "are", "’re", "'re"}),
    "past": frozenset({"was", "were"}),
}
TAGS = {"VBZ": "present", "VBP": "present", "VBD": "past"}
STEPS = 3


def contexts_of(telling: Telling) -> list[str]:
    """Return the ends of features' names by which a fact is told from others, "" for all facts first."""
    kind, mode, dates, tense = telling.reading.frame.type, mode_of(telling), dates_told(telling), tense_of(telling)
    told = [kind, mode, f"{kind} {mode}", f"{mode} with {dates}", f"{mode} {tense}", f"{kind} {tense}"]
    told += [f"{mode} {tense} with {dates}", f"{mode} {tense} {_position(telling)}"]
    if telling.total is not None:
        told.append(f"total {telling.total}")
    if STILL.search(telling.sentence.text):
        told += ["still", f"still {kind}"]
    return ["", *(f"{NARROWING}{name}" for name in told)]


def mode_of(telling: Telling) -> str:
    """Return how a fact is told: as a total, or its modality."""
    return "total" if telling.total is not None else str(telling.modality)


def dates_told(telling: Telling) -> str:
    """Return which kinds of dates the sentence of the figure holds."""
    return " ".join(sorted({_kind_of(dating) for dating in ranked(telling)})) or "none"


def _kind_of(dating: Dating) -> str:
    if dating.of_speech:
        return "said"
    if dating.expression.kind != "point":
        return dating.expression.kind
    return "day" if dating.expression.precision == "day" else "span"


def tense_of(telling: Telling) -> str:
    """Return the tense of the verb that tells of the figure."""
    verb: Token | None = telling.reading.trigger
    if verb.pos_ not in VERBAL:
        verb = next((t for t in telling.counted.node.ancestors if t.pos_ in VERBAL), None)
    for _ in range(STEPS):
        if verb is None:
            break
        helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
        told = next((tense for tense, words in TENSES.items() if helpers & words), None) or TAGS.get(verb.tag_)
        if told is not None:
            return told
        verb = verb.head if verb.head.pos_ in VERBAL and verb.head is not verb else None
    return "none"


def _position(telling: Telling) -> str:
    """Return where in the article the figure stands."""
    return {0: "first", 1: "second"}.get(telling.counted.quantity.sentence_no, "later")
