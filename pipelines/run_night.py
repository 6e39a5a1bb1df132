"""One night from the command line: the runs that the schedule would ask for now, one after the other, recorded."""

from __future__ import annotations

import sys

import dagster as dg

from assets.resources import Reader, Storage
from assets.settings import settings
from pipelines.definitions import definitions
from pipelines.due import due_days, explain_unknown, run_requests
from pipelines.orphans import fail_orphans
from pipelines.pools import handing_out

QUIET = {"loggers": {"console": {"config": {"log_level": "ERROR"}}}}


def main() -> int:
    """Read today and all days that are due, publish; return 0 when every run succeeded."""
    home, reader = Storage(root=settings().home).home, Reader(spacy_model=settings().spacy_model)
    if unknown := explain_unknown(home):
        print(unknown, file=sys.stderr)
    instance = dg.DagsterInstance.get()
    if ended := fail_orphans(instance, home):
        print(f"ended runs whose process is gone: {', '.join(ended)}")
    days = {*due_days(home, reader), settings().today().isoformat()}
    job = definitions.resolve_job_def("read_and_publish")
    results = []
    for request in run_requests(days, parallel=settings().backfill == "parallel_days"):
        with handing_out(instance):
            result = job.execute_in_process(
                instance=instance, partition_key=request.partition_key, tags=dict(request.tags), run_config=QUIET,
                raise_on_error=False,
            )  # fmt: skip
        print(f"run {result.run_id} {'succeeded' if result.success else 'failed: see make dev, tab Runs'}")
        results.append(result)
    return 0 if all(result.success for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
