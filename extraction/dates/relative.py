"""Resolvers of times told from the day of publication: "Tuesday", "last week", "a day ago". Calendar days: fixed.py."""

from __future__ import annotations

from extraction.dates.calendar import DAY, last_weekday, next_weekday, shift, unit_interval
from extraction.dates.resolved import COMING, GONE, Resolved, Setting, Words, count_of, narrowed
from extraction.dates.vocabulary import vocabulary


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
    """Resolve "over the past three weeks"."""
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
    return Resolved(narrowed((first, max(first, last)), words), unit, is_relative=True, kind=kind)


def ago(words: Words, setting: Setting) -> Resolved:
    """Resolve "three days ago": the calendar unit that holds that day."""
    unit = words["unit"].removesuffix("s")
    precision = unit if unit in {"week", "month", "quarter", "year", "decade"} else "day"
    if setting.anchor is None:
        return Resolved(None, precision, is_relative=True)
    interval = unit_interval(precision, shift(setting.anchor, -count_of(words["count"]), unit))
    return Resolved(interval, precision, is_relative=True)


def beside(words: Words, setting: Setting) -> Resolved:
    """Leave "the previous day" open: it counts from the day named before."""
    return Resolved(None, "day", is_relative=True)
