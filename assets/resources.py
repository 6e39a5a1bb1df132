"""What assets are given: where things are kept and which model reads. Values come from the settings (pipelines)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import dagster as dg
from upath import UPath

from assets import locks
from extraction.models import model_version
from extraction.version import code_version
from warehouse.home import Home

if TYPE_CHECKING:
    from extraction.extractor import Extractor


class Storage(dg.ConfigurableResource):
    """The folders of one installation and what may be published.

    `root` is NEWSFACTS_HOME: a local path or any fsspec location.
    """

    root: str
    keep_builds: int = 3
    most_rejects: float = 0.5
    may_shrink: str = ""

    def setup_for_execution(self, context: dg.InitResourceContext) -> None:
        """Show while a run lives that it does, for those who look for dead ones. Schedules and sensors have no run."""
        if run := context.run:
            locks.hold_run(self.home, run.run_id)

    def teardown_after_execution(self, context: dg.InitResourceContext) -> None:
        """Let go of the run: this process may live on and carry out others."""
        if run := context.run:
            locks.let_go(self.home, run.run_id)

    @property
    def home(self) -> Home:
        """Return the folders below `root`."""
        return Home(UPath(self.root).absolute())

    @property
    def built(self) -> Path:
        """Return where a built file waits to be checked and published."""
        return Path(str(self.home.published)) / ".candidate" / "newsfacts.duckdb"

    @property
    def current(self) -> Path | None:
        """Return the published file, None if there is none yet."""
        path = Path(str(self.home.current_file))
        return path if path.exists() else None


class Reader(dg.ConfigurableResource):
    """The extractor, loaded once per process and only when there is a text to read."""

    spacy_model: str | None = None

    @property
    def version(self) -> str:
        """Return what this reader's output is kept under, without loading the model. Raises MissingModelError."""
        return f"{code_version()}-{model_version(self.spacy_model)}"

    def load(self) -> Extractor:
        """Return the extractor. Raises MissingModelError or MissingGazetteerError when it cannot be loaded."""
        return _load(self.spacy_model)


@cache
def _load(spacy_model: str | None) -> Extractor:
    from extraction.extractor import Extractor

    return Extractor(spacy_model)
