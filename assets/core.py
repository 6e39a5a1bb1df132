"""Core tables and views: the whole lake to one new DuckDB file. How it is built is the warehouse package's business."""

from collections.abc import Iterator
from time import perf_counter

import dagster as dg
import duckdb

from assets.candidate import prepare
from assets.faults import telling
from assets.feeds import OWNERS
from assets.locks import reading_whole
from assets.metadata import column_lineage, column_schema, preview
from assets.resources import Storage
from assets.versions import build_version
from warehouse import lake, schema

POOL = "warehouse"
NAMES = schema.ORDER + schema.VIEWS
FROM_LAKE = {target: table for table, target in lake.TABLES.items()} | {
    "core.sources": "articles",
    "core.extractor_versions": "facts",
}
FROM_CORE = {
    "core.claims": ("core.facts", "core.articles", "core.entities", "core.claim_rules", "core.item_classes"),
    "core.claim_facts": ("core.facts", "core.claims"),
    "core.claim_claimants": ("core.facts", "core.articles", "core.claims"),
    "core.source_records": ("core.facts", "core.articles", "core.claims"),
}
"""What the build makes of other tables; code tables come from the rules and the packages alone."""


def _spec(name: str) -> dg.AssetSpec:
    table = schema.describe(name)
    is_view = name in schema.VIEWS
    return dg.AssetSpec(
        key=name.split("."),
        deps=_deps(name),
        description=_describe_rows(table.comment),
        group_name="views" if is_view else "core",
        kinds={"duckdb", "view" if is_view else "table"},
        owners=OWNERS,
        code_version=build_version(),
        metadata={
            "dagster/column_schema": column_schema(table),
            "dagster/relation_identifier": name,
            "file": "data/published/current/newsfacts.duckdb",
        },
    )


def _describe_rows(comment: str) -> str:
    if comment.startswith("One "):
        return comment.replace("One ", "One row per ", 1)
    return comment if comment.startswith("Every ") else f"Each row: {comment}"


def _deps(name: str) -> list[list[str]]:
    if name in FROM_LAKE:
        return [["lake", FROM_LAKE[name]]]
    found = schema.reads(name) if name in schema.VIEWS else FROM_CORE.get(name, ())
    return [read.split(".") for read in found]


@dg.multi_asset(name="build_warehouse", specs=[_spec(name) for name in NAMES], pool=POOL)
def build_warehouse(context: dg.AssetExecutionContext, storage: Storage) -> Iterator[dg.MaterializeResult]:
    """Build all tables and views of all landing days into a file that waits for its checks; keys and CHECKs hold."""
    began = perf_counter()
    with telling(context):
        with reading_whole(storage.home, context.log.info):
            version, is_new = prepare(storage)
        context.log.info(f"built {version}" if is_new else f"nothing new: the file of {version} stays")
        seconds = round(perf_counter() - began, 3)
        with duckdb.connect(str(storage.built), read_only=True) as connection:
            for name in NAMES:
                metadata = _show(connection, name) | {"seconds": seconds, "new": is_new}
                yield dg.MaterializeResult(
                    asset_key=name.split("."), metadata=metadata, data_version=dg.DataVersion(version)
                )


def _show(connection: duckdb.DuckDBPyConnection, name: str) -> dict[str, int | dg.MetadataValue]:
    from assets.lineage import column_sources

    rows = connection.sql(f"select count(*) from {name}").fetchall()[0][0]  # noqa: S608  (our own table names)
    head = connection.sql(f"select * from {name} limit 5").pl()  # noqa: S608
    lineage = column_lineage(column_sources().get(name, {}))
    return {"dagster/row_count": rows, "preview": preview(head), **lineage}
