"""Landing: the files of a day as they came. What is in them is not known here: see articles.py."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import dagster as dg
from upath import UPath

from assets.faults import UnsettledFileError, telling
from assets.metadata import markdown
from assets.partitions import DAYS, POLICY
from assets.resources import Storage
from warehouse.home import Home

SIDECAR = ".meta.json"
OWNERS = ["team:newsfacts"]


@dataclass(frozen=True, slots=True)
class LandedFile:
    """One input file: its path below the landing folder ("2023-05-17/harbour/report.txt"), size and time of change."""

    path: str
    location: UPath
    size: int
    changed: float


def list_files(home: Home, day: str) -> list[LandedFile]:
    """Return the day's files by path. Hidden ones are left out: writers use such names for what is not finished."""
    folder = home.landing / day
    return sorted(_walk(folder, day), key=lambda file: file.path) if folder.exists() else []


def read_file(file: LandedFile) -> bytes:
    """Return the bytes of a file that did not change while it was read. Raises UnsettledFileError."""
    content = file.location.read_bytes()
    after = file.location.stat()
    if len(content) != file.size or (after.st_size, after.st_mtime) != (file.size, file.changed):
        raise UnsettledFileError(f"{file.path} changed while it was read: land files under a hidden name, then rename")
    return content


def fingerprint(files: list[LandedFile]) -> str:
    """Return a hash that changes when a file of the list comes, goes or is written to. Contents are not read."""
    listing = "\n".join(f"{file.path}\t{file.size}\t{file.changed!r}" for file in files)
    return hashlib.sha256(listing.encode()).hexdigest()[:16]


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
            found += files
    context.log.info(f"{len(found)} files landed on {len(context.partition_keys)} days")
    return dg.MaterializeResult(
        metadata={"listing": markdown(["path", "bytes"], [(file.path, file.size) for file in found[:50]])},
        data_version=dg.DataVersion(fingerprint(found)),
    )


def _walk(folder: UPath, path: str) -> Iterator[LandedFile]:
    for entry in folder.iterdir():
        if entry.name.startswith("."):
            continue
        below = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _walk(entry, below)
        else:
            facts = entry.stat()
            yield LandedFile(below, entry, facts.st_size, facts.st_mtime)
