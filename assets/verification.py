"""Asset checks: the checks of assets/checks as Dagster shows them. What they ask is in their .sql files."""

import dagster as dg
import polars as pl

from assets.checks import Check, find_offenders, load_checks
from assets.metadata import preview
from assets.resources import Storage

SHOWN = 10


def find(check: Check, storage: Storage) -> pl.DataFrame:
    """Return the rows of the file that waits which offend against `check`."""
    limits = {"most_rejects": storage.most_rejects, "may_shrink": storage.may_shrink}
    return find_offenders(check, storage.built, storage.current, limits)


def _define(check: Check) -> dg.AssetChecksDefinition:
    @dg.asset_check(name=check.name, asset=check.asset.split("/"), description=check.description, blocking=check.stops)
    def verify(storage: Storage) -> dg.AssetCheckResult:
        offenders = find(check, storage)
        return dg.AssetCheckResult(
            passed=offenders.is_empty(),
            severity=dg.AssetCheckSeverity.ERROR if check.stops else dg.AssetCheckSeverity.WARN,
            metadata={"offending_rows": offenders.height, "first": preview(offenders, rows=SHOWN)},
        )

    return verify


ASSET_CHECKS = [_define(check) for check in load_checks()]
