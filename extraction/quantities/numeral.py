"""One number as it is written. How numbers are found is not known here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: `text[start:end]`, its interval, and how it is written.

    `form` is digits, words, vague, fraction (value in 0..1), ordinal, group ("a pair") or none ("no", value 0).
    `factor` is what a scale word or symbol ("million", "bn") multiplied by, 1 without one; `symbol` is that symbol when
    it is glued.
    """

    start: int
    end: int
    low: float
    high: float
    form: str
    factor: float = 1.0
    symbol: str | None = None

    @property
    def scaled(self) -> bool:
        """Tell whether a scale is part of the number."""
        return self.factor > 1

    @property
    def is_vague(self) -> bool:
        """Tell whether the words give an interval by convention."""
        return self.form == "vague"
