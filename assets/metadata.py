"""What the UI shows of a table: its columns from the DDL, counts, a preview. What is in it is not known here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dagster as dg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import polars as pl

    from warehouse import schema

LONGEST_CELL = 160
PREVIEW = 5


def column_schema(table: schema.Table, *, without: tuple[str, ...] = ()) -> dg.TableSchema:
    """Return the columns of a table or view with the DDL's types and comments."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                name=column.name,
                type=column.type.lower(),
                description=column.comment or None,
                constraints=dg.TableColumnConstraints(nullable=column.nullable),
            )
            for column in table.columns
            if column.name not in without
        ]
    )


def column_lineage(columns: Mapping[str, Iterable[tuple[str, str]]]) -> dict[str, dg.MetadataValue]:
    """Return what each column comes from, for Dagster and, since its open-source UI shows none, as a table to read."""
    deps = {
        column: [dg.TableColumnDep(asset_key=dg.AssetKey(table.split("/")), column_name=name) for table, name in found]
        for column, found in columns.items()
    }
    rows: list[tuple[object, ...]] = [
        (column, ", ".join(f"{table}.{name}" for table, name in found) or "constants")
        for column, found in columns.items()
    ]
    lineage = dg.MetadataValue.column_lineage(dg.TableColumnLineage(deps_by_column=deps))
    return {"dagster/column_lineage": lineage, "columns_come_from": markdown(["column", "comes from"], rows)}


def preview(frame: pl.DataFrame, *, rows: int = PREVIEW) -> dg.MarkdownMetadataValue:
    """Return the first rows as a table; long cells are cut, and say so with an ellipsis."""
    return markdown(frame.columns, frame.head(rows).rows())


def markdown(header: list[str], rows: Sequence[tuple[object, ...]]) -> dg.MarkdownMetadataValue:
    """Return a Markdown table, "none" without rows."""
    if not rows:
        return dg.MetadataValue.md("none")
    lines = [header, ["---"] * len(header), *([_cell(value) for value in row] for row in rows)]
    return dg.MetadataValue.md("\n".join(f"| {' | '.join(line)} |" for line in lines))


def _cell(value: object) -> str:
    plain = ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    text = plain.replace("|", "\\|").replace("\n", " ")
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"
