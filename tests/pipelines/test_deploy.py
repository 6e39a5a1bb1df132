"""Files of deploy/: units start what is installed, settings exist, the instance loads."""

from __future__ import annotations

import configparser
import re
import shutil
import sys
from pathlib import Path

import dagster as dg
import pytest

from tests.paths import ROOT

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))


def read(unit: Path) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(unit.read_text())
    return parser["Service"]


@pytest.mark.parametrize("unit", UNITS, ids=[unit.stem for unit in UNITS])
def test_a_unit_starts_a_command_that_is_installed(unit: Path) -> None:
    command = Path(read(unit)["ExecStart"].split()[0])
    assert (Path(sys.executable).parent / command.name).exists()
    assert (ROOT / "workspace.yaml").exists()


def test_the_ui_listens_on_localhost() -> None:
    assert "--host 127.0.0.1" in read(DEPLOY / "systemd" / "newsfacts-webserver.service")["ExecStart"]


def test_the_example_environment_names_settings_that_exist() -> None:
    names = re.findall(r"^#?(NEWSFACTS_[A-Z_]+)=", (DEPLOY / "newsfacts.env.example").read_text(), re.MULTILINE)
    page = (ROOT / "docs" / "operations.md").read_text()
    assert [name for name in names if f"| `{name}` |" not in page] == []


def test_the_instance_queues_runs_retries_dead_ones_and_sends_nothing(tmp_path: Path) -> None:
    shutil.copy(DEPLOY / "dagster.yaml", tmp_path)
    with dg.DagsterInstance.from_config(str(tmp_path)) as instance:
        assert not instance.telemetry_enabled
        assert not instance.nux_enabled
        assert type(instance.run_coordinator).__name__ == "QueuedRunCoordinator"
        assert instance.run_retries_enabled
        assert not instance.run_retries_retry_on_asset_or_op_failure
        assert instance.run_monitoring_enabled


@pytest.mark.parametrize("page", re.findall(r'"(docs/[^"#]+)', (ROOT / "pipelines" / "documented.py").read_text()))
def test_pages_that_the_ui_leads_to_exist(page: str) -> None:
    assert (ROOT / page).exists()


def test_pictures_of_the_docs_exist() -> None:
    names = re.findall(r"\]\((screenshots/[^)]+)\)", (ROOT / "docs" / "ui.md").read_text())
    assert names
    assert [name for name in names if not (ROOT / "docs" / name).exists()] == []
