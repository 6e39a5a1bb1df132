"""Plain text: one article per file. Its rule for titles is `find_title`; nothing is cut from the text."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from extraction.readers.encodings import NotTextError, decode
from extraction.readers.fields import parse_fields
from extraction.readers.records import Parsed, Reason, Reject

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_TITLE = 200
SENTENCE_ENDS = ".:;,…"


def read(name: str, content: bytes) -> Iterator[Parsed | Reject]:
    """Yield the file as one article: the stem is its id; line ends become \\n and a byte order mark is dropped."""
    try:
        decoded, encoding = decode(content)
    except NotTextError as error:
        yield Reject(name, None, Reason.UNREADABLE, str(error))
        return
    text = decoded.replace("\r\n", "\n").replace("\r", "\n")
    fields = {"id": PurePosixPath(name).stem, "title": find_title(text), "text": text}
    yield parse_fields(name, None, fields, encoding)


def find_title(text: str) -> str | None:
    """Return the first line if an empty line follows it, it is short, and it does not end as a sentence does."""
    first, _, rest = text.lstrip("\n").partition("\n")
    title = first.strip()
    follows = rest.partition("\n")
    if not title or follows[0].strip() or not follows[2].strip():
        return None
    return title if len(title) <= LONGEST_TITLE and title[-1] not in SENTENCE_ENDS else None
