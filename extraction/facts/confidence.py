"""How sure a fact is: the share of facts like it that were right, measured and kept in rules/confidence.toml."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from extraction.facts.frames import Reading
    from extraction.facts.items import Counted


@cache
def table() -> dict[str, float]:
    """Return route and kind of item → share right; benchmarks/facts/calibrate.py writes it."""
    return dict(read_rules("confidence.toml")["right"])


def confidence_of(counted: Counted, reading: Reading) -> float:
    """Return the measured share of facts found this way that were right in value and type."""
    return table()[key_of(counted, reading)]


def key_of(counted: Counted, reading: Reading) -> str:
    """Return the bin.

    How the trigger was found, whether the counted noun is of the frame's class, how close the trigger is.
    """
    noun = "ellipsis" if counted.elliptical else "known" if reading.frame.items & counted.classes else "open"
    return f"{reading.route}/{noun}/{'near' if reading.score >= NEAR else 'far'}"


NEAR = 2.0
