"""A number put together word by word: "two hundred and five" is one, "two three" are two. The words: word_rules.py."""

from __future__ import annotations

from extraction.quantities.word_rules import rules

HUNDRED = 100.0
THOUSAND = 1000.0


class Composition:
    """A number being put together word by word."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.total = 0.0
        self.current = 0.0
        self.scale = float("inf")
        self.last_scale = 1.0
        self.empty = True

    @property
    def value(self) -> float:
        """What the words so far make."""
        return self.total + self.current

    def takes(self, word: str, joint: str) -> bool:
        """Add a word if it composes with those before; tell whether it did."""
        value = rules().words.get(word)
        fits = self._add(value, "and" in joint) if value is not None else self._multiply(rules().scales[word])
        self.empty = self.empty and not fits
        return fits

    def _add(self, value: float, with_and: bool) -> bool:
        after_scale = self.last_scale > 1 and self.current % HUNDRED == 0
        after_tens = self.current % HUNDRED >= 20 and self.current % 10 == 0 and 0 < value < 10 and not with_and
        if not (self.empty or after_scale or after_tens):
            return False
        self.current += value
        self.last_scale = 1.0
        return True

    def _multiply(self, scale: float) -> bool:
        if scale < THOUSAND:
            if self.current >= HUNDRED or (self.current == 0 and not self.empty):
                return False
            self.current = (self.current or 1) * scale
        elif self.current:
            if scale >= self.scale:
                return False
            self.total, self.current, self.scale = self.total + self.current * scale, 0.0, scale
        else:
            self.total = (self.total or 1) * scale
        self.last_scale = scale
        return True
