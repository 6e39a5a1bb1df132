"""The cookbook: questions, their SQL and what it gives, in docs/cookbook.md. Which questions: the page itself.

A recipe is a heading that asks, a ```sql block and a ```text block with the answer. `python -m warehouse.cookbook FILE`
answers all of them anew from a warehouse file; the tests compare.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE = Path(__file__).parent.parent / "docs" / "cookbook.md"
RECIPE = re.compile(
    r"^### (?P<question>.+?)\n(?P<before>.*?)```sql\n(?P<sql>.+?)\n```\n\n```text\n(?P<answer>.*?)```$",
    re.MULTILINE | re.DOTALL,
)
WIDEST = 60
"""Longest cell of an answer; what is longer is cut with an ellipsis."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A question, its query and its answer as the page has it."""

    question: str
    sql: str
    answer: str


def recipes(page: str) -> list[Recipe]:
    """Return the recipes of a page in order."""
    return [Recipe(found["question"], found["sql"], found["answer"]) for found in RECIPE.finditer(page)]


def answer(connection: duckdb.DuckDBPyConnection, sql: str) -> str:
    """Return what a query gives as a table of plain text; null is left empty."""
    found = connection.execute(sql)
    columns = [column[0] for column in found.description or ()]
    return tabulate(columns, found.fetchall())


def tabulate(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return rows under their column names, numbers to the right, with a closing line that counts them."""
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    right = [
        any(isinstance(row[n], int | float) and not isinstance(row[n], bool) for row in rows)
        for n in range(len(columns))
    ]
    lines = [_line(columns, widths, right), "  ".join("-" * width for width in widths)]
    lines += [_line(row, widths, right) for row in cells]
    return "\n".join([*lines, f"({len(rows)} row{'s' * (len(rows) != 1)})"]) + "\n"


def renew(page: str, connection: duckdb.DuckDBPyConnection) -> str:
    """Return the page with every answer made anew."""
    return RECIPE.sub(
        lambda found: (
            f"### {found['question']}\n{found['before']}```sql\n{found['sql']}\n```\n\n"
            f"```text\n{answer(connection, found['sql'])}```"
        ),
        page,
    )


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = [
        cell.rjust(width) if to_right else cell.ljust(width)
        for cell, width, to_right in zip(cells, widths, right, strict=True)
    ]
    return "  ".join(padded).rstrip()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.6g}" if abs(value) < 100_000 else f"{value:,.0f}"
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    text = text.replace("\n", " ")
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"


def main() -> int:
    """Answer every recipe of docs/cookbook.md from the file named on the command line."""
    page = PAGE.read_text(encoding="utf-8")
    with duckdb.connect(sys.argv[1], read_only=True) as connection:
        PAGE.write_text(renew(page, connection), encoding="utf-8")
    print(f"{len(recipes(page))} recipes answered", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
