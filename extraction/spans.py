"""Stretches of a text that do not overlap. What they mean is not known here."""

from __future__ import annotations

from bisect import bisect_left, insort


class Taken:
    """A set of disjoint stretches, found again in logarithmic time."""

    def __init__(self) -> None:
        """Start empty."""
        self._stretches: list[tuple[int, int]] = []

    def claim(self, start: int, end: int) -> bool:
        """Add a stretch unless it overlaps one that is taken; tell whether it was added."""
        if start >= end or self.overlaps(start, end):
            return False
        insort(self._stretches, (start, end))
        return True

    def overlaps(self, start: int, end: int) -> bool:
        """Tell whether a stretch shares a character with a taken one."""
        index = bisect_left(self._stretches, (start, end))
        before = index > 0 and self._stretches[index - 1][1] > start
        after = index < len(self._stretches) and self._stretches[index][0] < end
        return before or after
