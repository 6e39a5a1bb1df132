"""A synthetic lake of any size: events, and articles that tell them with rival figures, near-copies and versions.

No sentence of it makes sense; how many articles tell an event, who speaks and how figures differ is drawn so that
claims, series and contradictions come up as in news. The same seed gives the same lake.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from warehouse import lake

if TYPE_CHECKING:
    from warehouse.home import Home

FIRST_DAY = date(2022, 2, 24)
DAYS = 730
WORDS_A_SENTENCE = 18
ACTORS = ("Ukraine", "Russia", "Wagner Group", "Sudan", "Rapid Support Forces", "Israel", "Hamas", "Syria", "Myanmar")
COUNTRIES = ("UA", "RU", "SD", "IL", "PS", "SY", "MM")
TYPES = {
    "killed": ("soldier", "civilian", "people"),
    "wounded": ("soldier", "civilian", "people"),
    "casualties": ("soldier",),
    "captured": ("soldier",),
    "equipment_lost": ("tank", "armoured vehicle", "howitzer", "drone"),
    "munitions_launched": ("missile", "drone", "rocket"),
    "munitions_intercepted": ("missile", "drone"),
    "attacks": ("air strike", "assault"),
    "damage": ("house", "school"),
    "displaced": ("people",),
    "territory_gained": (None,),
    "territory_lost": (None,),
    "reinforcements": ("soldier", "battalion"),
    "troop_strength": ("soldier",),
    "aid_money": (None,),
    "aid_in_kind": ("tank", "artillery shell", "drone"),
}
"""Fact types and what they count, in the order of how often they are drawn."""

UNITS = {"territory_gained": "km2", "territory_lost": "km2", "aid_money": "USD"}


@dataclass(frozen=True, slots=True)
class Size:
    """How much to make."""

    articles: int = 100_000
    facts: int = 1_000_000
    places: int = 2_000
    speakers: int = 300
    seed: int = 20_240_224


def write_lake(home: Home, size: Size) -> None:
    """Write all tables of all days of a synthetic lake."""
    draw = np.random.default_rng(size.seed)
    facts = _facts(draw, size)
    articles, sentences = _texts(draw, size, facts)
    facts = facts.join(
        sentences.select("article_id", "sentence_no", sentence_start="start"), on=["article_id", "sentence_no"]
    )
    facts = facts.with_columns(
        start=pl.col("sentence_start"), end=pl.col("sentence_start") + pl.col("quote").str.len_chars()
    )
    tables = {
        "articles": articles,
        "rejects": pl.DataFrame(schema=lake.schema_of("rejects")).with_columns(day=pl.lit(None, pl.Date())),
        "sentences": sentences,
        "entities": _entities(facts, size),
        "mentions": _mentions(facts),
        "quantities": _quantities(facts),
        "facts": facts,
    }
    days = [FIRST_DAY + timedelta(number) for number in range(DAYS)]
    for name, frame in tables.items():
        columns = list(lake.schema_of(name))
        by_day = frame.partition_by("day", as_dict=True, include_key=True)
        for day in days:
            part = by_day.get((day,))
            rows = part.select(columns) if part is not None else pl.DataFrame(schema=lake.schema_of(name))
            lake.write(home, name, day.isoformat(), rows.cast(lake.schema_of(name)))


def _facts(draw: np.random.Generator, size: Size) -> pl.DataFrame:
    """Facts of events that happened up to three days before their article; two in five events are told again."""
    article = np.sort(draw.integers(0, size.articles, size.facts))
    day = article * DAYS // size.articles
    told_again = draw.random(size.facts) < 0.4
    event = np.where(
        told_again, np.maximum(np.arange(size.facts) - draw.integers(1, 1500, size.facts), 0), np.arange(size.facts)
    )
    happened = np.maximum(day[event] - draw.integers(0, 3, size.facts)[event], 0)
    kind = np.minimum(draw.exponential(4, size.facts).astype(int), len(TYPES) - 1)[event]
    side, other = draw.integers(0, len(ACTORS), (2, size.facts))[:, event]
    value = np.maximum(np.round(draw.lognormal(3, 1.4, size.facts)), 1)[event] * draw.choice(
        [1, 1, 1, 1, 0.5, 1.2, 3], size.facts
    )
    names = np.array(list(TYPES))[kind]
    items = [TYPES[name][number % len(TYPES[name])] for name, number in zip(names, event, strict=True)]
    place = draw.integers(0, size.places, size.facts)[event]
    speaker = np.where(draw.random(size.facts) < 0.6, draw.integers(0, size.speakers, size.facts), -1)
    vague, cumulative, planned = draw.random((3, size.facts)) < np.array([[0.05], [0.06], [0.1]])
    frame = pl.DataFrame(
        {
            "article": article, "event": event, "fact_type": names, "item": pl.Series(items, dtype=pl.String()),
            "value": np.ceil(value), "side": side, "other": other, "place": place, "speaker": speaker,
            "day_no": day, "happened": happened, "vague": vague, "cumulative": cumulative, "planned": planned,
            "dated": draw.random(size.facts) < 0.6, "placed": draw.random(size.facts) < 0.7,
            "confidence": draw.uniform(0.3, 1, size.facts),
        }
    )  # fmt: skip
    return _worded(frame)


def _worded(frame: pl.DataFrame) -> pl.DataFrame:
    """Give drawn facts the columns of core.facts, and their landing day."""
    actors = pl.Series(ACTORS)
    is_aid = pl.col("fact_type").str.starts_with("aid")
    is_planned = pl.col("planned") | is_aid & (pl.col("event") % 2 == 0)
    first = pl.lit(FIRST_DAY)
    event_day = pl.when("dated").then(first + pl.duration(days="happened"))
    low = (
        pl.when("vague")
        .then(24.0)
        .otherwise(pl.when(pl.col("fact_type") == "aid_money").then(pl.col("value") * 1e6).otherwise(pl.col("value")))
    )
    return frame.with_columns(
        article_id=pl.format("a{}", pl.col("article").cast(pl.String()).str.zfill(7)),
        sentence_no=pl.int_range(pl.len()).over("article"),
        day=first + pl.duration(days="day_no"),
        target=pl.concat_list(actors.gather(frame["side"]).alias("target")),
        actor=pl.concat_list(actors.gather(frame["other"]).alias("actor")),
        location=pl.when(pl.col("placed") & ~is_aid).then(pl.format("Place {}", "place")),
        location_id=pl.when(pl.col("placed") & ~is_aid).then(pl.format("place{}", "place")),
        claimed_by=pl.when(pl.col("speaker") >= 0).then(pl.format("Speaker {}", "speaker")),
        claimant_id=pl.when(pl.col("speaker") >= 0).then(pl.format("speaker{}", "speaker")),
        event_start=event_day, event_end=event_day, date_precision=pl.when("dated").then(pl.lit("day")),
        value_low=low, value_high=pl.when("vague").then(99.0).otherwise(low),
        qualifier=pl.when("vague").then(pl.lit("vague")).otherwise(pl.lit("exact")),
        quote=pl.when("vague").then(pl.lit("dozens of")).otherwise(low.cast(pl.Int64()).cast(pl.String())),
        unit=pl.col("fact_type").replace_strict(UNITS, default="count"),
        modality=pl.when(is_planned).then(pl.lit("planned")).otherwise(pl.lit("occurred")),
        stance=pl.when(pl.col("confidence") < 0.31).then(pl.lit("denied")).otherwise(pl.lit("affirmed")),
        implicit=pl.lit(value=False), frame=pl.lit("synthetic"), extractor_version=pl.lit("synthetic"),
        part_of=pl.lit(None, pl.String()), actor_id=pl.lit(None, pl.String()), target_id=pl.lit(None, pl.String()),
        cues=pl.lit([], pl.List(pl.String())), flags=pl.lit([], pl.List(pl.String())),
    ).with_columns(
        fact_id=pl.format("{}.f{}", "article_id", "sentence_no"),
        quantity_id=pl.format("{}.q{}", "article_id", "sentence_no"),
    )  # fmt: skip


def _texts(draw: np.random.Generator, size: Size, facts: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Articles and their sentences: each sentence begins with a fact's quote; one article in twenty copies another."""
    words = np.array([f"w{number:x}" for number in range(8_000)])
    drawn = words[draw.integers(0, len(words), (facts.height, WORDS_A_SENTENCE))]
    noise = pl.Series([" ".join(row) for row in drawn.tolist()])
    sentences = facts.select("article", "article_id", "sentence_no", "day", "quote").with_columns(noise=noise)
    copied = pl.col("article") - pl.when(pl.col("article") % 20 == 19).then(1).otherwise(0)
    source = sentences.select(pl.col("article").alias("copied"), "sentence_no", pl.col("noise").alias("told"))
    sentences = sentences.with_columns(copied=copied).join(source, on=["copied", "sentence_no"], how="left")
    sentences = sentences.with_columns(text=pl.format("{} {}.", "quote", pl.coalesce("told", "noise"))).sort(
        "article", "sentence_no"
    )
    length = pl.col("text").str.len_chars().cast(pl.Int64()) + 1
    sentences = sentences.with_columns(start=(length.cum_sum() - length).over("article"))
    sentences = sentences.with_columns(end=pl.col("start") + pl.col("text").str.len_chars())
    articles = sentences.group_by("article", "article_id", "day", maintain_order=True).agg(pl.col("text").str.join(" "))
    return _versions(articles), sentences


