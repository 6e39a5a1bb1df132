"""Saved web pages: the article without the page's furniture. Where pages come from is not known here."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from htmldate import find_date
from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document

from extraction.readers.dates import date_in_url, parse_date
from extraction.readers.encodings import NotTextError, decode
from extraction.readers.fields import parse_fields
from extraction.readers.records import DateSource, Parsed, Reason, Reject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lxml.html import HtmlElement

DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
DATE_OPTIONS = {"original_date": True, "max_date": "2199-12-31"}
"""The day of first publication; a fixed last day, so that the answer does not hang on the clock."""


def read(name: str, content: bytes) -> Iterator[Parsed | Reject]:
    """Yield the page's article: the stem is the id, the canonical text what trafilatura takes for the article."""
    declared = DECLARED.search(content[:4096])
    try:
        decoded, encoding = decode(content, declared=declared[1].decode() if declared else None)
    except NotTextError as error:
        yield Reject(name, None, Reason.UNREADABLE, str(error))
        return
    tree = load_html(decoded)
    page = bare_extraction(
        decoded, include_comments=False, with_metadata=True, date_extraction_params=dict(DATE_OPTIONS)
    )
    if tree is None or not isinstance(page, Document) or not page.text:
        yield Reject(name, None, Reason.NO_TEXT, "no article found in the page")
        return
    fields = {
        "id": PurePosixPath(name).stem,
        "title": page.title,
        "source": page.sitename or page.hostname,
        "url": page.url,
        "text": page.text,
        "author": page.author,
    }
    parsed = parse_fields(name, None, fields, encoding)
    yield parsed if isinstance(parsed, Reject) else _date(parsed, tree)


def _date(parsed: Parsed, tree: HtmlElement) -> Parsed:
    published_at, known_from = find_published(tree, parsed.url)
    return replace(parsed, published_at=published_at, published_from=known_from)


def find_published(tree: HtmlElement, url: str | None) -> tuple[date | None, DateSource | None]:
    """Return the day of publication: from the page's header, else its address, else a date in its words.

    Takes the elements with the page's address out of `tree`, where htmldate would read a date as the header's own.
    """
    for address in tree.xpath("//link[@rel='canonical'] | //meta[@property='og:url']"):
        address.getparent().remove(address)
    in_header = find_date(tree, extensive_search=False, deferred_url_extractor=True, **DATE_OPTIONS)
    if in_header:
        return parse_date(in_header), DateSource.METADATA
    in_url = date_in_url(url)
    if in_url:
        return in_url, DateSource.URL
    in_words = find_date(tree, extensive_search=True, **DATE_OPTIONS)
    return (parse_date(in_words), DateSource.TEXT) if in_words else (None, None)
