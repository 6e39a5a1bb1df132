"""The data dictionary as Markdown, from the comments of the DDL. `python -m warehouse.dictionary` writes it.

The same comments are Dagster's column metadata (assets/metadata.py) and what `newsfacts describe` prints.
"""

from __future__ import annotations

import sys
from pathlib import Path

from warehouse import schema

PAGE = Path(__file__).parent.parent / "docs" / "dictionary.md"
HEAD = """# Data dictionary

Every table, view and macro of the published file with what its columns mean, made by `make docs` from the comments in
the file itself; `newsfacts describe views.flows` prints the same. Spans count code points, unknown is null and never 0.
"""
SECTIONS = (
    ("Tables", schema.ORDER, "Filled by the build; keys and CHECKs hold."),
    ("Views", schema.VIEWS, "What to query first."),
    ("Macros", schema.MACROS, "Views that take a value; call them in the from clause."),
)


def render() -> str:
    """Return the page."""
    parts = [HEAD]
    for title, names, about in SECTIONS:
        parts.append(f"## {title}\n\n{about}\n\n{_contents(names)}")
        parts += [_section(schema.describe(name)) for name in names]
    return "\n".join(parts)


def _contents(names: tuple[str, ...]) -> str:
    return ", ".join(f"[{name}](#{name.replace('.', '')})" for name in names) + "\n"


def _section(table: schema.Table) -> str:
    call = f"\n    from {table.call}\n" if table.call else ""
    lines = ["| column | type | null | meaning |", "|---|---|---|---|"]
    lines += [
        f"| `{column.name}` | {column.type.lower()} | {'yes' if column.nullable else 'no'} | {_cell(column.comment)} |"
        for column in table.columns
    ]
    return f"### {table.name}\n\n{table.comment}\n{call}\n" + "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> int:
    """Write the page to docs/dictionary.md."""
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(render(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
