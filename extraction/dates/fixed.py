"""Resolvers of days, months, seasons and years of the calendar. What is told from the anchor alone: relative.py.

A resolver takes the words of the named groups (lower case, one blank between words, alternatives `_b` and `_c` under
the plain name) and the setting, and returns the days.
"""

from __future__ import annotations

from datetime import date

from extraction.dates.calendar import (
    is_day,
    month_interval,
    narrow,
    nearest_year,
    quarter_interval,
    season_interval,
    unit_interval,
    year_interval,
)
from extraction.dates.resolved import COMING, GONE, Resolved, Setting, Words, narrowed
from extraction.dates.vocabulary import vocabulary

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}


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
    return Resolved(narrowed(month_interval(year, number), words), "month", relative)


def span_of_months(words: Words, setting: Setting) -> Resolved:
    """Resolve "between March and June 2023"."""
    first, last = _month(words["month"]), _month(words["until_month"])
    told = {"year": words.get("until_year") or words.get("year") or "", "of_year": words.get("of_year", "")}
    until_year = _year_of(told, setting, last)
    relative = "until_year" not in words and "year" not in words
    if until_year is None:
        return Resolved(None, "month", relative, "point")
    year = int(words["year"]) if "year" in words else until_year - (first > last)
    start = narrowed(month_interval(year, first), words)[0]
    end = narrowed(month_interval(max(until_year, year), last), {"part": words.get("until_part", "")})[1]
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
        return Resolved(narrowed(season_interval(int(words["year"]), months), words), "season")
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
    return Resolved(narrowed(season_interval(year, months), words), "season", relative)


def year(words: Words, setting: Setting) -> Resolved:
    """Resolve "2016", "late 2023", "1992-95"."""
    first = int(words["year"])
    ending = words.get("until_year", "")
    last = int(words["year"][: 4 - len(ending)] + ending)
    return Resolved(
        narrowed((date(first, 1, 1), date(max(first, last), 12, 31)), words), "year", kind="point" if ending else None
    )


def decade(words: Words, setting: Setting) -> Resolved:
    """Resolve "the late 1970s"."""
    return Resolved(narrowed(unit_interval("decade", date(int(words["decade"]), 1, 1)), words), "decade")


def holiday(words: Words, setting: Setting) -> Resolved:
    """Resolve "New Year’s Eve 2022", "Christmas"."""
    month, day = vocabulary().holidays[words["holiday"]]
    return day_of_month(words | {"month": str(month), "day": str(day)}, setting)


def _month(name: str) -> int:
    return int(name) if name.isdigit() else vocabulary().months[name.rstrip(".")]


def _year_of(words: Words, setting: Setting, month: int, day: int = 1) -> int | None:
    if words.get("year"):
        return int(words["year"])
    if words.get("of_year") and setting.anchor is not None:
        return setting.anchor.year - (words["of_year"].split()[-2] in {"last", "previous"})
    return nearest_year(setting.anchor, month, day, ahead=setting.ahead) if setting.anchor is not None else None


def _shifted_year(words: Words, anchor: date) -> int:
    which = words.get("which", "this")
    return anchor.year + (which in COMING) - (which in GONE)
