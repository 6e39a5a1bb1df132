"""Arithmetic on days, weeks, months and seasons. Text is not known here."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thurs", "friday fri", "saturday sat", "sunday sun"))
    for name in names.split()
}  # fmt: skip
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
DAY = timedelta(days=1)
Interval = tuple[date, date]


def month_interval(year: int, month: int) -> Interval:
    """Return the first and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_interval(year: int) -> Interval:
    """Return the first and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def season_interval(year: int, season: str) -> Interval:
    """Return a northern season by the meteorologists' months; winter runs into the next year."""
    first, last = SEASONS[season]
    end_year = year + 1 if last < first else year
    return date(year, first, 1), month_interval(end_year, last)[1]


def part(interval: Interval, which: str) -> Interval:
    """Return the early, middle or late third of an interval: "early May", "mid-2023", "the end of March"."""
    start, end = interval
    third = (end - start) / 3
    if which == "early":
        return start, start + third
    if which == "mid":
        return start + third, end - third
    return end - third, end


def shift_months(day: date, months: int) -> date:
    """Return the same day of another month, or that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def week_of(day: date) -> Interval:
    """Return Monday to Sunday of the week that holds `day`."""
    monday = day - DAY * day.weekday()
    return monday, monday + 6 * DAY


def last_weekday(anchor: date, weekday: int) -> date:
    """Return the last such weekday on or before `anchor`: news of Tuesday that says "on Tuesday" means that day."""
    return anchor - DAY * ((anchor.weekday() - weekday) % 7)


def next_weekday(anchor: date, weekday: int) -> date:
    """Return the first such weekday after `anchor`."""
    return anchor + DAY * (((weekday - anchor.weekday() - 1) % 7) + 1)


def nearest_year(anchor: date, month: int, day: int = 1) -> int:
    """Return the year in which month and day lie last on or before the anchor, a month ahead being allowed."""
    try:
        candidate = date(anchor.year, month, day)
    except ValueError:
        return anchor.year
    return anchor.year - 1 if candidate > anchor + 31 * DAY else anchor.year
