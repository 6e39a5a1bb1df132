"""Landing: the files of a day as they came, and from which feeds. What is in them is not known here: articles.py."""

import dagster as dg

from assets.faults import telling
from assets.feeds import OWNERS, note_arrivals
from assets.landed_files import LandedFile, fingerprint, list_files
from assets.metadata import markdown
from assets.partitions import DAYS, POLICY
from assets.resources import Storage


@dg.asset(
    key="landing",
    group_name="landing",
    kinds={"file"},
    owners=OWNERS,
    partitions_def=DAYS,
    backfill_policy=POLICY,
    code_version="1",
    metadata={"folder": "landing/<day>/… below NEWSFACTS_HOME; a person with `cp` and every feed write there"},
)
def landing(context: dg.AssetExecutionContext, storage: Storage) -> dg.MaterializeResult:
    """One row per file that arrived on the day, as it came. Nothing is written: this looks at the landing folder."""
    found: list[LandedFile] = []
    with telling(context):
        for day in context.partition_keys:
            files = list_files(storage.home, day)
            context.add_asset_metadata(
                {"files": len(files), "bytes": sum(file.size for file in files)}, partition_key=day
            )
            for event in note_arrivals(storage.home, day, files).values():
                context.log_event(event)
            found += files
    context.log.info(f"{len(found)} files landed on {len(context.partition_keys)} days")
    return dg.MaterializeResult(
        metadata={"listing": markdown(["path", "bytes"], [(file.path, file.size) for file in found[:50]])},
        data_version=dg.DataVersion(fingerprint(found)),
    )
