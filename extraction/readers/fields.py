"""One record's fields (id, title, published_at, source, url, text) to an article. Files are not known here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.readers.dates import BadDateError, date_in_url, parse_date
from extraction.readers.records import DateSource, Parsed, Reason, Reject
from extraction.records import make_id

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELDS = ("id", "title", "published_at", "source", "url", "text")
LONGEST = 20_000_000
"""Characters that spaCy's parser takes in one text."""

LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


def parse_fields(name: str, record_no: int | None, fields: Mapping[str, object], encoding: str) -> Parsed | Reject:
    """Return the article that `fields` describe. `text` is kept as it is; keys not in FIELDS become metadata.

    A record without `id` gets one made from its address, or its text if it has none: the same wherever it turns up.
    """
    text = fields.get("text")
    reject = _find_fault(name, record_no, text, fields)
    if reject or not isinstance(text, str):
        return reject or Reject(name, record_no, Reason.NO_TEXT, f"text is {text!r}")
    try:
        published_at = parse_date(fields.get("published_at"))
    except BadDateError as error:
        return Reject(name, record_no, Reason.BAD_DATE, str(error))
    url = _read_text(fields.get("url"))
    in_url = date_in_url(url)
    known = DateSource.METADATA if published_at else DateSource.URL if in_url else None
    return Parsed(
        article_id=_read_text(fields.get("id")) or make_id(url or text),
        text=text,
        title=_read_text(fields.get("title")),
        published_at=published_at or in_url,
        published_from=known,
        source=_read_text(fields.get("source")),
        url=url,
        record_no=record_no,
        encoding=encoding,
        metadata={key: value for key, value in fields.items() if key not in FIELDS and value not in (None, "")},
    )


def _find_fault(name: str, record_no: int | None, text: object, fields: Mapping[str, object]) -> Reject | None:
    if text is None:
        found = ", ".join(map(str, fields)) or "nothing"
        return Reject(name, record_no, Reason.NO_TEXT, f"no `text`; found: {found}")
    if not isinstance(text, str):
        return Reject(name, record_no, Reason.BAD_RECORD, f"`text` is {type(text).__name__}, not a string")
    if not text.strip():
        return Reject(name, record_no, Reason.NO_TEXT, "`text` is empty")
    if len(text) > LONGEST:
        return Reject(
            name, record_no, Reason.TOO_LONG, f"`text` has {len(text)} characters; at most {LONGEST} are read"
        )
    lone = next((key for key in FIELDS if LONE_SURROGATE.search(str(fields.get(key)))), None)
    if lone:
        return Reject(
            name, record_no, Reason.BAD_RECORD, f"`{lone}` holds half of a surrogate pair, which is no character"
        )
    return None


def _read_text(value: object) -> str | None:
    if value is None or (isinstance(value, float) and value != value):
        return None
    return str(value).strip() or None
