"""Extraction: articles to sentences, entities, mentions, quantities and facts; one spaCy pass per distinct new text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from time import perf_counter
from typing import cast

import dagster as dg
import polars as pl

from assets import ledger, locks, reuse
from assets.faults import HalfWrittenError, telling
from assets.feeds import OWNERS
from assets.frames import TABLES, assign, extraction_frames
from assets.metadata import column_schema, markdown, preview
from assets.partitions import DAYS, POLICY
from assets.plots import plot_bars
from assets.resources import Reader, Storage
from assets.slowest import Slowest, Text
from extraction.records import Extraction, make_id
from extraction.version import code_version
from warehouse import lake, schema
from warehouse.home import Home

CHUNK = 16
"""Texts that are handed to the extractor at once and timed together."""

DESCRIPTIONS = {
    "sentences": "One row per sentence, with its offsets in the article's text.",
    "entities": "One row per person, state, armed group, body or place that an article names, as it tells.",
    "mentions": "One row per stretch of text that names an entity.",
    "quantities": "One row per number in the text, whatever it is, and what became of it: the number ledger.",
    "facts": "One row per numeric claim: the fact contract.",
}


@dataclass(slots=True)
class Done:
    """What a step did: texts parsed and taken over, days left alone, and what took longest."""

    parsed: int = 0
    taken_over: int = 0
    unchanged_days: int = 0
    slowest: Slowest = field(default_factory=Slowest)


def read_texts(reader: Reader, texts: pl.DataFrame, done: Done) -> list[Extraction]:
    """Return the extraction of each text (read_as, text, published_at, title), in order, noting how long it took."""
    rows = [cast("Text", row) for row in texts.select("read_as", "text", "published_at", "title").rows(named=True)]
    extractions: list[Extraction] = []
    for start in range(0, len(rows), CHUNK):
        extractions += done.slowest.read(reader.load(), rows[start : start + CHUNK])
    done.parsed += len(rows)
    return extractions


def extract_articles(
    home: Home, reader: Reader, day: str, articles: pl.DataFrame, done: Done
) -> dict[str, pl.DataFrame]:
    """Return the lake rows of a day's articles; texts that this version has read, on any day, are not parsed again."""
    found = reuse.find_read(home, articles, reader.version, first=day)
    taken = assign(reuse.read_back(home, found), found)
    new = (
        articles.join(found, on="article_id", how="anti")
        .sort("article_id")
        .with_columns(
            pl.struct(reuse.KEY)
            .map_elements(lambda key: make_id(*key.values()), return_dtype=pl.String)
            .alias("read_as")
        )
    )
    texts = new.unique("read_as", keep="first", maintain_order=True)
    fresh = assign(extraction_frames(read_texts(reader, texts, done), reader.version), new)
    done.taken_over += found.height
    return {table: pl.concat([taken[table], fresh[table]]) for table in TABLES}


def write_day(home: Home, reader: Reader, day: str, done: Done) -> None:
    """Read a day's articles into the lake; leave the day alone if this version has read these articles.

    Raises HalfWrittenError for a day whose articles were never read in.
    """
    with locks.holding_day(home, day):
        articles_entry = ledger.read_entry(home, ledger.ARTICLES, day)
        if not articles_entry:
            raise HalfWrittenError(f"{day}: its articles are not whole; materialise lake/articles for this day")
        entry = {"articles": articles_entry["articles"], "extractor": reader.version}
        before = ledger.read_entry(home, ledger.EXTRACTION, day)
        if before and all(before[key] == value for key, value in entry.items()):
            done.unchanged_days += 1
            return
        articles = lake.read(home, "articles", day)
        frames = extract_articles(home, reader, day, articles, done)
        with locks.writing(home):
            ledger.drop_entry(home, ledger.EXTRACTION, day)
            parts = {table: lake.write(home, table, day, frame) for table, frame in frames.items()}
            reuse.write_index(home, day, articles)
            ledger.write_entry(home, ledger.EXTRACTION, day, entry | parts)


def _spec(table: str) -> dg.AssetSpec:
    target = schema.describe(lake.TABLES[table])
    return dg.AssetSpec(
        key=["lake", table],
        deps=[["lake", "articles"]],
        description=DESCRIPTIONS[table],
        group_name="extraction",
        kinds={"spacy", "parquet"},
        owners=OWNERS,
        code_version=code_version(),
        metadata={
            "dagster/column_schema": column_schema(target, without=lake.ADDED_BY_BUILD.get(target.name, ())),
            "dagster/relation_identifier": f"lake/{table}",
        },
    )


@dg.multi_asset(
    name="extract_facts", specs=[_spec(table) for table in TABLES], partitions_def=DAYS, backfill_policy=POLICY
)
def extract_facts(
    context: dg.AssetExecutionContext, storage: Storage, reader: Reader
) -> Iterator[dg.MaterializeResult]:
    """Read sentences, entities, mentions, quantities and facts out of every article of the days of this run."""
    home, days, done, began = storage.home, context.partition_keys, Done(), perf_counter()
    with telling(context):
        for day in days:
            write_day(home, reader, day, done)
            context.add_asset_metadata(
                {"dagster/partition_row_count": lake.read(home, "facts", day).height}, ["lake", "facts"], day
            )
        frames = {table: pl.concat([lake.read(home, table, day) for day in days]) for table in TABLES}
    context.log.info(
        f"{done.parsed} texts parsed, {done.taken_over} known ones taken over,"
        f" {done.unchanged_days} of {len(days)} days unchanged"
    )
    seconds = perf_counter() - began
    for table in TABLES:
        metadata = {
            "dagster/row_count": frames[table].height,
            "preview": preview(frames[table]),
            "seconds": round(seconds, 3),
            "texts_parsed": done.parsed,
            "texts_taken_over": done.taken_over,
        }
        if table == "facts":
            metadata |= _show_facts(frames)
            metadata["slowest"] = _show_slowest(reader, done)
        version = make_id(*(ledger.read_entry(home, ledger.EXTRACTION, day)[table] for day in days))
        yield dg.MaterializeResult(asset_key=["lake", table], metadata=metadata, data_version=dg.DataVersion(version))


def _show_facts(frames: dict[str, pl.DataFrame]) -> dict[str, dg.MetadataValue]:
    """Facts by type as a plot, and five facts with their sentence."""
    facts = frames["facts"]
    counts = dict(facts.group_by("fact_type").len().rows())
    sentences = frames["sentences"].select("article_id", "sentence_no", pl.col("text").alias("sentence"))
    sample = (
        facts.sort("confidence", "fact_id", descending=True)
        .head(5)
        .join(sentences, on=["article_id", "sentence_no"], how="left", maintain_order="left")
    )
    shown = sample.select("fact_type", "value_low", "value_high", "unit", "actor", "target", "claimed_by", "sentence")
    return {"facts_by_type": plot_bars(counts, title="facts by type"), "five_facts": preview(shown)}


def _show_slowest(reader: Reader, done: Done) -> dg.MetadataValue:
    found = done.slowest.articles(reader.load()) if done.parsed else []
    return markdown(["seconds", "characters", "article"], found)
