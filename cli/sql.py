"""`newsfacts sql`: one query against the published file, read-only."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import click
import duckdb

from cli.tables import render
from warehouse.connect import NothingPublishedError, open_published
from warehouse.home import Home


@click.command()
@click.argument("query")
@click.option(
    "--file", "file", type=click.Path(path_type=Path), help="Warehouse file (default: the newest published one)."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "jsonl"]),
    default="table",
    show_default=True,
    help="Form of the output.",
)
def sql(query: str, file: Path | None, form: str) -> None:
    """Run QUERY on the published warehouse, for example "select * from views.fact_overview limit 5"."""
    try:
        with open_published(Home.from_environment(), file) as connection:
            found = connection.execute(query)
            columns = [column[0] for column in found.description or ()]
            rows = found.fetchall()
    except NothingPublishedError as error:
        raise click.UsageError(str(error)) from error
    except duckdb.Error as error:
        raise click.UsageError(str(error).splitlines()[0]) from error
    _write(form, columns, rows)


def _write(form: str, columns: list[str], rows: list[tuple[object, ...]]) -> None:
    if form == "table":
        render(columns, rows)
    elif form == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerow(columns)
        writer.writerows(rows)
    else:
        for row in rows:
            sys.stdout.write(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, default=str) + "\n")
