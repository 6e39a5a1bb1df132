"""What several folders of tests share: the sample articles, read once by the real job."""

from __future__ import annotations

import os

import pytest

# Dagster's partitions are made once, when the assets are first imported: the days of all tests must be among them.
os.environ["NEWSFACTS_FIRST_DAY"] = "2023-05-01"

from tests.sample_run import SampleRun, run_sample


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> SampleRun:
    """The sample articles, read, built and published as `make run` does it, once per session."""
    return run_sample(tmp_path_factory.mktemp("sample"))
