"""Reading one fact out of a text in which the figure stands in [brackets], as the examples of the rule files do."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from extraction.extractor import Extractor
from extraction.records import Article

if TYPE_CHECKING:
    from extraction.records import Extraction, Fact

PUBLISHED = date(2024, 6, 14)


@cache
def extractor() -> Extractor:
    return Extractor()


def extract(
    text: str, *, published: date | None = PUBLISHED, title: str | None = None, source: str = "Harbour Wire"
) -> Extraction:
    (found,) = extractor().extract([Article("a", text, published, source, title)])
    return found


def read_marked(
    marked: str, *, published: date | None = PUBLISHED, title: str | None = None, source: str = "Harbour Wire"
) -> Fact:
    """Return the fact whose quantity stands in brackets; fails where no frame reads it."""
    start = marked.index("[")
    end = marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    facts = extract(text, published=published, title=title, source=source).facts
    found = [fact for fact in facts if fact.start < end and start < fact.end and not fact.implicit]
    assert found, f"no fact at {text[start:end]!r} in {text!r}; facts: {[fact.quote for fact in facts]}"
    return found[0]
