"""Settings from the environment, each with its default and what it allows. Who uses them is not known here."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import dagster as dg

if TYPE_CHECKING:
    from collections.abc import Mapping

BACKFILLS = ("single_run", "parallel_days")


class BadSettingError(ValueError):
    """A setting has a value that it does not allow."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What an installation can set; docs/operations.md lists the names.

    `first_day` is the first landing day that Dagster knows. `late_after_hours` is when the warehouse counts as late,
    `most_rejects` the share of a day's records that may be unreadable, `may_shrink` the days (a,b,c) that may
    lose articles, `keep_builds` how many published files stay.
    """

    home: str
    spacy_model: str | None
    time_zone: str
    nightly_cron: str
    first_day: date | None
    backfill: str
    sensor_seconds: int
    late_after_hours: float
    most_rejects: float
    may_shrink: str
    keep_builds: int
    webhook_url: str | None
    ui_url: str

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """Read all NEWSFACTS_… settings. Raises BadSettingError, which names the setting and what is allowed."""

        def get(name: str, default: str = "") -> str:
            return environment.get(f"NEWSFACTS_{name}") or default

        return cls(
            home=get("HOME", "data"),
            spacy_model=get("SPACY_MODEL") or None,
            time_zone=_zone(get("TIME_ZONE", "UTC")),
            nightly_cron=_cron(get("NIGHTLY_CRON", "30 4 * * *")),
            first_day=_day(get("FIRST_DAY")),
            backfill=_one_of("NEWSFACTS_BACKFILL", get("BACKFILL", BACKFILLS[0]), BACKFILLS),
            sensor_seconds=int(_number("NEWSFACTS_SENSOR_SECONDS", get("SENSOR_SECONDS", "30"), 1, 86400)),
            late_after_hours=_number("NEWSFACTS_LATE_AFTER_HOURS", get("LATE_AFTER_HOURS", "36"), 0.1, 8760),
            most_rejects=_number("NEWSFACTS_MOST_REJECTS", get("MOST_REJECTS", "0.5"), 0, 1),
            may_shrink=get("MAY_SHRINK"),
            keep_builds=int(_number("NEWSFACTS_KEEP_BUILDS", get("KEEP_BUILDS", "3"), 1, 1000)),
            webhook_url=_url("NEWSFACTS_WEBHOOK_URL", get("WEBHOOK_URL")) or None,
            ui_url=_url("NEWSFACTS_UI_URL", get("UI_URL", "http://127.0.0.1:3000")).rstrip("/"),
        )

    def today(self) -> date:
        """Return the landing day that it is now, in the time zone of the installation."""
        return datetime.now(ZoneInfo(self.time_zone)).date()


@cache
def settings() -> Settings:
    """Return the settings of this process."""
    return Settings.from_environment(os.environ)


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise BadSettingError(f"{name} is {value!r}; allowed: {', '.join(allowed)}")
    return value


def _number(name: str, value: str, least: float, most: float) -> float:
    try:
        number = float(value)
    except ValueError:
        number = float("nan")
    if not least <= number <= most:
        raise BadSettingError(f"{name} is {value!r}; allowed: a number from {least} to {most}")
    return number


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise BadSettingError(
            f"NEWSFACTS_TIME_ZONE is {value!r}; allowed: a name such as Europe/Kyiv or UTC"
        ) from error
    return value


def _cron(value: str) -> str:
    try:
        dg.ScheduleDefinition(name="probe", job_name="probe", cron_schedule=value)
    except dg.DagsterInvalidDefinitionError as error:
        allowed = "five cron fields such as '30 4 * * *'"
        raise BadSettingError(f"NEWSFACTS_NIGHTLY_CRON is {value!r}; allowed: {allowed}") from error
    return value


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise BadSettingError(f"NEWSFACTS_FIRST_DAY is {value!r}; allowed: a day as YYYY-MM-DD") from error


def _url(name: str, value: str) -> str:
    if value and not value.startswith(("http://", "https://")):
        raise BadSettingError(f"{name} does not begin with http:// or https://")
    return value
