"""Run the main job over all landing days that have files, as `make run` does, recorded in the Dagster instance."""

from __future__ import annotations

import sys

import dagster as dg

from assets.partitions import landed_days
from assets.resources import Storage
from assets.settings import settings
from pipelines.definitions import definitions
from pipelines.due import range_tags
from pipelines.orphans import fail_orphans

QUIET = {"loggers": {"console": {"config": {"log_level": "ERROR"}}}}


def main() -> int:
    """Run read_and_publish over the landed days in one run; return 0 when it succeeded."""
    home = Storage(root=settings().home).home
    days = landed_days(home.landing)
    if not days:
        print(f"{home.landing}: no landing day has files", file=sys.stderr)
        return 2
    print(f"reading {len(days)} landing days, {days[0]} to {days[-1]} …")
    instance = dg.DagsterInstance.get()
    if ended := fail_orphans(instance, home):
        print(f"ended runs whose process is gone: {', '.join(ended)}")
    result = definitions.resolve_job_def("read_and_publish").execute_in_process(
        instance=instance, tags=range_tags(days), run_config=QUIET, raise_on_error=False
    )
    print(f"run {result.run_id} {'succeeded' if result.success else 'failed: see make dev, tab Runs'}")
    return 0 if result.success else 1


if __name__ == "__main__":
    sys.exit(main())
