"""`newsfacts extract`: articles in, facts out in the contract's fields."""

from __future__ import annotations

import csv
import json
import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from cli.inputs import load_extractor, read_paths

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extraction.readers import Parsed
    from extraction.records import Fact

FIELDS = (
    "article_id",
    "fact_id",
    "fact_type",
    "value_low",
    "value_high",
    "qualifier",
    "unit",
    "item",
    "actor",
    "target",
    "location",
    "event_start",
    "event_end",
    "claimed_by",
    "stance",
    "modality",
    "cumulative",
    "implicit",
    "part_of",
    "start",
    "end",
    "quote",
    "sentence",
    "confidence",
)
SHOWN = (
    "fact_type",
    "value_low",
    "value_high",
    "unit",
    "item",
    "actor",
    "target",
    "location",
    "claimed_by",
    "modality",
)
PROGRESS_FROM = 20


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "table", "csv"]),
    default="jsonl",
    show_default=True,
    help="Form of the output.",
)
@click.option("--model", help="Installed spaCy model to use (default: NEWSFACTS_SPACY_MODEL, else en_core_web_sm).")
def extract(paths: tuple[str, ...], form: str, model: str | None) -> None:
    """Read the facts out of articles.

    Text, HTML, JSON Lines, CSV or Parquet files, folders of them, or - for standard input.

    What cannot be read is told on stderr and the rest goes on; the exit code is 2 when nothing could be read at all.
    """
    articles, rejects = read_paths(paths)
    if not articles:
        raise click.UsageError(f"no article in {', '.join(paths)} ({rejects} could not be read)")
    extractor = load_extractor(model)
    facts = (
        fact
        for extraction in extractor.extract(parsed.to_article() for parsed in _watched(articles))
        for fact in extraction.facts
    )
    {"jsonl": _write_jsonl, "csv": _write_csv, "table": _write_table}[form](facts)


def _watched(articles: list[Parsed]) -> Iterable[Parsed]:
    from tqdm import tqdm

    return tqdm(
        articles, unit="article", file=sys.stderr, disable=len(articles) < PROGRESS_FROM or not sys.stderr.isatty()
    )


def contract_fields(fact: Fact) -> dict[str, object]:
    """Return a fact in the contract's fields: one name as text, several as a list, none as null; days as ISO dates."""
    return {name: _plain(getattr(fact, name)) for name in FIELDS}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return None if not value else value[0] if len(value) == 1 else list(value)
    return value.isoformat() if isinstance(value, date) else value


def _write_jsonl(facts: Iterator[Fact]) -> None:
    for fact in facts:
        sys.stdout.write(json.dumps(contract_fields(fact), ensure_ascii=False) + "\n")


def _write_csv(facts: Iterator[Fact]) -> None:
    writer: csv.DictWriter[str] = csv.DictWriter(sys.stdout, FIELDS)
    writer.writeheader()
    for fact in facts:
        writer.writerow(
            {
                name: "; ".join(value) if isinstance(value, list) else value
                for name, value in contract_fields(fact).items()
            }
        )


def _write_table(facts: Iterator[Fact]) -> None:
    from cli.tables import render

    render(SHOWN, [[contract_fields(fact)[name] for name in SHOWN] for fact in facts])
