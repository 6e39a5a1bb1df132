"""An installation per test, and one that has read three texts on two days for tests that only look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dagster as dg
import pytest

from tests.installation import CASTLE, PLEDGE, RIVER, Installation, install

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Installation]:
    with dg.DagsterInstance.ephemeral() as instance:
        yield install(tmp_path, instance)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with dg.DagsterInstance.ephemeral() as instance:
        made = install(tmp_path_factory.mktemp("filled"), instance)
        made.land("2023-05-02", "wire/fort.txt", CASTLE, published_at="2023-05-02")
        made.land("2023-05-02", "wire/river.txt", RIVER, published_at="2023-05-02")
        made.land("2023-05-03", "wire/pledge.txt", PLEDGE, published_at="2023-05-03")
        assert made.run("2023-05-02", "2023-05-03").success
        yield made
