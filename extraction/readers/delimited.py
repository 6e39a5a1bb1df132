"""CSV and its kin: a header line, then one article per record. Delimiter and encoding are found out, not configured."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from extraction.readers.encodings import NotTextError, decode
from extraction.readers.fields import FIELDS, LONGEST, parse_fields
from extraction.readers.records import Parsed, Reason, Reject

if TYPE_CHECKING:
    from collections.abc import Iterator

DELIMITERS = ",;\t|"


def read(name: str, content: bytes) -> Iterator[Parsed | Reject]:
    """Yield one article or reject per record; `record_no` counts them from 1 after the header."""
    try:
        text, encoding = decode(content)
    except NotTextError as error:
        yield Reject(name, None, Reason.UNREADABLE, str(error))
        return
    csv.field_size_limit(4 * LONGEST)
    header_line = text.lstrip().partition("\n")[0]
    rows = csv.reader(io.StringIO(text.lstrip(), newline=""), delimiter=_find_delimiter(header_line))
    header = [column.strip().lower() for column in next(rows, [])]
    if "text" not in header:
        yield Reject(
            name, None, Reason.NO_TEXT, f"no column `text`; found: {', '.join(header)}; known: {', '.join(FIELDS)}"
        )
        return
    yield from _read_rows(name, header, rows, encoding)


def _read_rows(name: str, header: list[str], rows: Iterator[list[str]], encoding: str) -> Iterator[Parsed | Reject]:
    number = 0
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Reject(name, number, Reason.BAD_RECORD, f"no CSV: {error}")
            continue
        if len(row) == len(header):
            yield parse_fields(name, number, dict(zip(header, row, strict=True)), encoding)
        elif row:
            yield Reject(name, number, Reason.BAD_RECORD, f"{len(row)} fields where the header has {len(header)}")
        else:
            number -= 1


def _find_delimiter(header: str) -> str:
    return max(DELIMITERS, key=header.count)
