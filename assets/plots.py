"""Pictures in the UI: SVG inside Markdown metadata, drawn by hand because a bar chart needs no library."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING

import dagster as dg

if TYPE_CHECKING:
    from collections.abc import Mapping

ROW_HEIGHT = 22
LABEL_WIDTH = 190
BAR_WIDTH = 360
COLOUR = "#2f6f9f"


def plot_bars(counts: Mapping[str, int], *, title: str) -> dg.MarkdownMetadataValue:
    """Return a horizontal bar chart, largest first, as an image with `title` for its text alternative."""
    encoded = b64encode(draw_bars(counts).encode()).decode()
    return dg.MetadataValue.md(f"![{title}](data:image/svg+xml;base64,{encoded})")


def draw_bars(counts: Mapping[str, int]) -> str:
    """Return the chart as SVG: a label, a bar as long as its count, and the count."""
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    largest = max(counts.values(), default=1) or 1
    height = ROW_HEIGHT * max(len(rows), 1) + 8
    width = LABEL_WIDTH + BAR_WIDTH + 70
    body = "".join(_draw_row(number, label, count, largest) for number, (label, count) in enumerate(rows))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="sans-serif"'
        f' font-size="13"><rect width="100%" height="100%" fill="#ffffff"/>{body}</svg>'
    )


def _draw_row(number: int, label: str, count: int, largest: int) -> str:
    top = 4 + number * ROW_HEIGHT
    length = round(BAR_WIDTH * count / largest)
    return (
        f'<text x="{LABEL_WIDTH - 8}" y="{top + 15}" text-anchor="end">{escape(label)}</text>'
        f'<rect x="{LABEL_WIDTH}" y="{top + 2}" width="{length}" height="{ROW_HEIGHT - 6}" fill="{COLOUR}"/>'
        f'<text x="{LABEL_WIDTH + length + 6}" y="{top + 15}">{count}</text>'
    )
