"""What tests of the warehouse share: a corpus to fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.warehouse.corpus import Corpus

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """An empty lake below tmp_path/home."""
    return Corpus.at(tmp_path / "home")
