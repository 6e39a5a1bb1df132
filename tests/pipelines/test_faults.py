"""Every fault of faults.py: nothing is lost, nothing doubled, and the next night succeeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pipelines import faults, happenings, place
from tests.pipelines.faults import FAULTS, Fault

if TYPE_CHECKING:
    from pathlib import Path

    from tests.pipelines.place import Place

Tables = dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return place.prepare(tmp_path_factory.mktemp("base"))


@pytest.fixture(scope="module")
def wanted(base: Place) -> Tables:
    return faults.reference(base)


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name.replace("`", "") for fault in FAULTS])
def test_a_night_that_meets_a_fault_loses_and_doubles_nothing(fault: Fault, base: Place, wanted: Tables) -> None:
    if fault.meet is happenings.fill_disk and not place.can_mount():
        pytest.skip("a small disk can only be mounted by root")
    assert faults.meet(fault, base, wanted)


def test_the_table_in_the_docs_has_every_fault(request: pytest.FixtureRequest) -> None:
    page: Path = request.config.rootpath / "docs" / "operations.md"
    table = page.read_text().split("<!-- faults -->")[1].split("<!-- /faults -->")[0]
    assert [fault.name for fault in FAULTS if f"| {fault.name} |" not in table] == []
