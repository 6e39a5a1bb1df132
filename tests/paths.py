"""Folders that tests read. `SHARED` is beside the project and may be absent: tests that need it say so by `needs`."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def needs(folder: str) -> pytest.MarkDecorator:
    """Leave a test out where `folder` does not stand in SHARED."""
    return pytest.mark.skipif(not (SHARED / folder).exists(), reason=f"{folder} is not beside the project")
