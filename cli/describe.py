"""`newsfacts describe`: tables and columns with what they mean, from the DDL's comments."""

from __future__ import annotations

import click

from cli.tables import render
from warehouse import schema


@click.command()
@click.argument("table", required=False)
def describe(table: str | None) -> None:
    """Show what TABLE holds, column by column; without TABLE, list all tables and views."""
    if table is None:
        render(("table", "one row is"), [(name, schema.describe(name).comment) for name in schema.ORDER + schema.VIEWS])
        return
    try:
        found = schema.describe(table)
    except schema.UnknownTableError as error:
        raise click.UsageError(str(error)) from error
    render(("column", "type", "meaning"), [(c.name, c.type, c.comment) for c in found.columns], title=found.comment)
