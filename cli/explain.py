"""`newsfacts explain`: per sentence the facts with what fired, and why each other number was set aside.

As text or as a page.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from cli.inputs import load_extractor, read_paths
from extraction.explain import explain_as_html, explain_as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extraction.records import Article, Extraction


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE…")
@click.option("--html", is_flag=True, help="Write one HTML page in place of text.")
@click.option("--model", help="Installed spaCy model to use.")
def explain(paths: tuple[str, ...], *, html: bool, model: str | None) -> None:
    """Show, for every number in FILE…, the fact that was read from it and by which words, or why it was set aside."""
    parsed, rejects = read_paths(paths)
    if not parsed:
        raise click.UsageError(f"no article in {', '.join(paths)} ({rejects} could not be read)")
    articles = [one.to_article() for one in parsed]
    extractions = list(load_extractor(model).extract(articles))
    write: Callable[[Sequence[tuple[Article, Extraction]]], str] = explain_as_html if html else explain_as_text
    sys.stdout.write(write(list(zip(articles, extractions, strict=True))))
