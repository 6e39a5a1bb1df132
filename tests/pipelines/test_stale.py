"""After a change of rules the UI shows which days an older version read; a day read again is stale no more."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.backfill import run_backfill
from tests.dagster_dev import DagsterDev, dagster_dev
from tests.installation import CASTLE, RIVER
from tests.paths import ROOT
from tests.sample_run import make_environment

if TYPE_CHECKING:
    from pathlib import Path

DAYS = ["2023-05-02", "2023-05-03"]
PACKAGES = ("extraction", "warehouse", "assets", "pipelines")
STATES = """query Stale($days: [String!]!) { assetNodeOrError(assetKey: {path: ["lake", "facts"]}) { ... on AssetNode {
  staleStatusByPartition(partitions: $days) staleCausesByPartition(partitions: $days) { reason } } } }"""


def states(server: DagsterDev) -> tuple[list[str], list[str]]:
    """Return the state of each day's facts, and why the first of them is stale."""
    facts = server.ask(STATES, days=DAYS)["assetNodeOrError"]
    return facts["staleStatusByPartition"], [cause["reason"] for cause in facts["staleCausesByPartition"][0]]


def test_days_read_by_older_rules_are_stale_until_they_are_read_again(tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    for name in PACKAGES:
        shutil.copytree(ROOT / name, installed / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "workspace.yaml", installed)
    for day, text in zip(DAYS, (CASTLE, RIVER), strict=True):
        path = tmp_path / "data" / "landing" / day / "wire" / "report.txt"
        path.parent.mkdir(parents=True)
        path.write_text(text)
    environment = make_environment(tmp_path) | {"PYTHONPATH": str(installed), "NEWSFACTS_FIRST_DAY": DAYS[0]}
    subprocess.run([sys.executable, "-m", "pipelines.run_night"], cwd=installed, env=environment, check=True)
    with (installed / "extraction" / "rules" / "units.toml").open("a") as rules:
        rules.write("\n# a rule that is new\n")
    with dagster_dev(environment, tmp_path, project=installed) as server:
        assert states(server) == (["STALE", "STALE"], ["has a new code version"])
        assert run_backfill(server, DAYS[:1]) == "COMPLETED_SUCCESS"
        assert states(server)[0] == ["FRESH", "STALE"]
