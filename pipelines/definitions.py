"""The composition root: everything that Dagster loads. Imported by nobody but Dagster, the command line and tests."""

from __future__ import annotations

import dagster as dg

from assets.articles import articles
from assets.core import build_warehouse
from assets.extraction import extract_facts
from assets.feeds import feed_specs
from assets.landing import landing
from assets.publication import publication
from assets.resources import Storage
from assets.settings import settings
from assets.verification import ASSET_CHECKS
from pipelines.alerts import tell_of_failed_checks, tell_of_failed_runs
from pipelines.documented import documented
from pipelines.jobs import read_and_publish
from pipelines.resources import resources
from pipelines.schedules import nightly
from pipelines.sensors import landed_files, mend_dead_runs

feeds = feed_specs(Storage(root=settings().home).home, settings().late_after_hours)

definitions = dg.Definitions(
    assets=[*map(documented, (landing, articles, extract_facts, build_warehouse, publication)), *feeds],
    asset_checks=ASSET_CHECKS,
    jobs=[read_and_publish],
    schedules=[nightly],
    sensors=[landed_files, mend_dead_runs, tell_of_failed_runs, tell_of_failed_checks],
    resources=resources(settings()),
    executor=dg.in_process_executor,
)
