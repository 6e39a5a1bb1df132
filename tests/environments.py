"""Virtual environments beside the project's own, for programs that it does not need itself. Made once, by uv."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.paths import ROOT

ENVIRONMENTS = ROOT / ".tmp_environments"


def environment(name: str, *packages: str) -> Path:
    """Return the folder of programs of an environment with these packages, made when it is not there yet."""
    folder = ENVIRONMENTS / name
    python = folder / "bin" / "python"
    if not (folder / "done").exists():
        uv = Path(sys.executable).parent / "uv"
        subprocess.run([uv, "venv", "--quiet", "--clear", "--python", sys.executable, folder], check=True)
        subprocess.run([uv, "pip", "install", "--quiet", "--python", python, *packages], check=True)
        (folder / "done").touch()
    return folder / "bin"
