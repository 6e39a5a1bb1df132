"""Articles from the command line's PATHs, and what cannot be read as one line each. Formats: extraction.readers."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extraction.readers import FORMATS, Parsed, Reject, read_articles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extraction.extractor import Extractor

MODEL_SETTING = "NEWSFACTS_SPACY_MODEL"


def load_extractor(model: str | None) -> Extractor:
    """Return an extractor on `model`, on the one that the environment names, or on the default.

    A missing one is a usage error.
    """
    from extraction.entities.known.gazetteer import MissingGazetteerError
    from extraction.extractor import Extractor
    from extraction.pipeline import MissingModelError

    try:
        return Extractor(model or os.environ.get(MODEL_SETTING) or None)
    except (MissingModelError, MissingGazetteerError) as error:
        raise click.UsageError(str(error)) from error


def read_paths(paths: Sequence[str]) -> tuple[list[Parsed], int]:
    """Return the articles of all paths in order and the number of rejects, each told on stderr.

    "-" is standard input, a folder stands for the readable files below it.
    A path that cannot be opened is a usage error.
    """
    articles: list[Parsed] = []
    rejects = 0
    for path in _expand(paths):
        for parsed in read_articles(*_content(path)):
            if isinstance(parsed, Reject):
                rejects += 1
                place = f"{path}:{parsed.record_no}" if parsed.record_no else path
                click.echo(f"newsfacts: {place}: {parsed.reason}: {parsed.detail}", err=True)
            else:
                articles.append(parsed)
    return articles, rejects


def _expand(paths: Sequence[str]) -> Iterator[str]:
    for path in paths:
        if path != "-" and Path(path).is_dir():
            yield from (str(found) for found in sorted(Path(path).rglob("*")) if found.suffix.lower() in FORMATS)
        else:
            yield path


def _content(path: str) -> tuple[str, bytes]:
    if path == "-":
        return "-", sys.stdin.buffer.read()
    try:
        return path, Path(path).read_bytes()
    except OSError as error:
        raise click.UsageError(f"{path}: {error.strerror}") from error
