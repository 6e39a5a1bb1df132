"""A small lake made of invented facts, for tests of what the warehouse makes of them. Extraction has no part in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import duckdb
import polars as pl
from upath import UPath

from assets.codes import code_frames
from extraction.records import make_id
from warehouse import lake
from warehouse.build import build
from warehouse.home import Home

if TYPE_CHECKING:
    from pathlib import Path

PLACES = {
    "Tavna": (48.60, 38.00, "settlement", "UA"),
    "Lower Tavna": (48.68, 38.10, "settlement", "UA"),
    "Orhiv Yar": (47.20, 35.90, "settlement", "UA"),
    "Tavna region": (48.50, 37.80, "region", "UA"),
    "Ukraine": (49.0, 32.0, "country", "UA"),
    "Khan Asal": (36.17, 37.03, "settlement", "SY"),
    "Idlib province": (35.93, 36.63, "region", "SY"),
    "El Amara": (13.62, 25.34, "settlement", "SD"),
    "Darfur": (13.0, 25.0, "region", "SD"),
    "Sudan": (15.0, 30.0, "country", "SD"),
    "Wadi Halo": (31.35, 34.30, "settlement", "PS"),
    "Gaza": (31.5, 34.45, "region", "PS"),
}
"""Name → latitude, longitude, precision and country of the places that facts may name; some are invented."""

SPEAKERS = {
    "Olha Hrytsenko": "Ukraine",
    "Ukrainian General Staff": "Ukraine",
    "Igor Sandalov": "Russia",
    "Russian Ministry of Defence": "Russia",
    "Syrian army": "Syria",
    "White Helmets": None,
    "RSF spokesman": "Rapid Support Forces",
    "Sudanese army": "Sudan",
    "Doctors' union": None,
    "Gaza health ministry": "Hamas",
    "Israeli army": "Israel",
    "United Nations": None,
    "Pentagon": "United States",
    "German government": "Germany",
}
"""Speaker → state or group that it speaks for."""


@dataclass
class Corpus:
    """Collects articles and facts day by day; `build` writes the lake and makes a warehouse of it."""

    home: Home
    rows: dict[str, dict[str, list[dict[str, Any]]]] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    articles: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def at(cls, folder: Path) -> Corpus:
        """Return an empty corpus whose lake stands below `folder`."""
        return cls(Home(UPath(folder)))

    def article(
        self,
        name: str,
        *,
        day: str = "2024-03-02",
        published: str | None = "same",
        source: str = "Wire",
        version_of: str | None = None,
    ) -> str:
        """Add an article; its text is what the sentences of its facts make up. Returns its id."""
        self.articles[name] = {
            "article_id": make_id(name),
            "external_id": version_of or name,
            "source": source,
            "published_at": date.fromisoformat(day if published == "same" else published) if published else None,
            "published_from": "metadata" if published else None,
            "day": day,
        }
        self.texts[name] = []
        return make_id(name)

    def fact(self, article: str, fact_type: str, low: float | None, high: float | None = -1, **fields: Any) -> str:
        """Add a fact told in a sentence of its own; without `high` the figure is exact. Returns its id."""
        entry = self.articles[article]
        article_id, day = entry["article_id"], entry["day"]
        high = low if high == -1 else high
        sentence_no = len(self.texts[article])
        quote = str(fields.pop("quote", f"{low if low is not None else high:g}"))
        sentence = fields.pop("sentence", None) or f"Report {make_id(article, sentence_no)} tells of {quote}."
        start = sum(len(one) + 1 for one in self.texts[article])
        self.texts[article].append(sentence)
        at = start + sentence.index(quote)
        local = make_id(article, sentence_no, fact_type)
        qualifier = "at_least" if high is None else "at_most" if low is None else "exact" if low == high else "range"
        row = {
            "fact_id": f"{article_id}.{local}",
            "quantity_id": f"{article_id}.q{local}",
            "article_id": article_id,
            "sentence_no": sentence_no,
            "fact_type": fact_type,
            "value_low": low,
            "value_high": high,
            "qualifier": qualifier,
            "unit": "count",
            "stance": "affirmed",
            "modality": "occurred",
            "cumulative": False,
            "implicit": False,
            "actor": [],
            "target": [],
            "cues": [],
            "flags": [],
            "start": at,
            "end": at + len(quote),
            "quote": quote,
            "confidence": 0.8,
            "frame": "test",
            "extractor_version": "test",
        } | self._fields(article_id, day, fields)
        self._add("facts", day, row)
        self._add(
            "sentences",
            day,
            {
                "article_id": article_id,
                "sentence_no": sentence_no,
                "start": start,
                "end": start + len(sentence),
                "text": sentence,
            },
        )
        shared = {key: value for key, value in row.items() if key in lake.schema_of("quantities")}
        self._add("quantities", day, {"kind": "count", "reason": "test", "disposition": "fact"} | shared)
        return row["fact_id"]

    def build(self, target: Path) -> duckdb.DuckDBPyConnection:
        """Write the lake, build a warehouse at `target` and open it."""
        self.write()
        build(self.home, target, code_frames())
        return duckdb.connect(str(target))

    def write(self) -> None:
        """Write all days of the lake."""
        for name, entry in self.articles.items():
            text = " ".join(self.texts[name])
            added = {"language": "en", "text": text, "words": len(text.split()), "content_hash": make_id(text)}
            self._add(
                "articles", entry["day"], entry | added | {"landing_path": f"{entry['day']}/{name}", "metadata": "{}"}
            )
        for day, tables in self.rows.items():
            for table in lake.TABLES:
                frame = pl.DataFrame(tables.get(table, []), schema=lake.schema_of(table))
                lake.write(self.home, table, day, frame.unique(lake.KEYS[table], keep="first", maintain_order=True))

    def _fields(self, article_id: str, day: str, fields: dict[str, Any]) -> dict[str, Any]:
        """Names to lists and entities, days to dates: `on` is one day, `since` opens a running total."""
        out: dict[str, Any] = {}
        for name, value in fields.items():
            if name in {"actor", "target"}:
                out[name] = [value] if isinstance(value, str) else list(value)
            elif name == "location":
                lat, lon, precision, country = PLACES[value]
                out |= {
                    "location": value,
                    "location_id": self._entity(
                        article_id, day, value, "place", lat=lat, lon=lon, precision_code=precision, country=country
                    ),
                }
            elif name == "claimed_by" and value:
                actor = SPEAKERS.get(value)
                out |= {
                    "claimed_by": value,
                    "claimant_id": self._entity(article_id, day, value, "body", actor=actor)
                    if value in SPEAKERS
                    else None,
                }
            elif name == "on":
                first = date.fromisoformat(value)
                out |= {"event_start": first, "event_end": first, "date_precision": "day"}
            elif name in {"event_start", "event_end"}:
                out[name] = date.fromisoformat(value) if isinstance(value, str) else value
            else:
                out[name] = value
        return out

    def _entity(self, article_id: str, day: str, name: str, entity_type: str, **fields: Any) -> str:
        row = {
            "article_id": article_id,
            "entity_id": make_id(name),
            "name": name,
            "entity_type": entity_type,
            "aliases": [],
        }
        self._add("entities", day, row | fields)
        return make_id(name)

    def _add(self, table: str, day: str, row: dict[str, Any]) -> None:
        self.rows.setdefault(day, {}).setdefault(table, []).append(row)


def days_after(day: str, days: int) -> str:
    """Return a day later, as ISO."""
    return (date.fromisoformat(day) + timedelta(days)).isoformat()
