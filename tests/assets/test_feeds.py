"""Feeds: each has its own policy, and counts as fresh only when something came."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

import dagster as dg
import pytest
from dagster._core.definitions.freshness import TimeWindowFreshnessPolicy

from assets.feeds import BadFeedError, feed_specs, note_arrivals, read_hours
from assets.landed_files import list_files
from tests.installation import CASTLE, RIVER

if TYPE_CHECKING:
    from tests.installation import Installation

DAY, NEXT = "2023-05-02", "2023-05-03"


def windows(made: Installation) -> dict[str, timedelta]:
    policies = {spec.key.path[-1]: spec.freshness_policy for spec in feed_specs(made.home, 36)}
    return {
        name: policy.fail_window.to_timedelta()
        for name, policy in policies.items()
        if isinstance(policy, TimeWindowFreshnessPolicy)
    }


def test_every_feed_that_landed_has_a_policy(fresh: Installation) -> None:
    fresh.land(DAY, "wire/a.txt", CASTLE)
    fresh.land(NEXT, "other/b.txt", CASTLE)
    fresh.land(NEXT, "loose.txt", RIVER)
    assert windows(fresh) == {"wire": timedelta(hours=36), "other": timedelta(hours=36)}


def test_sources_toml_gives_a_feed_its_own_time_even_before_it_lands(fresh: Installation) -> None:
    fresh.land(DAY, "wire/a.txt", CASTLE)
    (fresh.root / "data" / "sources.toml").write_text("[weekly]\nlate_after_hours = 200\n")
    assert windows(fresh) == {"wire": timedelta(hours=36), "weekly": timedelta(hours=200)}


@pytest.mark.parametrize("entry", ["late_after_hours = 0", "late_after_hours = 'soon'", "hours = 3", ""])
def test_a_bad_entry_is_named(entry: str, fresh: Installation) -> None:
    (fresh.root / "data" / "sources.toml").write_text(f"[weekly]\n{entry}\n")
    with pytest.raises(BadFeedError, match=r"\[weekly\].*allowed: late_after_hours"):
        read_hours(fresh.home)


def test_arrivals_are_noted_once_and_again_when_more_comes(fresh: Installation) -> None:
    fresh.land(DAY, "wire/a.txt", CASTLE)
    assert list(note_arrivals(fresh.home, DAY, list_files(fresh.home, DAY))) == ["wire"]
    assert note_arrivals(fresh.home, DAY, list_files(fresh.home, DAY)) == {}
    fresh.land(DAY, "wire/b.txt", RIVER)
    assert list(note_arrivals(fresh.home, DAY, list_files(fresh.home, DAY))) == ["wire"]


def test_runs_that_look_at_once_note_each_feed_once(fresh: Installation) -> None:
    names = {f"wire{number}" for number in range(40)}
    for name in names:
        fresh.land(DAY, f"{name}/a.txt", CASTLE)
    files = list_files(fresh.home, DAY)
    with ThreadPoolExecutor(4) as runs:
        noted = list(runs.map(lambda _: list(note_arrivals(fresh.home, DAY, files)), range(4)))
    assert sorted(name for one in noted for name in one) == sorted(names)


def test_an_old_day_read_again_does_not_make_a_feed_fresh(fresh: Installation) -> None:
    fresh.land(DAY, "wire/a.txt", CASTLE)
    fresh.land(NEXT, "wire/b.txt", CASTLE)
    for day in (DAY, NEXT):
        note_arrivals(fresh.home, day, list_files(fresh.home, day))
    assert note_arrivals(fresh.home, DAY, list_files(fresh.home, DAY)) == {}


def test_a_run_tells_dagster_of_what_came(fresh: Installation) -> None:
    fresh.land(DAY, "wire/a.txt", CASTLE)
    assert fresh.run(DAY).success
    assert fresh.instance.get_latest_materialization_event(dg.AssetKey(["feed", "wire"])) is not None
    assert fresh.instance.get_latest_materialization_event(dg.AssetKey(["feed", "other"])) is None


def test_the_published_file_is_late_after_the_hours_set() -> None:
    from pipelines.definitions import definitions

    specs = {spec.key.to_user_string(): spec for spec in definitions.resolve_all_asset_specs()}
    assert specs["published/newsfacts"].freshness_policy is not None
