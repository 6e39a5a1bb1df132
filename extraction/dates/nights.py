"""The resolver of nights told by the day that they lead to: "overnight into Monday"."""

from __future__ import annotations

from extraction.dates.calendar import shift
from extraction.dates.fixed import day_of_month
from extraction.dates.relative import weekday
from extraction.dates.resolved import Resolved, Setting, Words


def night(words: Words, setting: Setting) -> Resolved:
    """Resolve "overnight into Monday", "overnight on May 3": from the eve to that day."""
    found = weekday(words, setting) if "weekday" in words else day_of_month(words, setting)
    if found.interval is None:
        return found
    day = found.interval[1]
    return Resolved((shift(day, -1, "day"), day), "day", found.is_relative, "point")
