"""A backfill of days, asked of a running instance as its UI asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.dagster_dev import wait_for

if TYPE_CHECKING:
    from tests.dagster_dev import DagsterDev

KEYS = "{ assetNodes { assetKey { path } isPartitioned isMaterializable } }"
LAUNCH = """mutation Backfill($params: LaunchBackfillParams!) { launchPartitionBackfill(backfillParams: $params) {
  __typename ... on LaunchBackfillSuccess { backfillId } ... on PythonError { message } } }"""
STATUS = (
    "query Status($id: String!) { partitionBackfillOrError(backfillId: $id) { ... on PartitionBackfill { status } } }"
)


def run_backfill(server: DagsterDev, days: list[str], *, seconds: float = 420) -> str:
    """Materialise everything for these days and return the status in which the backfill ends."""
    keys = [node["assetKey"] for node in server.ask(KEYS)["assetNodes"] if node["isMaterializable"]]
    params = {"assetSelection": keys, "partitionNames": days}
    launched = server.ask(LAUNCH, params=params)["launchPartitionBackfill"]
    assert launched["__typename"] == "LaunchBackfillSuccess", launched

    def look() -> str | None:
        status = server.ask(STATUS, id=launched["backfillId"])["partitionBackfillOrError"]["status"]
        return status if status not in ("REQUESTED", "CANCELING") else None

    return wait_for("the backfill", look, seconds=seconds)
