"""Texts already read by this extractor version, in any day of the lake: they are taken over and not parsed again.

What the extractor returns depends on the text and the day of publication alone, which make the key here.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import polars as pl

from assets import ledger
from assets.frames import TABLES
from warehouse import lake
from warehouse.whole import write_whole

if TYPE_CHECKING:
    from upath import UPath

    from warehouse.home import Home

KEY = ("content_hash", "published_at")
FOUND = {"article_id": pl.String, "read_as": pl.String, "day": pl.String}


def write_index(home: Home, day: str, articles: pl.DataFrame) -> None:
    """Remember which texts the day's tables hold. Written before the ledger's entry, which vouches for it."""
    content = io.BytesIO()
    articles.select("article_id", *KEY).sort("article_id").write_parquet(content)
    write_whole(_path(home, day), content.getvalue())


def find_read(home: Home, articles: pl.DataFrame, extractor_version: str, *, first: str) -> pl.DataFrame:
    """Return (article_id, read_as, day) for those of `articles` whose text this version has read: where, and as what.

    The day `first` is preferred, which is the one being written again; then the oldest.
    """
    entries = ledger.entries(home, ledger.EXTRACTION)
    days = [day for day, entry in entries.items() if entry["extractor"] == extractor_version]
    found = pl.DataFrame(schema=FOUND)
    for day in sorted(days, key=lambda day: (day != first, day)):
        wanted = articles.join(found, on="article_id", how="anti")
        if wanted.is_empty():
            break
        with _path(home, day).open("rb") as file:
            index = pl.read_parquet(file).rename({"article_id": "read_as"}).sort("read_as").unique(KEY, keep="first")
        matches = wanted.join(index, on=KEY, nulls_equal=True).with_columns(pl.lit(day).alias("day"))
        found.extend(matches.select(list(FOUND)))
    return found


def read_back(home: Home, found: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Return the lake rows of the texts that `find_read` found, under the article_id that they were read as."""
    parts: dict[str, list[pl.DataFrame]] = {table: [pl.DataFrame(schema=lake.schema_of(table))] for table in TABLES}
    for (day,), group in found.group_by("day", maintain_order=True):
        names = group.select(pl.col("read_as").alias("article_id")).unique()
        for table in TABLES:
            parts[table].append(lake.read(home, table, str(day)).join(names, on="article_id", how="semi"))
    return {table: pl.concat(frames) for table, frames in parts.items()}


def _path(home: Home, day: str) -> UPath:
    return home.lake / "read_texts" / f"day={day}" / "part.parquet"
