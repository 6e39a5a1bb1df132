"""The year of which an article tells: that of its day, in a piece of history the last one named. No dates of facts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.document import article_of, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

YEAR = re.compile(r"\b(?:19[3-9]|20[0-2])\d\b")
OF_TODAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|overnight"
    r"|(?:this|last) (?:week|month|year))\b",
    re.IGNORECASE,
)
LONG_AGO, OLD = 15, 1990
"""Years after which a text tells of history; where its day is not known, the year before which it does."""


def year_told_of(doc: Doc) -> int | None:
    """Return the year of an article's events, None where neither its day nor an old year tells it.

    A text without a word for these days that names years long past only is a piece of history.
    """
    if "year_told_of" not in doc.user_data:
        doc.user_data["year_told_of"] = _year(doc)
    return doc.user_data["year_told_of"]


def _year(doc: Doc) -> int | None:
    published, text = article_of(doc).published_at, text_of(doc)
    last = max(map(int, YEAR.findall(text)), default=None)
    past = published.year - LONG_AGO if published is not None else OLD
    if last is not None and last < past and OF_TODAY.search(text) is None:
        return last
    return published.year if published is not None else None
