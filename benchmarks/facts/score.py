"""`make bench-facts`: extract every annotated article once, score each part, show no errors of hidden parts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from benchmarks.facts.parts import HIDDEN, PARTS, SCORER, Part, load_part


def extract(articles: tuple[str, ...], folder: Path) -> list[str]:
    """Return the fact rows that `newsfacts extract` writes for the articles."""
    path = folder / "articles.jsonl"
    path.write_text("\n".join(articles), encoding="utf-8")
    command = [sys.executable, "-m", "cli.main", "extract", str(path)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\n")


def score(part: Part, predicted: list[str], folder: Path, *, errors: int) -> str:
    """Return what the scorer prints for a part; `predicted` may hold rows of other parts."""
    wanted = {_article_of(row) for row in part.gold}
    gold, found = folder / "gold.jsonl", folder / "predicted.jsonl"
    gold.write_text("\n".join(part.gold), encoding="utf-8")
    found.write_text("\n".join(row for row in predicted if row and _article_of(row) in wanted), encoding="utf-8")
    shown = 0 if part.name in HIDDEN else errors
    command = [sys.executable, str(SCORER), str(gold), str(found), "--errors", str(shown)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _article_of(row: str) -> str:
    return json.loads(row)["article_id"]


@click.command()
@click.option("--part", "names", multiple=True, type=click.Choice(PARTS), help="Part to score (default: all of them).")
@click.option("--errors", default=0, help="Show this many wrong facts of each part that is not hidden.")
@click.option("--keep", type=click.Path(path_type=Path), help="Also write the extracted facts to this file.")
@click.option("--summary", is_flag=True, help="Leave out the table by type.")
def main(names: tuple[str, ...], errors: int, keep: Path | None, *, summary: bool) -> None:
    """Score the extracted facts of the annotated articles, part by part."""
    parts = [part for part in map(load_part, names or PARTS) if part.gold]
    with TemporaryDirectory() as folder:
        articles = dict.fromkeys(row for part in parts for row in part.articles)
        predicted = extract(tuple(articles), Path(folder))
        if keep:
            keep.write_text("\n".join(predicted), encoding="utf-8")
        for part in parts:
            text = score(part, predicted, Path(folder), errors=errors)
            click.echo(f"== {part.name}\n{text.split(chr(10) + 'type ')[0] if summary else text}")


if __name__ == "__main__":
    main()
