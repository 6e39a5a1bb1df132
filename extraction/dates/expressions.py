"""Find expressions of time in a text and resolve them. Which number or event they belong to is not known here.

Weekdays follow the news convention: the last such day up to publication, unless "next" or a future verb stands before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from extraction.dates.calendar import (
    DAY,
    MONTHS,
    SEASONS,
    WEEKDAYS,
    Interval,
    last_weekday,
    month_interval,
    nearest_year,
    next_weekday,
    part,
    season_interval,
    shift_months,
    week_of,
    year_interval,
)
from extraction.quantities.numerals import cardinal_value
from extraction.spans import Taken

if TYPE_CHECKING:
    from collections.abc import Callable

MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
SMALL = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|(?:a\s+)?(?:few|couple\s+of)|several|a\s+dozen)"
SPAN_UNIT = r"(?:hours?|days?|weeks?|months?|years?|decades?)"
Resolved = tuple[Interval | None, str, bool]
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
PART = r"(?:(?P<part>early|mid|late|the\s+(?:start|beginning|middle|end)\s+of|the\s+first\s+half\s+of|the\s+second\s+half\s+of)[\s\-]+)?"


@dataclass(frozen=True, slots=True)
class DateExpression:
    """`text[start:end]` names the days from `first` to `last` (None = open or unknown).

    `precision` is day, week, month, season, quarter, year, decade or open. `kind` is point (when), since, until or window
    ("in the past 24 hours"). `relative` is true when the anchor was needed.
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    precision: str
    kind: str
    relative: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str], date | None], Resolved]


def find_dates(text: str, anchor: date | None) -> list[DateExpression]:
    """Return the expressions of time in `text`, in order, without overlaps.

    `anchor` is the day of publication; without it only what the text itself fixes is resolved, the rest has no days.
    """
    found: list[DateExpression] = []
    taken = Taken()
    for rule in RULES:
        for match in rule.pattern.finditer(text):
            if taken.claim(*match.span()):
                found.append(_expression(rule, match, text, anchor))
    found.sort(key=lambda expression: expression.start)
    return _relate(found)


def _expression(rule: _Rule, match: re.Match[str], text: str, anchor: date | None) -> DateExpression:
    interval, precision, relative = rule.resolve(match, anchor)
    first, last = interval or (None, None)
    start = match.start()
    kind = "point"
    lead = LEAD.search(text, max(0, start - 30), start)
    if lead is not None:
        word = lead["word"].lower()
        start = lead.start("word")
        kind = "since" if word in SINCE else "until" if word in UNTIL else "point"
    if precision in {"window", "sofar"}:
        kind, precision = ("window", "day") if precision == "window" else ("since", "year")
    if kind == "since":
        last = anchor
    elif kind == "until":
        first, last = None, last
    return DateExpression(start, match.end(), text[start : match.end()], first, last, precision, kind, relative)


SINCE = {"since", "starting", "beginning", "from"}
UNTIL = {"until", "till", "by", "before", "up to", "through"}
LEAD = re.compile(
    r"\b(?P<word>since|until|till|by|before|up to|through|from|starting|beginning)\s+(?:the\s+|at\s+least\s+|about\s+|around\s+)?$",
    re.IGNORECASE,
)


def _relate(found: list[DateExpression]) -> list[DateExpression]:
    """Resolve "a day earlier", "the following day" against the last day named before."""
    related: list[DateExpression] = []
    before: date | None = None
    for expression in found:
        step = BESIDE.get(" ".join(expression.text.lower().split()))
        if step is not None and expression.first is None and before is not None:
            day = before + step
            expression = DateExpression(
                expression.start, expression.end, expression.text, day, day, "day", "point", relative=True
            )
        if expression.kind == "point" and expression.precision == "day" and expression.first is not None:
            before = expression.first
        related.append(expression)
    return related


