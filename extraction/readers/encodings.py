"""Bytes to text: byte order marks, UTF-8, then detection. What the text means is not known here."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MOST_CONTROLS = 0.01


class NotTextError(Exception):
    """The bytes are no text in any encoding that we know."""


def decode(content: bytes, *, declared: str | None = None) -> tuple[str, str]:
    """Return the text and the encoding it was in. A byte order mark is dropped. Raises NotTextError.

    `declared` is what a page says of itself: believed when the bytes are not UTF-8.
    """
    text, encoding = _decode(content, declared)
    controls = len(NOT_TEXT.findall(text))
    if controls > MOST_CONTROLS * len(text):
        raise NotTextError(f"{controls} control characters in {len(text)}: this is no text file")
    return text, encoding


def _decode(content: bytes, declared: str | None) -> tuple[str, str]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding), encoding.removesuffix("-sig")
            except UnicodeDecodeError as error:
                raise NotTextError(f"byte order mark of {encoding}, but {error}") from error
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _decode_declared(content, declared) or _detect(content, error)


def _decode_declared(content: bytes, declared: str | None) -> tuple[str, str] | None:
    """Pages that declare ISO-8859-1 are Windows-1252, as browsers read them."""
    if not declared:
        return None
    try:
        encoding = codecs.lookup(declared).name
        encoding = {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(encoding, encoding)
        return content.decode(encoding), encoding
    except (LookupError, UnicodeDecodeError):
        return None


def _detect(content: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    """News in one-byte encodings is nearly always Windows-1252, whose quotes and dashes Latin-1 lacks: try it first."""
    best = from_bytes(content, cp_isolation=["cp1252"]).best() or from_bytes(content).best()
    if best is None:
        raise NotTextError(f"not UTF-8 ({error.reason} at byte {error.start}) and no other encoding fits")
    return str(best), best.encoding
