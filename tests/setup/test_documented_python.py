"""Each Python block of README and docs runs as a reader would run it: alone, in a process of its own."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.paths import ROOT

BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
ELSEWHERE = "opening.md"
"""Its blocks open a published file: tests/warehouse/test_opening.py runs them."""
PAGES = [page for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))) if page.name != ELSEWHERE]
BLOCKS = [(page.name, block) for page in PAGES for block in BLOCK.findall(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("page", "block"), BLOCKS, ids=[page for page, _ in BLOCKS])
def test_a_documented_block_runs(page: str, block: str) -> None:
    ran = subprocess.run([sys.executable, "-c", block], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, f"{page}: {ran.stderr[-2000:]}"


def test_there_are_such_blocks() -> None:
    assert {page for page, _ in BLOCKS} >= {"README.md", "entities.md", "quantities.md"}
