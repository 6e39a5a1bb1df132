"""Articles: landed files to rows of the lake, one per article, and a reject for whatever could not be read."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import dagster as dg
import polars as pl

from assets import ledger, locks
from assets.faults import telling
from assets.feeds import OWNERS
from assets.landed_files import SIDECAR, LandedFile, fingerprint, list_files, read_file
from assets.metadata import column_schema, preview
from assets.partitions import DAYS, POLICY
from assets.plots import plot_bars
from assets.resources import Storage
from extraction.readers import Parsed, Reject, read_articles
from extraction.readers.sidecar import complete
from extraction.records import make_id
from extraction.version import readers_version
from warehouse import lake, schema
from warehouse.home import Home

UNKNOWN_SOURCE = "unknown"
LANGUAGE = "en"
TABLES = ("articles", "rejects")


@dataclass(frozen=True, slots=True)
class Landed:
    """What was read from one landed file: `path` is below the landing folder."""

    path: str
    read: Parsed | Reject


def read_day(files: list[LandedFile]) -> Iterator[Landed]:
    """Yield the articles and rejects of a day's files. Raises UnsettledFileError when a file changes meanwhile."""
    sidecars = {file.path: file for file in files if file.path.endswith(SIDECAR)}
    for file in files:
        if file.path in sidecars:
            continue
        beside = sidecars.get(file.path + SIDECAR)
        metadata = read_file(beside) if beside else b""
        for read in read_articles(file.path, read_file(file)):
            if isinstance(read, Parsed) and beside:
                yield Landed(file.path, complete(read, file.path, metadata))
            else:
                yield Landed(file.path, read)


def to_articles(landed: list[Landed]) -> pl.DataFrame:
    """Return one row per distinct article in the columns of the lake table; the first landing of a copy is kept."""
    rows: dict[str, dict[str, object]] = {}
    for item in landed:
        if isinstance(item.read, Parsed):
            row = _row(item.path, item.read)
            rows.setdefault(str(row["article_id"]), row)
    return pl.DataFrame(list(rows.values()), schema=lake.schema_of("articles"))


def to_rejects(landed: list[Landed]) -> pl.DataFrame:
    """Return one row per reject in the columns of the lake table."""
    rejects = [(item.path, item.read) for item in landed if isinstance(item.read, Reject)]
    rows = [
        {"path": path, "record_no": reject.record_no, "reason": str(reject.reason), "detail": reject.detail}
        for path, reject in rejects
    ]
    return pl.DataFrame(rows, schema=lake.schema_of("rejects"))


def write_day(home: Home, day: str, run_id: str = "") -> bool:
    """Read a day's files into the lake. Returns False, having written nothing, if it was read from the same files."""
    with locks.holding_day(home, day):
        files = list_files(home, day)
        entry = {"landing": fingerprint(files), "readers": readers_version()}
        before = ledger.read_entry(home, ledger.ARTICLES, day)
        if before and all(before[key] == value for key, value in entry.items()):
            return False
        landed = list(read_day(files))
        frames = {"articles": to_articles(landed), "rejects": to_rejects(landed)}
        rows = {ledger.ROWS: str(sum(frame.height for frame in frames.values())), ledger.RUN: run_id}
        with locks.writing(home):
            ledger.drop_entry(home, ledger.ARTICLES, day)
            parts = {table: lake.write(home, table, day, frame) for table, frame in frames.items()}
            ledger.write_entry(home, ledger.ARTICLES, day, entry | parts | rows)
    return True


def _spec(table: str, description: str) -> dg.AssetSpec:
    target = schema.describe(lake.TABLES[table])
    return dg.AssetSpec(
        key=["lake", table],
        deps=["landing"],
        description=description,
        group_name="articles",
        kinds={"parquet", "polars"},
        owners=OWNERS,
        code_version=readers_version(),
        metadata={
            "dagster/column_schema": column_schema(target, without=lake.ADDED_BY_BUILD.get(target.name, ())),
            "dagster/relation_identifier": f"lake/{table}",
        },
    )


@dg.multi_asset(
    name="read_articles",
    specs=[
        _spec(
            "articles", "One row per article version that landed on the day: canonical text and what is known of it."
        ),
        _spec("rejects", "One row per input, or record of it, that could not be read, with the reason."),
    ],
    partitions_def=DAYS,
    backfill_policy=POLICY,
)
def articles(context: dg.AssetExecutionContext, storage: Storage) -> Iterator[dg.MaterializeResult]:
    """Read the day's files: canonical text, day of publication, source; one row per article or reject."""
    home, days = storage.home, context.partition_keys
    with telling(context):
        changed = [day for day in days if write_day(home, day, context.run.run_id)]
        frames = {table: pl.concat([lake.read(home, table, day) for day in days]) for table in TABLES}
    context.log.info(f"{len(changed)} of {len(days)} days had something new; {frames['articles'].height} articles")
    reasons = Counter(frames["rejects"]["reason"])
    shown = {
        "articles": frames["articles"].select("title", "source", "published_at", "words", "landing_path"),
        "rejects": frames["rejects"],
    }
    extra = {
        "articles": {"words": int(frames["articles"]["words"].sum()), "days_changed": len(changed)},
        "rejects": {
            "reasons": plot_bars(reasons, title="rejects by reason"),
            **{f"rejects_{k}": v for k, v in reasons.items()},
        },
    }
    for table in TABLES:
        metadata = {"dagster/row_count": frames[table].height, "preview": preview(shown[table]), **extra[table]}
        yield dg.MaterializeResult(
            asset_key=["lake", table], metadata=metadata, data_version=dg.DataVersion(_version(home, table, days))
        )


def _version(home: Home, table: str, days: Sequence[str]) -> str:
    parts = [ledger.read_entry(home, ledger.ARTICLES, day)[table] for day in days]
    return make_id(*parts)


def _row(path: str, parsed: Parsed) -> dict[str, object]:
    source = parsed.source or _folder_source(path)
    return {
        "article_id": make_id(source, parsed.article_id, parsed.title, parsed.published_at, parsed.text),
        "external_id": parsed.article_id,
        "title": parsed.title,
        "source": source,
        "url": parsed.url,
        "published_at": parsed.published_at,
        "published_from": str(parsed.published_from) if parsed.published_from else None,
        "language": LANGUAGE,
        "text": parsed.text,
        "words": len(parsed.text.split()),
        "content_hash": hashlib.sha256(parsed.text.encode()).hexdigest(),
        "landing_path": path,
        "record_no": parsed.record_no,
        "metadata": json.dumps(dict(parsed.metadata), sort_keys=True, default=str, ensure_ascii=False),
    }


def _folder_source(path: str) -> str:
    """A file in landing/<day>/<source>/… whose record names no source is from the folder's."""
    folders = path.split("/")[1:-1]
    return folders[0] if folders else UNKNOWN_SOURCE
