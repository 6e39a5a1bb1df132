"""How sure a fact is: the chance that its value and type are right, by a logistic model fitted to annotated articles.

The features are told here, the weights kept in rules/confidence.toml; benchmarks/facts/calibrate.py writes them.
"""

from __future__ import annotations

from functools import cache
from math import exp
from typing import TYPE_CHECKING

from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from extraction.facts.frames.filled import Reading
    from extraction.facts.frames.items import Counted

FAR = 12
LONG = 40
SURE = 3.0
LOWEST, HIGHEST = 0.05, 0.99


@cache
def weights() -> dict[str, float]:
    """Return feature → weight; "bias" is the constant."""
    return dict(read_rules("confidence.toml")["weights"])


def confidence_of(counted: Counted, reading: Reading) -> float:
    """Return the chance that the fact is right in value and type, between 0.05 and 0.99.

    The features are kept on the Doc under "confidence", for whoever fits the weights.
    """
    known = weights()
    features = features_of(counted, reading)
    counted.span.doc.user_data.setdefault("confidence", {})[counted.quantity.quantity_id] = features
    score = known["bias"] + sum(known.get(name, 0.0) * value for name, value in features.items())
    return round(min(max(1 / (1 + exp(-score)), LOWEST), HIGHEST), 3)


def features_of(counted: Counted, reading: Reading) -> dict[str, float]:
    """Return what the chance depends on: how and how far the trigger was found, what is counted, the sentence."""
    quantity = counted.quantity
    sentence = counted.span.root.sent
    noun = "ellipsis" if counted.elliptical else "known" if reading.frame.items & counted.classes else "open"
    gap = min(abs(reading.trigger.i - counted.span.root.i), FAR) / FAR
    return {
        f"route {reading.route}": 1.0,
        f"noun {noun}": 1.0,
        f"kind {quantity.kind}": 1.0,
        f"slot {reading.slot}": 1.0,
        "fit of the frame": min(reading.score, SURE) / SURE,
        "distance of the trigger": gap,
        "trigger is a verb": float(reading.trigger.pos_ in {"VERB", "AUX"}),
        "length of the sentence": min(len(sentence), LONG) / LONG,
        "no finite verb": float(not any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in sentence)),
        "vague": float(quantity.qualifier == "vague"),
    }
