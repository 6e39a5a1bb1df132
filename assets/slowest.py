"""The articles that took longest to read: texts are timed in chunks, those of the slowest chunks again one by one."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING, TypedDict

from extraction.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from extraction.extractor import Extractor
    from extraction.records import Extraction

KEPT_CHUNKS = 2
SHOWN = 5


class Text(TypedDict):
    """What is read of an article, and its headline (None = none)."""

    read_as: str
    text: str
    published_at: date | None
    title: str | None


@dataclass(slots=True)
class Slowest:
    """The slowest chunks so far: (seconds, number, texts)."""

    chunks: list[tuple[float, int, list[Text]]] = field(default_factory=list)
    seen: int = 0

    def read(self, extractor: Extractor, chunk: list[Text]) -> list[Extraction]:
        """Return the extraction of each text and remember the chunk if it is one of the slowest."""
        began = perf_counter()
        found = list(extractor.extract(map(_article, chunk)))
        self.seen += 1
        self.chunks = heapq.nlargest(KEPT_CHUNKS, [*self.chunks, (perf_counter() - began, self.seen, chunk)])
        return found

    def articles(self, extractor: Extractor) -> list[tuple[float, int, str]]:
        """Return seconds, characters and headline (else first words) of the slowest articles, each read once more."""
        return heapq.nlargest(SHOWN, (_time(extractor, text) for _, _, chunk in self.chunks for text in chunk))


def _time(extractor: Extractor, text: Text) -> tuple[float, int, str]:
    began = perf_counter()
    _exhaust(extractor.extract([_article(text)]))
    return round(perf_counter() - began, 3), len(text["text"]), text["title"] or text["text"][:60]


def _exhaust(extractions: Iterable[Extraction]) -> None:
    for _ in extractions:
        pass


def _article(text: Text) -> Article:
    return Article(text["read_as"], text["text"], text["published_at"])
