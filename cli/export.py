"""`newsfacts export`: the published tables as Parquet or CSV with a datapackage.json."""

from __future__ import annotations

from pathlib import Path

import click

from cli.tables import render
from warehouse.connect import NothingPublishedError, open_published
from warehouse.export import FORMATS, BadFolderError
from warehouse.export import export as export_tables
from warehouse.home import Home


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.option("--file", "file", type=click.Path(path_type=Path), help="Warehouse file (default: the newest published).")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default=FORMATS[0], show_default=True, help="Form of the files."
)
def export(folder: Path, file: Path | None, form: str) -> None:
    """Write every table to DIR, one file each, with a Frictionless datapackage.json."""
    try:
        with open_published(Home.from_environment(), file) as connection:
            exported = export_tables(connection, folder, form=form)
    except (NothingPublishedError, BadFolderError) as error:
        raise click.UsageError(str(error)) from error
    render(("table", "rows", "file"), [(one.name, one.rows, str(folder / one.path.name)) for one in exported])
