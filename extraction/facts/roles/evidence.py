"""One candidate for a role, how sure it is, and for which types of facts. Where it comes from: roles/indirect.py."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extraction.facts.roles.arguments import Names

VICTIM_TYPES = frozenset({"killed", "wounded", "casualties", "damage", "munitions_launched", "attacks", "captured"})
LOSS_TYPES = frozenset({"killed", "wounded", "casualties", "damage", "captured"})
DENIALS = frozenset({"deny", "reject", "dismiss", "refute", "dispute"})


class Sure(IntEnum):
    """How sure a piece of evidence for a role is."""

    CONTEXT = 1
    ACCOUNT = 2
    SPEAKER = 3
    KIND = 4
    PLACE = 5
    CAUSE = 6
    WHOLE = 7
    SAID = 8


@dataclass(frozen=True, slots=True)
class Evidence:
    """One candidate for a role."""

    names: Names
    sure: Sure
