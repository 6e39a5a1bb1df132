"""Rows as a table that fits a terminal. What is in them is not known here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def render(columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str | None = None) -> None:
    """Print rows under their column names; null is left empty, numbers stand to the right with thousands grouped."""
    table = Table(*columns, title=title, title_justify="left", show_edge=False, pad_edge=False, header_style="bold")
    count = 0
    for row in rows:
        table.add_row(*map(_cell, row))
        count += 1
    console = Console(soft_wrap=False, width=None if Console().is_terminal else 200)
    console.print(table)
    console.print(f"{count} rows", style="dim")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.12g}"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return str(value)
