"""Settings: defaults, and what an engineer reads when a value is not allowed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assets.settings import BadSettingError, Settings

ROOT = Path(__file__).resolve().parents[2]


def test_without_settings_all_is_local_and_in_utc() -> None:
    settings = Settings.from_environment({})
    assert (settings.home, settings.time_zone, settings.webhook_url) == ("data", "UTC", None)
    assert settings.ui_url.startswith("http://127.0.0.1:")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TIME_ZONE", "Europe/Atlantis"),
        ("NIGHTLY_CRON", "every night"),
        ("FIRST_DAY", "1 May"),
        ("BACKFILL", "some"),
        ("SENSOR_SECONDS", "soon"),
        ("LATE_AFTER_HOURS", "-1"),
        ("MOST_REJECTS", "1.5"),
        ("KEEP_BUILDS", "0"),
        ("WEBHOOK_URL", "file:///etc/passwd"),
        ("UI_URL", "localhost"),
    ],
)
def test_a_value_that_is_not_allowed_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(BadSettingError, match=f"NEWSFACTS_{name}"):
        Settings.from_environment({f"NEWSFACTS_{name}": value})


def test_a_webhook_is_not_repeated_in_the_message() -> None:
    with pytest.raises(BadSettingError) as error:
        Settings.from_environment({"NEWSFACTS_WEBHOOK_URL": "hooks.example/T0/secret"})
    assert "secret" not in str(error.value)


def test_every_setting_is_in_the_docs_with_its_default_and_no_other() -> None:
    code = (ROOT / "assets" / "settings.py").read_text()
    known = set(re.findall(r'get\("([A-Z_]+)"', code))
    table = (ROOT / "docs" / "operations.md").read_text().split("## Settings")[1].split("\n## ")[0]
    listed = dict(re.findall(r"^\| `NEWSFACTS_([A-Z_]+)` \| `?([^|`]*)`? \|", table, re.MULTILINE))
    assert listed.keys() == known
    defaults = dict(re.findall(r'get\("([A-Z_]+)", "([^"]*)"\)', code))
    assert {name: listed[name].strip() for name in defaults} == defaults
