"""Metadata that lies beside a file ("report.txt.meta.json"): fills what the file itself does not say."""

from __future__ import annotations

import json
from dataclasses import replace

from extraction.readers.dates import BadDateError, parse_date
from extraction.readers.records import DateSource, Parsed, Reason, Reject

FILLS = ("title", "source", "url")


def complete(parsed: Parsed, name: str, content: bytes) -> Parsed | Reject:
    """Return `parsed` with title, source, url, published_at and id from a JSON object; the file's own values win.

    The id of a file without records is its stem, which the object's id replaces. A sidecar that is no JSON object,
    or has a date that cannot be read, is a reject: the article would be kept under wrong metadata.
    """
    try:
        fields = json.loads(content)
    except ValueError as error:
        return Reject(name, parsed.record_no, Reason.BAD_RECORD, f"sidecar is no JSON: {error}")
    if not isinstance(fields, dict):
        return Reject(name, parsed.record_no, Reason.BAD_RECORD, f"sidecar is a {type(fields).__name__}, not an object")
    try:
        published_at = parse_date(fields.get("published_at"))
    except BadDateError as error:
        return Reject(name, parsed.record_no, Reason.BAD_DATE, f"sidecar: {error}")
    filled = {key: getattr(parsed, key) or fields.get(key) for key in FILLS}
    if published_at and parsed.published_from is not DateSource.METADATA:
        filled |= {"published_at": published_at, "published_from": DateSource.METADATA}
    if fields.get("id") and parsed.record_no is None:
        filled["article_id"] = str(fields["id"])
    known = {*FILLS, "published_at", "id", "text"}
    others = {key: value for key, value in fields.items() if key not in known}
    return replace(parsed, metadata={**others, **parsed.metadata}, **filled)
