"""Deleting articles for good: where they stand, and landed files without them. The command: pipelines/forget.py."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from assets.landed_files import SIDECAR
from extraction.readers import Parsed, read_articles, suffix_of
from extraction.readers.encodings import decode
from warehouse import lake
from warehouse.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warehouse.home import Home

SHOWN = 160
"""How much of a text a cell of the UI shows at most: enough of a sentence to know it by."""


class CannotForgetError(Exception):
    """A landed file cannot be written again without the record: it has to be edited by hand."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands: landing day, path below the landing folder, record of the file (None = all of it)."""

    day: str
    path: str
    record_no: int | None
    title: str | None
    text: str


def find_articles(home: Home, ids: Sequence[str]) -> list[Place]:
    """Return every place where one of the articles stands: its versions and copies of its text, on any day."""
    days = [path.parent.name.removeprefix("day=") for path in lake.parts(home, "articles")]
    frames = [lake.read(home, "articles", day).with_columns(pl.lit(day).alias("day")) for day in days]
    if not frames:
        return []
    articles = pl.concat(frames)
    named = articles.filter(pl.col("article_id").is_in(list(ids)))
    versions = articles.join(named.select("source", "external_id").drop_nulls().unique(), on=["source", "external_id"])
    hashes = pl.concat([named, versions.select(named.columns)])["content_hash"].unique().to_list()
    found = articles.filter(pl.col("content_hash").is_in(hashes)).sort("day", "landing_path", "record_no")
    return [Place(*row) for row in found.select("day", "landing_path", "record_no", "title", "text").rows()]


def remove_landed(home: Home, place: Place) -> None:
    """Remove an article from the landing folder: its file with what stands beside it, or its record of a larger file.

    Raises CannotForgetError, having changed nothing, where the other records would not stay as they are.
    """
    path = home.landing / place.path
    if not path.exists():
        return
    if place.record_no is None:
        path.unlink()
        path.with_name(path.name + SIDECAR).unlink(missing_ok=True)
        return
    before = path.read_bytes()
    after = _without(place, before)
    kept = [text for text in _texts(place.path, before) if text != place.text]
    if _texts(place.path, after) != kept:
        raise CannotForgetError(f"{path}: record {place.record_no} cannot be taken out; edit the file by hand")
    write_whole(path, after)


def known_by(home: Home, places: Sequence[Place]) -> list[str]:
    """Return the beginnings of titles and sentences by which the articles would be known in a run's metadata."""
    hashes = [place.text for place in places]
    titles = [place.title for place in places if place.title]
    sentences = []
    for day in {place.day for place in places}:
        ids = lake.read(home, "articles", day).filter(pl.col("text").is_in(hashes))["article_id"]
        own = lake.read(home, "sentences", day).filter(pl.col("article_id").is_in(ids.to_list()))
        sentences += own["text"].to_list()
    return [text[: SHOWN // 2] for text in (*titles, *sentences, *(place.path for place in places)) if len(text) > 20]


def _without(place: Place, content: bytes) -> bytes:
    number = place.record_no or 0
    suffix = suffix_of(place.path)
    if suffix in {".jsonl", ".ndjson"}:
        lines = content.split(b"\n")
        lines[number - 1] = b""
        return b"\n".join(lines)
    if suffix == ".parquet":
        rows = pl.read_parquet(io.BytesIO(content)).with_row_index("_row", offset=1).filter(pl.col("_row") != number)
        buffer = io.BytesIO()
        rows.drop("_row").write_parquet(buffer)
        return buffer.getvalue()
    return _without_row(content, number)


def _without_row(content: bytes, number: int) -> bytes:
    text, _ = decode(content)
    delimiter = max(",;\t|", key=text.lstrip().partition("\n")[0].count)
    header, *rows = [row for row in csv.reader(io.StringIO(text.lstrip(), newline=""), delimiter=delimiter) if row]
    del rows[number - 1]
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter).writerows([header, *rows])
    return buffer.getvalue().encode()


def _texts(path: str, content: bytes) -> list[str]:
    return [read.text for read in read_articles(path, content) if isinstance(read, Parsed)]
