"""What the groups of a date pattern make of an anchor: days and precision. Patterns and words: rules/dates.toml.

A resolver takes the words of the named groups (lower case, one blank between words, alternatives `_b` and `_c` under
the plain name) and the setting, and returns the days.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from extraction.dates.calendar import (
    DAY,
    Interval,
    is_day,
    last_weekday,
    month_interval,
    narrow,
    nearest_year,
    next_weekday,
    quarter_interval,
    season_interval,
    shift,
    unit_interval,
    year_interval,
)
from extraction.dates.vocabulary import vocabulary
from extraction.quantities.numerals import cardinal_value

if TYPE_CHECKING:
    from collections.abc import Callable

Words = dict[str, str]
COMING = frozenset({"next", "coming", "this coming", "the coming", "the following"})
GONE = frozenset({"last", "the previous", "this past"})
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}


@dataclass(frozen=True, slots=True)
class Setting:
    """The day that relative expressions count from (None = not known); `ahead`: the words speak of what is to come."""

    anchor: date | None
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """The days (None = not to be known) with their precision; `kind` None = as the word before says.

    `is_relative`: the anchor was needed.
    """

    interval: Interval | None
    precision: str
    is_relative: bool = False
    kind: str | None = None


def words_of(match: re.Match[str]) -> Words:
    """Return the groups that matched, under their plain names, with `text` for the whole."""
    groups = {"text": match.group()} | {name: words for name, words in match.groupdict().items() if words}
    return {re.sub(r"_[bc]$", "", name): " ".join(words.lower().split()) for name, words in groups.items()}


def numeric_day(words: Words, setting: Setting) -> Resolved:
    """Resolve "2023-11-05" and "05.11.2023"; with the month first only where the day cannot be a month."""
    year, month, day = (int(words[name]) for name in ("year", "month", "day"))
    if not is_day(year, month, day) and is_day(year, day, month):
        month, day = day, month
    known = date(year, month, day) if is_day(year, month, day) else None
    return Resolved((known, known) if known is not None else None, "day")


def day_of_month(words: Words, setting: Setting) -> Resolved:
    """Resolve "12 May", "May 10-12, 2023"."""
    month, day = _month(words["month"]), int(words["day"])
    year = _year_of(words, setting, month, day)
    last = int(words.get("until_day", day))
    relative, kind = "year" not in words, "point" if "until_day" in words else None
    if year is None or not is_day(year, month, day) or not is_day(year, month, last):
        return Resolved(None, "day", relative, kind)
    return Resolved((date(year, month, day), date(year, month, last)), "day", relative, kind)


def span_of_days(words: Words, setting: Setting) -> Resolved:
    """Resolve "from 28 March to 3 April 2022"."""
    relative = "until_year" not in words and "year" not in words
    month, day = _month(words["month"]), int(words["day"])
    until_month, until_day = _month(words["until_month"]), int(words["until_day"])
    ending = {"year": words.get("until_year") or words.get("year") or ""}
    until_year = _year_of(ending, setting, until_month, until_day)
    year = int(words["year"]) if "year" in words else until_year
    if (
        year is None
        or until_year is None
        or not (is_day(year, month, day) and is_day(until_year, until_month, until_day))
    ):
        return Resolved(None, "day", relative, "point")
    if (month, day) > (until_month, until_day) and year == until_year:
        year -= 1
    return Resolved((date(year, month, day), date(until_year, until_month, until_day)), "day", relative, "point")


def month(words: Words, setting: Setting) -> Resolved:
    """Resolve "May 2023", "early May", "last June"."""
    number = _month(words["month"])
    relative, which = "year" not in words, words.get("which")
    year = _year_of(words, setting, number)
    if year is None:
        return Resolved(None, "month", relative)
    if setting.anchor is not None and which == "next":
        year = setting.anchor.year + (number <= setting.anchor.month)
    elif setting.anchor is not None and which == "last":
        year = setting.anchor.year - (number >= setting.anchor.month)
    return Resolved(_narrow(month_interval(year, number), words), "month", relative)


def span_of_months(words: Words, setting: Setting) -> Resolved:
    """Resolve "between March and June 2023"."""
    first, last = _month(words["month"]), _month(words["until_month"])
    until_year = _year_of({"year": words.get("until_year") or words.get("year") or ""}, setting, last)
    relative = "until_year" not in words and "year" not in words
    if until_year is None:
        return Resolved(None, "month", relative, "point")
    year = int(words["year"]) if "year" in words else until_year - (first > last)
    start = _narrow(month_interval(year, first), words)[0]
    end = _narrow(month_interval(max(until_year, year), last), {"part": words.get("until_part", "")})[1]
    return Resolved((start, end) if start <= end else None, "month", relative, "point")


def quarter(words: Words, setting: Setting) -> Resolved:
    """Resolve "the third quarter of 2023", "Q3 2023", "the first half of last year"."""
    relative = "year" not in words
    if relative and setting.anchor is None:
        return Resolved(None, "quarter", relative)
    year = int(words["year"]) if setting.anchor is None or not relative else _shifted_year(words, setting.anchor)
    if "half" in words:
        shares = (0.0, 0.5) if words["half"] == "first" else (0.5, 1.0)
        return Resolved(narrow(year_interval(year), shares), "year", relative)
    number = int(words["digit"]) if "digit" in words else ORDINALS[words["ordinal"]]
    return Resolved(quarter_interval(year, number), "quarter", relative)


def season(words: Words, setting: Setting) -> Resolved:
    """Resolve "the winter of 2022", "last summer", "this spring"."""
    months = vocabulary().seasons[words["season"]]
    relative, which = "year" not in words, words.get("which")
    if not relative:
        return Resolved(_narrow(season_interval(int(words["year"]), months), words), "season")
    if setting.anchor is None:
        return Resolved(None, "season", relative)
    year = setting.anchor.year
    began = season_interval(year, months)[0] <= setting.anchor
    if which in COMING:
        year += began
    elif which in GONE:
        year -= season_interval(year, months)[1] >= setting.anchor
    elif not began and which != "this" and not setting.ahead:
        year -= 1
    return Resolved(_narrow(season_interval(year, months), words), "season", relative)


def year(words: Words, setting: Setting) -> Resolved:
    """Resolve "2016", "late 2023", "1992-95"."""
    first = int(words["year"])
    ending = words.get("until_year", "")
    last = int(words["year"][: 4 - len(ending)] + ending)
    return Resolved(
        _narrow((date(first, 1, 1), date(max(first, last), 12, 31)), words), "year", kind="point" if ending else None
    )


def decade(words: Words, setting: Setting) -> Resolved:
    """Resolve "the late 1970s"."""
    return Resolved(_narrow(unit_interval("decade", date(int(words["decade"]), 1, 1)), words), "decade")


def weekday(words: Words, setting: Setting) -> Resolved:
    """Resolve "Tuesday": the last one up to the anchor (the news convention), the next where the words look ahead."""
    if setting.anchor is None:
        return Resolved(None, "day", is_relative=True)
    anchor, which = setting.anchor, words.get("which")
    number = vocabulary().weekdays[words["weekday"].rstrip(".")]
    if "week" in words:
        monday = unit_interval("week", shift(anchor, -1 if "last" in words["week"] else 1, "week"))[0]
        day = shift(monday, number, "day")
    elif which in COMING:
        day = next_weekday(anchor, number)
    elif setting.ahead and which not in GONE:
        day = next_weekday(shift(anchor, -1, "day"), number)
    else:
        day = last_weekday(anchor, number)
        if which in GONE and day == anchor:
            day = shift(day, -1, "week")
    return Resolved((day, day), "day", is_relative=True)


def day_word(words: Words, setting: Setting) -> Resolved:
    """Resolve "overnight", "yesterday", "tonight", "the day after tomorrow"."""
    if setting.anchor is None:
        return Resolved(None, "day", is_relative=True)
    anchor, text = setting.anchor, words["text"]
    if "overnight" in text:
        return Resolved((shift(anchor, -1, "day"), anchor), "day", is_relative=True)
    steps = -1 if "yesterday" in text or text.startswith("last") else 1 if "tomorrow" in text else 0
    day = shift(anchor, steps * (2 if text.startswith("the day") else 1), "day")
    return Resolved((day, day), "day", is_relative=True)


def past_window(words: Words, setting: Setting) -> Resolved:
    """Resolve "over the past two weeks"."""
    if setting.anchor is None:
        return Resolved(None, "day", is_relative=True, kind="window")
    start = shift(setting.anchor, -count_of(words.get("count", "one")), words["unit"].removesuffix("s"))
    return Resolved((start, setting.anchor), "day", is_relative=True, kind="window")


def coming_window(words: Words, setting: Setting) -> Resolved:
    """Resolve "over the next three days"."""
    if setting.anchor is None:
        return Resolved(None, "day", is_relative=True, kind="window")
    end = shift(setting.anchor, count_of(words.get("count", "one")), words["unit"].removesuffix("s"))
    return Resolved((setting.anchor, end), "day", is_relative=True, kind="window")


def unit_word(words: Words, setting: Setting) -> Resolved:
    """Resolve "last week", "earlier this month", "so far this year", "over the weekend"."""
    unit = "year" if "unit" not in words and "weekend" not in words else words.get("unit", "weekend")
    so_far = "sofar" in words or words.get("early", "").startswith(("so far", "since"))
    kind = "since" if so_far else None
    if setting.anchor is None:
        return Resolved(None, "day" if unit == "weekend" else unit, is_relative=True, kind=kind)
    anchor, which = setting.anchor, words.get("which", "this")
    steps = -1 if which in GONE else 1 if which in COMING else 0
    if unit == "weekend":
        saturday = shift(last_weekday(anchor, 5), max(steps, 0), "week")
        return Resolved((saturday, saturday + DAY), "day", is_relative=True)
    first, last = unit_interval(unit, shift(unit_interval(unit, anchor)[0], steps, unit))
    if words.get("early") == "later":
        first = max(first, anchor)
    elif so_far or ("early" in words and steps == 0):
        last = min(last, anchor)
    return Resolved((first, max(first, last)), unit, is_relative=True, kind=kind)


def ago(words: Words, setting: Setting) -> Resolved:
    """Resolve "three days ago": the calendar unit that holds that day."""
    unit = words["unit"].removesuffix("s")
    precision = unit if unit in {"week", "month", "quarter", "year", "decade"} else "day"
    if setting.anchor is None:
        return Resolved(None, precision, is_relative=True)
    interval = unit_interval(precision, shift(setting.anchor, -count_of(words["count"]), unit))
    return Resolved(interval, precision, is_relative=True)


def holiday(words: Words, setting: Setting) -> Resolved:
    """Resolve "New Year’s Eve 2022", "Christmas"."""
    month, day = vocabulary().holidays[words["holiday"]]
    return day_of_month(words | {"month": str(month), "day": str(day)}, setting)


def beside(words: Words, setting: Setting) -> Resolved:
    """Leave "the previous day" open: it counts from the day named before."""
    return Resolved(None, "day", is_relative=True)


def count_of(words: str) -> int:
    """Return how many "3", "three" or "a few" are, 1 for words that are no number."""
    if words.isdigit():
        return int(words)
    return vocabulary().counts.get(words) or int(cardinal_value(words) or 1)


def _month(name: str) -> int:
    return int(name) if name.isdigit() else vocabulary().months[name.rstrip(".")]


def _year_of(words: Words, setting: Setting, month: int, day: int = 1) -> int | None:
    if words.get("year"):
        return int(words["year"])
    return nearest_year(setting.anchor, month, day, ahead=setting.ahead) if setting.anchor is not None else None


def _shifted_year(words: Words, anchor: date) -> int:
    which = words.get("which", "this")
    return anchor.year + (which in COMING) - (which in GONE)


def _narrow(interval: Interval, words: Words) -> Interval:
    part = words.get("part")
    return narrow(interval, vocabulary().parts[part]) if part else interval


RESOLVERS: dict[str, Callable[[Words, Setting], Resolved]] = {
    resolver.__name__: resolver
    for resolver in (
        *(numeric_day, day_of_month, span_of_days, month, span_of_months, quarter, season, year, decade, weekday),
        *(day_word, past_window, coming_window, unit_word, ago, holiday, beside),
    )
}