BESIDE = {
    "a day earlier": -DAY, "the previous day": -DAY, "the day before": -DAY, "one day earlier": -DAY, "the following day": DAY,
    "the next day": DAY, "a day later": DAY, "the day after": DAY, "the same day": 0 * DAY, "that day": 0 * DAY, "two days earlier": -2 * DAY,
    "two days later": 2 * DAY, "a week earlier": -7 * DAY, "a week later": 7 * DAY, "the previous night": -DAY, "the previous evening": -DAY,
    "that night": 0 * DAY, "the night before": -DAY,
}  # fmt: skip


def _number(words: str) -> int:
    words = " ".join(words.lower().split())
    if words in {"a", "an"}:
        return 1
    if words.isdigit():
        return int(words)
    vague = {"few": 3, "a few": 3, "couple of": 2, "a couple of": 2, "several": 3, "a dozen": 12}
    return vague.get(words) or int(cardinal_value(words) or 1)


def _month(name: str) -> int:
    return MONTHS[name.lower().rstrip(".")]


def _narrow(interval: Interval | None, words: str | None) -> Interval | None:
    if interval is None or not words:
        return interval
    lowered = " ".join(words.lower().split())
    if "half" in lowered:
        middle = interval[0] + (interval[1] - interval[0]) / 2
        return (interval[0], middle) if "first" in lowered else (middle, interval[1])
    which = (
        "early"
        if lowered == "early" or "start" in lowered or "beginning" in lowered
        else "mid"
        if lowered.startswith("mid") or "middle" in lowered
        else "late"
    )
    return part(interval, which)


def _full_date(match: re.Match[str], anchor: date | None) -> Resolved:
    month, day = _month(match["month"]), int(match["day"])
    year = int(match["year"]) if match["year"] else nearest_year(anchor, month, day) if anchor else None
    last_day = int(match["day2"]) if match["day2"] else day
    if year is None or not _is_day(year, month, day) or not _is_day(year, month, last_day):
        return None, "day", not match["year"]
    return (date(year, month, day), date(year, month, last_day)), "day", not match["year"]


def _is_day(year: int, month: int, day: int) -> bool:
    return 1 <= day <= month_interval(year, month)[1].day


def _iso(match: re.Match[str], anchor: date | None) -> Resolved:
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    ok = 1 <= month <= 12 and _is_day(year, month, day)
    return ((date(year, month, day),) * 2 if ok else None), "day", False  # type: ignore[return-value]


def _month_year(match: re.Match[str], anchor: date | None) -> Resolved:
    month = _month(match["month"])
    which = (match["which"] or "").lower()
    year = int(match["year"]) if match["year"] else nearest_year(anchor, month) if anchor else None
    if year is None:
        return None, "month", True
    if which.startswith("next") and anchor:
        year = anchor.year + (month <= anchor.month)
    elif which.startswith("last") and anchor and month >= anchor.month:
        year = anchor.year - 1
    return _narrow(month_interval(year, month), match["part"]), "month", not match["year"]


def _season(match: re.Match[str], anchor: date | None) -> Resolved:
    season = match["season"].lower()
    year = int(match["year"]) if match["year"] else anchor.year if anchor else None
    if year is None:
        return None, "season", True
    if (
        not match["year"]
        and anchor
        and season_interval(year, season)[0] > anchor
        and "next" not in match.group().lower()
    ):
        year -= 1
    return _narrow(season_interval(year, season), match["part"]), "season", not match["year"]


def _year(match: re.Match[str], anchor: date | None) -> Resolved:
    first = int(match["year"])
    last = first
    if match["year2"]:
        last = int(match["year2"]) if len(match["year2"]) == 4 else first // 100 * 100 + int(match["year2"])
    interval = (date(first, 1, 1), date(max(first, last), 12, 31))
    return _narrow(interval, match["part"]), "year", False


def _decade(match: re.Match[str], anchor: date | None) -> Resolved:
    first = int(match["decade"])
    return _narrow((date(first, 1, 1), date(first + 9, 12, 31)), match["part"]), "decade", False


def _weekday(match: re.Match[str], anchor: date | None) -> Resolved:
    if anchor is None:
        return None, "day", True
    weekday = WEEKDAYS[match["weekday"].lower()]
    which = (match["which"] or "").lower()
    if which.startswith(("next", "coming", "this coming")):
        day = next_weekday(anchor, weekday)
    elif which == "last" and last_weekday(anchor, weekday) == anchor:
        day = anchor - 7 * DAY
    else:
        day = last_weekday(anchor, weekday)
    return (day, day), "day", True


