"""Publication: the checked file becomes what readers open. Building it: core.py; how publishing is safe: warehouse."""

from datetime import timedelta
from time import perf_counter

import dagster as dg

from assets.candidate import release
from assets.checks import load_checks
from assets.core import NAMES, POOL
from assets.faults import telling
from assets.feeds import OWNERS
from assets.resources import Storage
from assets.settings import settings
from assets.verification import find


@dg.asset(
    key=["published", "newsfacts"],
    deps=[name.split(".") for name in NAMES],
    group_name="publication",
    kinds={"duckdb"},
    owners=OWNERS,
    pool=POOL,
    code_version="1",
    freshness_policy=dg.FreshnessPolicy.time_window(fail_window=timedelta(hours=settings().late_after_hours)),
)
def publication(context: dg.AssetExecutionContext, storage: Storage) -> dg.MaterializeResult:
    """One row per published file, which `published/current` leads to: a new generation if there is something new.

    The blocking checks are asked once more here, so that no file is published which they did not see.
    """
    began = perf_counter()
    with telling(context):
        failed = [check.name for check in load_checks() if check.stops and not find(check, storage).is_empty()]
        if failed:
            raise dg.Failure(f"not published, these checks fail: {', '.join(failed)}", allow_retries=False)
        generation = release(storage)
    context.log.info(f"published generation {generation.number}" if generation else "nothing new to publish")
    metadata: dict[str, float | dg.MetadataValue] = {
        "new": generation is not None,
        "seconds": round(perf_counter() - began, 3),
    }
    if generation:
        metadata |= {"generation": generation.number, "bytes": generation.size}
    return dg.MaterializeResult(metadata=metadata | {"path": dg.MetadataValue.path(str(storage.home.current_file))})
