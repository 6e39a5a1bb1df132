"""The resolvers by name: what the groups of a date pattern make of an anchor. Patterns and words: rules/dates.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.dates import fixed, nights, relative

if TYPE_CHECKING:
    from collections.abc import Callable

    from extraction.dates.resolved import Resolved, Setting, Words

RESOLVERS: dict[str, Callable[[Words, Setting], Resolved]] = {
    resolver.__name__: resolver
    for resolver in (
        *(fixed.numeric_day, fixed.day_of_month, fixed.span_of_days, fixed.month, fixed.span_of_months, fixed.quarter),
        *(fixed.season, fixed.year, fixed.decade, fixed.holiday),
        *(relative.weekday, relative.day_word, relative.past_window, relative.coming_window, relative.unit_word),
        *(relative.ago, relative.beside, nights.night),
    )
}
