"""Times against the calendar, against dateparser where it is right, and where there is no anchor."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import dateparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.dates.beginnings import anchor_from_text
from extraction.dates.calendar import narrow, quarter_interval, season_interval, shift, unit_interval
from extraction.dates.expressions import find_dates
from extraction.quantities.component import times_of

WEDNESDAY = date(2024, 5, 15)
DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
FORMS = ("%d %B %Y", "%B %d, %Y", "%B %d %Y", "%Y-%m-%d", "%d %b %Y", "%b. %d, %Y")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def days(text: str, anchor: date | None = WEDNESDAY) -> tuple[date | None, date | None]:
    """Return the days of the one expression in `text`."""
    (found,) = find_dates(text, anchor)
    return found.first, found.last


@given(DAYS, st.sampled_from(FORMS))
def test_a_full_date_comes_back(day: date, form: str) -> None:
    written = day.strftime(form).replace("May.", "May")
    assert days(f"It fell on {written} at dawn", None) == (day, day)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("day", [date(1991, 8, 19), date(2003, 3, 20), date(2014, 2, 27), date(2022, 11, 9)])
def test_full_dates_are_those_of_dateparser(day: date, form: str) -> None:
    written = day.strftime(form).replace("May.", "May")
    theirs = dateparser.parse(written, languages=["en"])
    assert theirs is not None
    assert days(written, None)[0] == theirs.date()


@pytest.mark.parametrize("words", ["yesterday", "today", "tomorrow", "three days ago", "on Tuesday", "last Monday"])
def test_plain_relative_days_are_those_of_dateparser(words: str) -> None:
    settings = {"RELATIVE_BASE": datetime(2024, 5, 15), "PREFER_DATES_FROM": "past"}  # noqa: DTZ001  (it wants it naive)
    theirs = dateparser.parse(words, languages=["en"], settings=settings)
    assert theirs is not None
    assert days(words)[0] == theirs.date()


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("overnight", date(2024, 5, 14), date(2024, 5, 15)),
        ("over the past three weeks", date(2024, 4, 24), date(2024, 5, 15)),
        ("since early May", date(2024, 5, 1), date(2024, 5, 15)),
        ("in late 2023", date(2023, 9, 1), date(2023, 12, 31)),
        ("the third quarter of 2023", date(2023, 7, 1), date(2023, 9, 30)),
        ("mid-April", date(2024, 4, 11), date(2024, 4, 20)),
        ("the winter of 2022", date(2022, 12, 1), date(2023, 2, 28)),
    ],
)
def test_what_dateparser_does_not_read_has_its_days(words: str, first: date, last: date) -> None:
    assert dateparser.parse(words, languages=["en"]) is None, "dateparser reads it now: see docs/quantities.md"
    assert days(words) == (first, last)


@given(DAYS, st.sampled_from(WEEKDAYS))
def test_a_weekday_is_the_last_one_up_to_publication(anchor: date, name: str) -> None:
    first, last = days(f"Shells fell on {name} in Kherson", anchor)
    assert first == last
    assert first is not None
    assert timedelta(0) <= anchor - first < timedelta(days=7)
    assert WEEKDAYS[first.weekday()] == name


@given(DAYS, st.sampled_from(WEEKDAYS))
def test_a_weekday_after_a_future_verb_lies_ahead(anchor: date, name: str) -> None:
    first, _ = days(f"The envoys will meet on {name} in Doha", anchor)
    assert first is not None
    assert timedelta(0) <= first - anchor < timedelta(days=7)


def test_without_an_anchor_only_what_the_text_fixes_has_days() -> None:
    assert days("They came on Tuesday", None) == (None, None)
    assert days("They came in May 2022", None) == (date(2022, 5, 1), date(2022, 5, 31))


@pytest.mark.parametrize("words", ["30 February 2023", "2023-13-45", "31/31/2023", "April 31"])
def test_a_day_that_no_calendar_has_is_open(words: str) -> None:
    assert {(d.first, d.last) for d in find_dates(words, WEDNESDAY) if d.precision == "day"} <= {(None, None)}


def test_a_text_that_counts_the_weeks_of_a_war_fixes_its_own_anchor() -> None:
    text = "Fighting went on in the 65th week of Russia's war in Ukraine."
    assert anchor_from_text(text) == (date(2023, 5, 18), date(2023, 5, 24))


def test_this_week_is_the_week_that_the_text_counts() -> None:
    told = times_of("What happened in the 65th week of Russia's war in Ukraine? Troops advanced this week.", None)
    assert [(d.first, d.last) for d in told if d.text == "this week"] == [(date(2023, 5, 18), date(2023, 5, 24))]


@given(DAYS, st.integers(-200, 200), st.sampled_from(["day", "week", "fortnight"]))
def test_steps_of_days_can_be_gone_back(day: date, count: int, unit: str) -> None:
    assert shift(shift(day, count, unit), -count, unit) == day


@given(DAYS, st.sampled_from(["week", "month", "quarter", "year", "decade"]))
def test_a_unit_holds_its_day_and_begins_where_the_one_before_ends(day: date, unit: str) -> None:
    first, last = unit_interval(unit, day)
    assert first <= day <= last
    assert unit_interval(unit, first - timedelta(days=1))[1] == first - timedelta(days=1)


@given(DAYS)
def test_the_thirds_of_a_month_meet(day: date) -> None:
    month = unit_interval("month", day)
    early, middle, late = (narrow(month, shares) for shares in ((0.0, 0.33334), (0.33334, 0.66667), (0.66667, 1.0)))
    assert (early[0], late[1]) == month
    assert early[1] + timedelta(days=1) == middle[0]
    assert middle[1] + timedelta(days=1) == late[0]


def test_quarters_and_seasons_have_the_usual_months() -> None:
    assert quarter_interval(2023, 4) == (date(2023, 10, 1), date(2023, 12, 31))
    assert season_interval(2023, (12, 2)) == (date(2023, 12, 1), date(2024, 2, 29))


def test_without_an_anchor_days_lie_in_the_only_year_that_the_text_tells() -> None:
    told = find_dates("Clashes in Irumu, 15 to 30 September 2021. On 16 September huts burned.", None)
    many = find_dates("The truce of 3 May 2019 fell in 2021. On 16 September huts burned.", None)
    assert [(d.first, d.last) for d in told][1] == (date(2021, 9, 16), date(2021, 9, 16))
    assert many[-1].first is None