def _versions(articles: pl.DataFrame) -> pl.DataFrame:
    """Every fiftieth article is a later version of the one before it."""
    number = pl.col("article") - pl.when(pl.col("article") % 50 == 7).then(1).otherwise(0)
    return articles.with_columns(
        external_id=pl.format("x{}", number), source=pl.format("Outlet {}", number % 40),
        title=pl.format("Headline {}", "article"), url=pl.lit(None, pl.String()),
        published_at=pl.col("day"), published_from=pl.lit("metadata"), language=pl.lit("en"),
        words=pl.col("text").str.count_matches(" ") + 1, content_hash=pl.col("article_id"),
        landing_path=pl.format("{}/{}", pl.col("day").cast(pl.String()), "article"),
        record_no=pl.lit(None, pl.Int32()), metadata=pl.lit("{}"),
    )  # fmt: skip


def _entities(facts: pl.DataFrame, size: Size) -> pl.DataFrame:
    """Places on a lattice over seven countries, and speakers, half of whom speak for a side."""
    number = pl.int_range(pl.len(), eager=False)
    places = pl.DataFrame({"entity_id": [f"place{n}" for n in range(size.places)]}).with_columns(
        name=pl.format("Place {}", number), entity_type=pl.lit("place"), actor=pl.lit(None, pl.String()),
        country=pl.Series([COUNTRIES[n % len(COUNTRIES)] for n in range(size.places)]),
        lat=(number % 50) * 0.4 + 30.0, lon=(number // 50) * 0.5 + 30.0, precision_code=pl.lit("settlement"),
    )  # fmt: skip
    speakers = pl.DataFrame({"entity_id": [f"speaker{n}" for n in range(size.speakers)]}).with_columns(
        name=pl.format("Speaker {}", number), entity_type=pl.lit("body"),
        actor=pl.Series([ACTORS[n // 2 % len(ACTORS)] if n % 2 else None for n in range(size.speakers)]),
    )  # fmt: skip
    known = pl.concat([places, speakers], how="diagonal")
    named = pl.concat(
        [facts.select("article_id", "day", entity_id=column).drop_nulls() for column in ("location_id", "claimant_id")]
    ).unique()
    empty = pl.DataFrame(schema=lake.schema_of("entities")).drop("article_id", *known.columns)
    rows = pl.concat([named.join(known, on="entity_id"), empty], how="diagonal")
    return rows.with_columns(aliases=pl.lit([], pl.List(pl.String())))


def _mentions(facts: pl.DataFrame) -> pl.DataFrame:
    named = facts.drop_nulls("location_id")
    return named.select(
        "article_id", "day", "start", "end", "sentence_no", entity_id="location_id", text="location",
        form=pl.lit("name"), evidence=pl.lit("synthetic"),
    )  # fmt: skip


def _quantities(facts: pl.DataFrame) -> pl.DataFrame:
    kind = pl.when(pl.col("unit") == "USD").then(pl.lit("money")).otherwise(pl.lit("count"))
    missing = {
        name: pl.lit(None, kind) for name, kind in lake.schema_of("quantities").items() if name not in facts.columns
    }
    return facts.with_columns(**missing).with_columns(kind=kind, reason=pl.lit("synthetic"), disposition=pl.lit("fact"))
