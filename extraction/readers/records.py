"""What a reader returns: an article as published, or why there is none. How formats are read is not known here."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from extraction.records import Article

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


class Reason(StrEnum):
    """Why an input gave no article."""

    EMPTY = "empty"
    UNSUPPORTED = "unsupported_format"
    UNREADABLE = "unreadable"
    BAD_RECORD = "bad_record"
    NO_TEXT = "no_text"
    TOO_LONG = "too_long"
    BAD_DATE = "bad_date"


class DateSource(StrEnum):
    """How the day of publication is known, surest first."""

    METADATA = "metadata"
    URL = "url"
    TEXT = "text"
    LANDING = "landing"


@dataclass(frozen=True, slots=True)
class Parsed:
    """One article as its file gives it.

    `text` is canonical: the record's own text unchanged, or what is left of a page's furniture. `record_no` counts the
    file's records from 1; None for one article per file. `metadata` holds the record's other keys. `encoding` is what
    the bytes were decoded with.
    """

    article_id: str
    text: str
    title: str | None = None
    published_at: date | None = None
    published_from: DateSource | None = None
    source: str | None = None
    url: str | None = None
    record_no: int | None = None
    encoding: str = "utf-8"
    metadata: Mapping[str, object] = field(default_factory=dict)

    def to_article(self) -> Article:
        """Return what the extractor reads."""
        return Article(self.article_id, self.text, self.published_at, self.source, self.title)


@dataclass(frozen=True, slots=True)
class Reject:
    """One input, or one record of it, that could not be read; `detail` says what was found and what is allowed."""

    name: str
    record_no: int | None
    reason: Reason
    detail: str
