"""Jobs: what may be started as a whole."""

from __future__ import annotations

import dagster as dg

read_and_publish = dg.define_asset_job(
    "read_and_publish",
    selection=dg.AssetSelection.all(),
    description="Read the landing days of the run, build the warehouse from all days, check it and publish it.",
    executor_def=dg.in_process_executor,
)
