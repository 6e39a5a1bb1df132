"""JSON Lines: one article per line. A line that cannot be read does not lose the others."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from extraction.readers.encodings import BYTE_ORDER_MARKS, NotTextError, decode
from extraction.readers.fields import parse_fields
from extraction.readers.records import Parsed, Reason, Reject

if TYPE_CHECKING:
    from collections.abc import Iterator


def read(name: str, content: bytes) -> Iterator[Parsed | Reject]:
    """Yield one article or reject per line that is not empty; `record_no` is the line's number."""
    for number, line in enumerate(_split(content), 1):
        if line.strip():
            yield _read_line(name, number, line)


def _split(content: bytes) -> list[bytes]:
    """Each line is decoded by itself, so that one in another encoding spoils only itself; UTF-16 has no such lines."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            content = content.decode(encoding, errors="replace").encode()
            break
    return content.split(b"\n")


def _read_line(name: str, number: int, line: bytes) -> Parsed | Reject:
    try:
        text, encoding = decode(line)
        record = json.loads(text)
    except NotTextError as error:
        return Reject(name, number, Reason.UNREADABLE, str(error))
    except (json.JSONDecodeError, RecursionError) as error:
        return Reject(name, number, Reason.BAD_RECORD, f"no JSON: {error}")
    if not isinstance(record, dict):
        return Reject(name, number, Reason.BAD_RECORD, f"a JSON {type(record).__name__} where an object is needed")
    return parse_fields(name, number, record, encoding)
