"""Lines of a list and the line above them, by their characters alone. Who speaks there: headings.py."""

from __future__ import annotations

import re

MARKED = re.compile(r"[ \t\r]*[-–—•*]")
ENTRY = re.compile(
    r"(?:^|\n)(?=[ \t]*(?:[-–—•*▪●]|\[?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?|GMT|[A-Z]{3,4})?\]?(?: ?[-–—:]|\n| ))[^\n]{60})"
)
"""A line of a digest or a live page that tells of its own: a list mark or the time of day, and a sentence."""
EMPTY = re.compile(r"[ \t\r]*(?:<!--[^\n]*?-->[ \t\r]*)*(?:\n|$)")
LINE = "\n"
LONGEST = 60
"""How many lines a list is followed up to its heading."""


def is_item(text: str, position: int) -> bool:
    """Tell whether the line of a character begins with a list mark."""
    return MARKED.match(text, text.rfind(LINE, 0, position) + 1) is not None


def start_of_entry(text: str, position: int) -> int:
    """Return where the entry of a digest or a live page begins that holds a character, 0 where there is none before."""
    return max((found.end() for found in ENTRY.finditer(text, 0, position + 1)), default=0)


def heading_at(text: str, position: int) -> tuple[int, int]:
    """Return where the line stands that the list around a character hangs under."""
    line = text.rfind(LINE, 0, position) + 1
    for _ in range(LONGEST):
        if line == 0 or not (is_item(text, line) or EMPTY.match(text, line)):
            break
        line = text.rfind(LINE, 0, line - 1) + 1
    end = text.find(LINE, line)
    return line, end if end >= 0 else len(text)


def heading_of(text: str, position: int) -> str:
    """Return the words of that line."""
    line, end = heading_at(text, position)
    return text[line:end]
