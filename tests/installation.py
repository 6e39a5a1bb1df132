"""An installation in a folder of its own, in this process: land texts, run the job, ask the published file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import dagster as dg
import duckdb

from assets.resources import Reader, Storage
from pipelines.definitions import definitions
from pipelines.due import range_tags

if TYPE_CHECKING:
    from pathlib import Path

    from warehouse.home import Home

JOB = "read_and_publish"
QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
CASTLE = "Artillery hit the fort at Olmen on Monday. Colonel Ada Brook said 14 soldiers were killed and 30 wounded."
RIVER = "The army of Ukraine said it had shot down 9 drones over the river. Fifty families fled the village."
PLEDGE = "Norway pledged $75m in aid to Ukraine on Friday, the finance ministry said. It also sent 8 tanks."


@dataclass(frozen=True, slots=True)
class Installation:
    """Folders below `root` and a Dagster instance."""

    root: Path
    instance: dg.DagsterInstance
    storage: Storage

    @property
    def home(self) -> Home:
        """Return the folders."""
        return self.storage.home

    def land(self, day: str, name: str, text: str, *, published_at: str | None = None) -> Path:
        """Put an article into the day's folder as a text file, with its day of publication beside it."""
        path = self.root / "data" / "landing" / day / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        if published_at:
            path.with_name(f"{path.name}.meta.json").write_text(json.dumps({"published_at": published_at}))
        return path

    def run(self, *days: str, storage: Storage | None = None, **options: Any) -> dg.ExecuteInProcessResult:
        """Run the main job over the days, first to last, in this process."""
        job = definitions.resolve_job_def(JOB)
        given = {"storage": storage or self.storage, "reader": Reader()}
        return job.execute_in_process(
            instance=self.instance, tags=range_tags(list(days)), run_config=QUIET, resources=given,
            raise_on_error=False, **options,
        )  # fmt: skip

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query of the published file."""
        with duckdb.connect(str(self.home.current_file), read_only=True) as connection:
            return connection.execute(query).fetchall()

    def generations(self) -> list[str]:
        """Return the numbers of published files, oldest first."""
        return sorted(path.name for path in self.home.published.iterdir() if path.name.isdigit())


def install(root: Path, instance: dg.DagsterInstance, **limits: Any) -> Installation:
    """Return an installation below `root`; `limits` are fields of Storage."""
    (root / "data" / "landing").mkdir(parents=True, exist_ok=True)
    return Installation(root, instance, Storage(root=str(root / "data"), **limits))


def failure_of(result: dg.ExecuteInProcessResult) -> str:
    """Return what an engineer reads of the first step that failed."""
    event = next(event for event in result.all_events if event.event_type == dg.DagsterEventType.STEP_FAILURE)
    error = event.step_failure_data.error
    shown = event.step_failure_data.user_failure_data
    if shown and shown.description:
        return shown.description
    while error and error.cause:
        error = error.cause
    return error.message if error else ""
