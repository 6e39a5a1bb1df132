"""The engineer's way in a real browser: find the assets, materialise a day, see that it went well."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.dagster_dev import DagsterDev, dagster_dev, wait_for
from tests.paths import ROOT
from tests.sample_run import make_environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = "2023-05-24"
SLOW_MS = 60_000
CHROMIUM = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ui")
    shutil.copytree(ROOT / "samples" / "landing" / DAY, folder / "data" / "landing" / DAY)
    return folder


@pytest.fixture(scope="module")
def pictures(folder: Path) -> Path:
    """Where screenshots go: a folder of the test's own, or docs/screenshots for `make screenshots`."""
    chosen = ROOT / "docs" / "screenshots" if os.environ.get("NEWSFACTS_SCREENSHOTS") else folder / "pictures"
    chosen.mkdir(parents=True, exist_ok=True)
    return chosen


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[DagsterDev]:
    with dagster_dev(make_environment(folder), folder) as server:
        yield server


@pytest.fixture
def page(folder: Path) -> Iterator[Page]:
    browser_path = shutil.which("chromium")
    assert browser_path, "chromium is not installed: `make chromium` as root installs Debian's"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=CHROMIUM)
        page = browser.new_page(viewport={"width": 1600, "height": 1000})
        page.set_default_timeout(SLOW_MS)
        yield page
        page.screenshot(path=folder / "last.png")
        browser.close()


def test_starting_up_prints_no_warning_of_ours(server: DagsterDev) -> None:
    lines = server.log.read_text().splitlines()
    ours = [line for line in lines if "Warning" in line and "SupersessionWarning" not in line]
    assert ours == []


def test_the_asset_graph_shows_every_group(server: DagsterDev, page: Page, pictures: Path) -> None:
    page.goto(f"{server.url}/asset-groups")
    for group in ("landing", "articles", "extraction", "core", "views", "publication"):
        page.get_by_text(group, exact=True).first.wait_for()
    page.screenshot(path=pictures / "graph.png")


def test_an_asset_shows_its_columns_with_their_comments(server: DagsterDev, page: Page) -> None:
    page.goto(f"{server.url}/assets/core/facts")
    page.get_by_text("One row per numeric claim in one article").first.wait_for()
    page.get_by_text("Canonical name of who says so").first.wait_for()


def test_a_day_materialised_from_the_browser_succeeds(
    server: DagsterDev, page: Page, pictures: Path, folder: Path
) -> None:
    page.goto(f"{server.url}/locations/newsfacts/jobs/read_and_publish")
    page.get_by_role("button", name="Materialize all").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Show all partitions").click()
    days = dialog.get_by_role("textbox").first
    days.fill(DAY)
    days.press("Enter")
    dialog.get_by_text("1 partition", exact=True).wait_for()
    page.screenshot(path=pictures / "dialog.png")
    dialog.get_by_role("button", name="Launch").click()
    run = wait_for("a run that ended", lambda: [r for r in server.runs() if r["status"] in ("SUCCESS", "FAILURE")])
    page.goto(f"{server.url}/runs/{run[0]['runId']}")
    page.get_by_text("Success", exact=True).first.wait_for()
    page.get_by_text("RUN_SUCCESS").first.wait_for()
    page.screenshot(path=pictures / "run.png")
    assert run[0]["status"] == "SUCCESS"
    assert (folder / "data" / "published" / "current" / "newsfacts.duckdb").exists()


def test_a_materialised_day_shows_a_plot_and_five_facts(server: DagsterDev, page: Page, pictures: Path) -> None:
    page.goto(f"{server.url}/assets/lake/facts?view=partitions&partition={DAY}")
    page.get_by_text("facts_by_type", exact=True).first.wait_for()
    page.screenshot(path=pictures / "facts.png")
    for row, picture in (("facts_by_type", "plot.png"), ("five_facts", "five-facts.png")):
        page.get_by_role("row").filter(has_text=row).get_by_text("[Show Markdown]").click()
        dialog = page.get_by_role("dialog")
        dialog.wait_for()
        if row == "facts_by_type":
            plot = dialog.get_by_role("img", name="facts by type")
            plot.wait_for()
            assert plot.evaluate("image => image.naturalWidth") > 0
        else:
            dialog.get_by_text("sentence", exact=True).wait_for()
        page.screenshot(path=pictures / picture)
        dialog.get_by_role("button", name="Close").click()
        dialog.wait_for(state="hidden")


def test_a_check_shows_its_result(server: DagsterDev, page: Page, pictures: Path) -> None:
    page.goto(f"{server.url}/assets/core/facts?view=checks")
    page.get_by_text("spans_spell_their_quotes").first.click()
    page.get_by_text("offending_rows").first.wait_for()
    page.screenshot(path=pictures / "check.png")
