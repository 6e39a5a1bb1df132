"""Arithmetic on days, weeks, months and seasons. Text is not known here."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

DAY = timedelta(days=1)
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
DAYS_IN = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
HALVES = ((0.0, 0.5), (0.5, 1.0))
Interval = tuple[date, date]


def month_interval(year: int, month: int) -> Interval:
    """Return the first and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_interval(year: int) -> Interval:
    """Return the first and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def quarter_interval(year: int, quarter: int) -> Interval:
    """Return the first and last day of a quarter (1–4) of the calendar year."""
    return date(year, 3 * quarter - 2, 1), month_interval(year, 3 * quarter)[1]


def season_interval(year: int, months: tuple[int, int]) -> Interval:
    """Return the season from the first month of `year` to the last one, which may lie in the next year."""
    first, last = months
    return date(year, first, 1), month_interval(year + 1 if last < first else year, last)[1]


def unit_interval(unit: str, day: date) -> Interval:
    """Return the calendar week, month, quarter, year or decade that holds `day`; `day` itself for any other unit."""
    if unit == "week":
        return week_of(day)
    if unit == "month":
        return month_interval(day.year, day.month)
    if unit == "quarter":
        return quarter_interval(day.year, (day.month + 2) // 3)
    if unit == "year":
        return year_interval(day.year)
    if unit == "decade":
        first = day.year // 10 * 10
        return date(first, 1, 1), date(first + 9, 12, 31)
    return day, day


def narrow(interval: Interval, shares: tuple[float, float]) -> Interval:
    """Return the days between two shares of an interval: thirds of 30 days are 1–10, 11–20, 21–30.

    Half a calendar year ends or begins with a month.
    """
    start, end = interval
    if shares in HALVES and interval == year_interval(start.year):
        return (start, date(start.year, 6, 30)) if shares == HALVES[0] else (date(start.year, 7, 1), end)
    days = (end - start).days + 1
    return start + DAY * int(days * shares[0]), start + DAY * max(int(days * shares[1]) - 1, 0)


def shift_months(day: date, months: int) -> date:
    """Return the same day of another month, or that month's last day. Years end at 1 and 9999."""
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift(day: date, count: int, unit: str) -> date:
    """Return the day `count` units away, a minute or hour counting by whole days and at least as one."""
    if unit in MONTHS_IN:
        return shift_months(day, count * MONTHS_IN[unit])
    if unit in DAYS_IN:
        days = count * DAYS_IN[unit]
    else:
        days = (1 if count > 0 else -1) * max(1, round(abs(count) / (24 if unit == "hour" else 1440)))
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def week_of(day: date) -> Interval:
    """Return Monday to Sunday of the week that holds `day`."""
    monday = shift(day, -day.weekday(), "day")
    return monday, shift(monday, 6, "day")


def last_weekday(anchor: date, weekday: int) -> date:
    """Return the last such weekday on or before `anchor`: news of Tuesday that says "on Tuesday" means that day."""
    return shift(anchor, -((anchor.weekday() - weekday) % 7), "day")


def next_weekday(anchor: date, weekday: int) -> date:
    """Return the first such weekday after `anchor`."""
    return shift(anchor, ((weekday - anchor.weekday() - 1) % 7) + 1, "day")


def is_day(year: int, month: int, day: int) -> bool:
    """Tell whether the calendar has such a day."""
    return 1 <= month <= 12 and 1 <= year <= 9999 and 1 <= day <= monthrange(year, month)[1]


def nearest_year(anchor: date, month: int, day: int = 1, *, ahead: bool = False) -> int:
    """Return the year in which month and day lie last on or before the anchor, a month ahead being allowed.

    `ahead`: the first one on or after the anchor.
    """
    if not is_day(anchor.year, month, day):
        return anchor.year
    candidate = date(anchor.year, month, day)
    if ahead:
        return anchor.year + (month_interval(anchor.year, month)[1] < anchor)
    return anchor.year - 1 if candidate > anchor + 31 * DAY else anchor.year
