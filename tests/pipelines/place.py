"""An installation that something happens to: landing, nights in processes of their own, copies, its tables."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from tests.installation import CASTLE, PLEDGE, RIVER
from tests.paths import ROOT
from tests.sample_run import make_environment

if TYPE_CHECKING:
    from collections.abc import Iterator

OLD, TODAY = "2023-05-02", datetime.now(UTC).date().isoformat()
TEXTS = [
    f"The garrison of Olmen said that it had lost {n} trucks and {n + 7} drones on the road." for n in range(20, 60)
]
FULL_MB = 128
ORDINARY_USER = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
"""Root without its right to pass over permissions, so that folders can be closed to it."""


@dataclass(frozen=True, slots=True)
class Place:
    """An installation that something happens to."""

    folder: Path
    environment: dict[str, str]

    @property
    def data(self) -> Path:
        """Return NEWSFACTS_HOME."""
        return self.folder / "data"

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start a night in a process of its own, or a module with arguments in its place; not as an almighty root."""
        words = arguments or ("pipelines.run_night",)
        return subprocess.Popen(
            [*ORDINARY_USER, sys.executable, "-m", *words], cwd=ROOT, env=self.environment, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip


def prepare(folder: Path) -> Place:
    """Return an installation that has published its first day."""
    place = Place(folder, make_environment(folder) | {"NEWSFACTS_FIRST_DAY": "2023-05-01"})
    _land(place, OLD, {"wire/old.txt": PLEDGE})
    run_ordinary_night(place)
    return place


def land_news(place: Place) -> None:
    """Let today's articles land, one that cannot be read among them."""
    several = {f"wire/trucks{number}.txt": text for number, text in enumerate(TEXTS)}
    _land(
        place,
        TODAY,
        {"wire/fort.txt": CASTLE, "wire/river.txt": RIVER, "other/copy.txt": CASTLE, "scan.pdf": "%PDF"} | several,
    )


def run_ordinary_night(place: Place) -> None:
    """Run a night to which nothing happens; it must succeed."""
    child = place.start()
    printed, _ = child.communicate()
    assert child.returncode == 0, printed


def tables(place: Place) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of the published file's tables, in order."""
    with duckdb.connect(str(place.data / "published/current/newsfacts.duckdb"), read_only=True) as file:
        names = file.execute("select schema_name || '.' || table_name from duckdb_tables()").fetchall()
        return {name: file.execute(f"select * from {name} order by all").fetchall() for (name,) in sorted(names)}


@contextmanager
def copied(base: Place, *, small: bool) -> Iterator[Place]:
    """Yield a copy of an installation; a `small` one has a disk of its own that can be filled (needs root)."""
    with tempfile.TemporaryDirectory(prefix="fault-") as name:
        folder = Path(name)
        data = folder / "data"
        if small:
            data.mkdir()
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={FULL_MB}m", "tmpfs", str(data)], check=True)
        try:
            shutil.copytree(base.data, data, symlinks=True, dirs_exist_ok=True)
            shutil.copytree(base.folder / "dagster", folder / "dagster")
            yield Place(folder, base.environment | make_paths(folder))
        finally:
            if small:
                subprocess.run(["umount", "-l", str(data)], check=True)


def make_paths(folder: Path) -> dict[str, str]:
    """Return the settings that name the folders of an installation."""
    return {"NEWSFACTS_HOME": str(folder / "data"), "DAGSTER_HOME": str(folder / "dagster")}


def can_mount() -> bool:
    """Tell whether a disk can be made small here."""
    if os.geteuid() != 0:
        return False
    with tempfile.TemporaryDirectory() as folder:
        tried = subprocess.run(["mount", "-t", "tmpfs", "tmpfs", folder], capture_output=True, check=False)
        return tried.returncode == 0 and subprocess.run(["umount", folder], check=False).returncode == 0


def _land(place: Place, day: str, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        path = place.data / "landing" / day / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        if path.suffix == ".txt":
            path.with_name(f"{path.name}.meta.json").write_text(json.dumps({"published_at": "2023-05-02"}))
