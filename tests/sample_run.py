"""The sample articles through the real job, in a process of its own as `make run` does. What comes out: the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from upath import UPath

from tests.paths import ROOT
from warehouse.home import Home


@dataclass(frozen=True, slots=True)
class SampleRun:
    """A finished run: its NEWSFACTS_HOME, the environment that it ran in and what it printed."""

    home: Home
    environment: dict[str, str]
    printed: str

    @property
    def file(self) -> Path:
        """Return the published file."""
        return Path(str(self.home.current_file))


def make_environment(folder: Path) -> dict[str, str]:
    """Return the environment of an installation below `folder`, with a Dagster instance of its own."""
    dagster_home = folder / "dagster"
    dagster_home.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "deploy" / "dagster.yaml", dagster_home / "dagster.yaml")
    return os.environ | {"NEWSFACTS_HOME": str(folder / "data"), "DAGSTER_HOME": str(dagster_home)}


def run_sample(folder: Path, *, again: bool = False) -> SampleRun:
    """Land the sample articles below `folder` and run the job over them; `again`: over those that landed before."""
    environment = make_environment(folder)
    if not again:
        shutil.copytree(ROOT / "samples" / "landing", folder / "data" / "landing")
    command = [sys.executable, "-m", "pipelines.run_sample"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return SampleRun(Home(UPath(folder / "data")), environment, done.stdout + done.stderr)
