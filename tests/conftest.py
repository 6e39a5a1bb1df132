"""What several folders of tests share: the sample articles, read once by the real job."""

from __future__ import annotations

import pytest

from tests.sample_run import SampleRun, run_sample


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> SampleRun:
    """The sample articles, read, built and published as `make run` does it, once per session."""
    return run_sample(tmp_path_factory.mktemp("sample"))
