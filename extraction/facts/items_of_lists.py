"""Lines of a list and the line above them, by their characters alone. Who speaks there: headings.py."""

from __future__ import annotations

MARKS = frozenset("-–—•*")
LINE = "\n"


def is_item(text: str, position: int) -> bool:
    """Tell whether the line of a character begins with a list mark."""
    return text[text.rfind(LINE, 0, position) + 1 :].lstrip()[:1] in MARKS


def heading_at(text: str, position: int) -> tuple[int, int]:
    """Return where the line stands that the list around a character hangs under."""
    line = text.rfind(LINE, 0, position) + 1
    while line > 0 and (is_item(text, line) or not text[line : line + 1].strip()):
        line = text.rfind(LINE, 0, line - 1) + 1
    end = text.find(LINE, line)
    return line, end if end >= 0 else len(text)


def heading_of(text: str, position: int) -> str:
    """Return the words of that line."""
    line, end = heading_at(text, position)
    return text[line:end]
