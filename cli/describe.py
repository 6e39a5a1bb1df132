"""`newsfacts describe`: tables, views and macros and what they mean, from the DDL's comments."""

from __future__ import annotations

import json
import sys

import click

from cli.tables import render
from warehouse import schema


@click.command()
@click.argument("table", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="Form of the output.",
)
def describe(table: str | None, form: str) -> None:
    """Show what TABLE holds, column by column; without TABLE, list all tables, views and macros."""
    if table is None:
        _write(form, ("table", "one row is"), [(name, schema.describe(name).comment) for name in schema.NAMES])
        return
    try:
        found = schema.describe(table)
    except schema.UnknownTableError as error:
        raise click.UsageError(str(error)) from error
    title = f"{found.comment}\nfrom {found.call}" if found.call else found.comment
    rows = [(column.name, column.type.lower(), column.comment) for column in found.columns]
    _write(form, ("column", "type", "meaning"), rows, title=title)


def _write(form: str, columns: tuple[str, ...], rows: list[tuple[str, ...]], *, title: str | None = None) -> None:
    if form == "table":
        render(columns, rows, title=title)
        return
    for row in rows:
        sys.stdout.write(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n")
