"""`newsfacts quantities`: every number in a text, what it is, its interval and unit."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import click

from cli.inputs import load_extractor, read_paths
from cli.tables import render

if TYPE_CHECKING:
    from datetime import datetime

    from extraction.records import Article

SHOWN = ("quote", "kind", "value_low", "value_high", "qualifier", "unit", "item", "date_start", "date_end", "reason")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "table"]),
    default="jsonl",
    show_default=True,
    help="Form of the output.",
)
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    help='Day of publication of articles that tell none; "on Tuesday" counts from it.',
)
@click.option("--model", help="Installed spaCy model to use.")
def quantities(paths: tuple[str, ...], form: str, published: datetime | None, model: str | None) -> None:
    """List every number in the articles of FILE… (- for standard input).

    Figures, dates, names, ordinals, all of them.
    """
    articles, rejects = read_paths(paths)
    if not articles:
        raise click.UsageError(f"no article in {', '.join(paths)} ({rejects} could not be read)")
    extractor = load_extractor(model)
    dated = (_dated(parsed.to_article(), published) for parsed in articles)
    found = (quantity for extraction in extractor.extract(dated) for quantity in extraction.quantities)
    if form == "table":
        render(SHOWN, [[getattr(quantity, name) for name in SHOWN] for quantity in found])
        return
    for quantity in found:
        sys.stdout.write(json.dumps(asdict(quantity), ensure_ascii=False, default=str) + "\n")


def _dated(article: Article, published: datetime | None) -> Article:
    if article.published_at is not None or published is None:
        return article
    return replace(article, published_at=published.date())
