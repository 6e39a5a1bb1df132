"""Readers of input formats: bytes in, articles or rejects out. One module per format, named in FORMATS.

Not here: folders and days (assets), spaCy.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from extraction.readers.records import Parsed, Reason, Reject

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["FORMATS", "Parsed", "Reason", "Reject", "guess_suffix", "read_articles", "suffix_of"]

FORMATS = {
    ".txt": "plain_text",
    ".jsonl": "json_lines",
    ".ndjson": "json_lines",
    ".csv": "delimited",
    ".tsv": "delimited",
    ".parquet": "parquet",
    ".html": "html",
    ".htm": "html",
}
"""Suffix of a file name → module of this package that has `read(name, content) -> Iterator[Parsed | Reject]`."""


def read_articles(name: str, content: bytes) -> Iterator[Parsed | Reject]:
    """Yield what the file `name` holds, in its order: an article, or a reject with its reason, per record.

    The format is the name's suffix; a name without one ("-" for standard input) is guessed from the content.
    Never raises for what is in `content`.
    """
    suffix = suffix_of(name) or guess_suffix(content)
    if suffix not in FORMATS:
        known = ", ".join(FORMATS)
        yield Reject(name, None, Reason.UNSUPPORTED, f"suffix {suffix!r} has no reader; known: {known}")
    elif not content.strip():
        yield Reject(name, None, Reason.EMPTY, f"{len(content)} bytes, nothing but white space")
    else:
        yield from import_module(f"extraction.readers.{FORMATS[suffix]}").read(name, content)


def suffix_of(name: str) -> str:
    """Return the lower-case suffix of a file name with its dot, "" if there is none."""
    return PurePosixPath(name).suffix.lower()


def guess_suffix(content: bytes) -> str:
    """Return the suffix that content without a name most likely has: Parquet, JSON Lines and HTML show themselves."""
    head = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if content.startswith(b"PAR1"):
        return ".parquet"
    if head.startswith(b"{"):
        return ".jsonl"
    if head.lower().startswith((b"<!doctype html", b"<html")):
        return ".html"
    return ".txt"