def _day_word(match: re.Match[str], anchor: date | None) -> Resolved:
    if anchor is None:
        return None, "day", True
    word = " ".join(match.group().lower().split())
    if "yesterday" in word or word in {"last night", "last evening"}:
        day = anchor - DAY
        return (day, day), "day", True
    if "tomorrow" in word:
        return (anchor + DAY, anchor + DAY), "day", True
    if "overnight" in word:
        return (anchor - DAY, anchor), "day", True
    return (anchor, anchor), "day", True


def _unit_word(match: re.Match[str], anchor: date | None) -> Resolved:
    unit, which = match["unit"].lower(), " ".join(match["which"].lower().split())
    if anchor is None:
        return None, unit, True
    shift = (
        -1
        if which in {"last", "the previous", "the past"}
        else 1
        if which in {"next", "the coming", "the following"}
        else 0
    )
    if unit == "weekend":
        saturday = last_weekday(anchor, 5) + 7 * DAY * max(shift, 0)
        return (saturday, saturday + DAY), "day", True
    interval = _unit_interval(unit, anchor, shift)
    early = (match["early"] or "").lower()
    if early.startswith("later"):
        interval = (anchor, interval[1])
    elif early and shift == 0:
        interval = (interval[0], anchor)
    if "so far" in match.group().lower() or "to date" in match.group().lower():
        return (interval[0], anchor), "sofar", True
    return interval, unit, True


def _unit_interval(unit: str, anchor: date, shift: int) -> Interval:
    if unit == "week":
        return week_of(anchor + 7 * DAY * shift)
    if unit == "month":
        day = shift_months(anchor.replace(day=1), shift)
        return month_interval(day.year, day.month)
    if unit == "year":
        return year_interval(anchor.year + shift)
    first = shift_months(anchor.replace(day=1, month=(anchor.month - 1) // 3 * 3 + 1), 3 * shift)
    return first, shift_months(first, 3) - DAY


def _past_window(match: re.Match[str], anchor: date | None) -> Resolved:
    if anchor is None:
        return None, "window", True
    start = _back(anchor, _number(match["count"] or "one"), match["unit"].lower())
    return (start, anchor), "window", True


def _ago(match: re.Match[str], anchor: date | None) -> Resolved:
    unit = match["unit"].lower().rstrip("s")
    if anchor is None:
        return None, "day" if unit in {"hour", "day"} else unit, True
    day = _back(anchor, _number(match["count"]), unit)
    if unit in {"hour", "day"}:
        return (day, day), "day", True
    return (_unit_interval(unit, day, 0) if unit in {"week", "month", "year"} else year_interval(day.year)), unit, True


def _back(anchor: date, count: int, unit: str) -> date:
    unit = unit.rstrip("s")
    if unit == "hour":
        return anchor - timedelta(days=max(1, round(count / 24)))
    if unit in {"day", "night"}:
        return anchor - count * DAY
    if unit == "week":
        return anchor - 7 * count * DAY
    months = {"month": 1, "year": 12, "decade": 120}[unit] * count
    return shift_months(anchor, -months) if anchor.year * 12 - months > 12 else date(1, 1, 1)


def _beside(match: re.Match[str], anchor: date | None) -> Resolved:
    return None, "day", True


def _weekend(match: re.Match[str], anchor: date | None) -> Resolved:
    if anchor is None:
        return None, "day", True
    saturday = last_weekday(anchor, 5)
    return (saturday, saturday + DAY), "day", True


def _rule(
    pattern: str, resolve: Callable[[re.Match[str], date | None], Resolved], *, flags: int = re.IGNORECASE
) -> _Rule:
    return _Rule(re.compile(pattern, flags), resolve)


RULES = (
    _rule(rf"(?<![\w.\-/])(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w\-/]|\.\d)(?:T[\d:.]+Z?)?", _iso),
    _rule(r"(?<![\w.\-/])(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>(?:19|20)\d\d)(?!\w)", _iso),
    _rule(rf"\b(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*(?:[-–]|to|and)\s*(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)?\s+(?:of\s+)?(?P<month>{MONTH})(?!\w)(?:,?\s+(?P<year>{YEAR})\b)?", _full_date),
    _rule(rf"\b(?P<month>(?-i:{MONTH}))\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|,\d{{3}}|\s*(?:percent|per cent|%))(?:\s*(?:[-–]|to)\s*(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?(?:,?\s+(?P<year>{YEAR})\b)?", _full_date),
    _rule(rf"\b{PART}(?P<which>last\s+|this\s+|next\s+)?(?P<month>(?-i:{MONTH}))(?:,?\s+(?:of\s+)?(?P<year>{YEAR}))\b", _month_year),
    _rule(rf"\b{PART}(?P<which>last\s+|this\s+|next\s+)?(?P<month>(?-i:January|February|April|June|July|August|September|October|November|December))(?P<year>)\b", _month_year),
    _rule(rf"\b(?:(?<=\bin )|(?<=\bsince )|(?<=\bof )|(?<=\buntil )|(?<=\bby )|(?<=\blast )|(?<=\bfrom )|(?<=\bduring )|(?=(?:early|mid|late)[\s\-]))(?:{PART})(?P<which>last\s+)?(?P<month>(?-i:March|May))(?P<year>)\b", _month_year),
    _rule(rf"\b{PART}(?:(?:last|this|next|the)\s+)?(?P<season>{'|'.join(SEASONS)})(?:\s+(?:of\s+)?(?P<year>{YEAR}))\b", _season),
    _rule(rf"\b{PART}(?:last|this|next|in\s+the)\s+(?P<season>{'|'.join(SEASONS)})\b(?P<year>)", _season),
    _rule(rf"\b{PART}(?:the\s+)?(?P<decade>(?:1[5-9]|20)\d0)[’']?s\b", _decade),
    _rule(rf"(?<![\w.,$€£#\-/]){PART}(?P<year>{YEAR})(?:[-–/](?P<year2>\d\d(?:\d\d)?))?(?![\w%]|,\d|\.\d|\s*(?:people|km|kilomet|soldiers|troops|dollars|miles|tonnes|tons|meters|metres|percent|per\s+cent)|-\w)", _year),
    _rule(rf"\b(?:(?P<which>last|next|this|coming|this\s+coming)\s+)?(?P<weekday>(?-i:{WEEKDAY}))\b(?:\s+(?:night|morning|evening|afternoon))?", _weekday),
    _rule(r"\b(?:overnight|yesterday(?:\s+(?:morning|evening|afternoon|night))?|today|tonight|tomorrow(?:\s+(?:morning|evening|night))?|this\s+(?:morning|afternoon|evening)|last\s+(?:night|evening))\b", _day_word),
    _rule(rf"\b(?:in|over|during|within|for|of)?\s?(?:the\s+)?(?:past|last|previous|preceding)\s+(?P<count>{SMALL}\s+)?(?P<unit>{SPAN_UNIT})(?<!\blast week)(?<!\blast month)(?<!\blast year)(?<!\blast day)(?<!\bprevious day)\b", _past_window),
    _rule(r"\b(?:(?P<early>earlier|later|so\s+far|late|early|since\s+the\s+(?:start|beginning)\s+of)\s+)?(?P<which>last|next|this|the\s+previous|the\s+coming|the\s+following)\s+(?P<unit>week|month|year|quarter|weekend)\b(?:\s+so\s+far|\s+to\s+date)?", _unit_word),
    _rule(rf"\b(?P<count>{SMALL})\s+(?P<unit>{SPAN_UNIT})\s+ago\b", _ago),
    _rule("|".join(rf"\b{re.escape(words)}\b".replace(r"\ ", r"\s+") for words in BESIDE), _beside),
    _rule(r"\b(?:over|at|during)\s+the\s+(?P<unit>weekend)\b(?P<which>)(?P<early>)", _weekend),
)  # fmt: skip
