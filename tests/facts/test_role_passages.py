"""Actor and target in short reports from many wars, whose doers are often told a sentence or two away."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.facts.marked import extract

PASSAGES = tomllib.loads(Path(__file__).with_name("role_passages.toml").read_text(encoding="utf-8"))["passage"]
NOBODY = "-"


@pytest.mark.parametrize("passage", PASSAGES, ids=[passage["text"][:60] for passage in PASSAGES])
def test_every_figure_has_its_doer_and_its_sufferer(passage: dict[str, Any]) -> None:
    facts = extract(passage["text"], published=date.fromisoformat(passage["published"])).facts
    for quote, kind, actors, targets in passage["roles"]:
        found = next(f for f in facts if quote in f.quote and f.fact_type == kind and not f.implicit)
        assert (found.actor or (NOBODY,))[0] in actors.split(" / "), quote
        assert (found.target or (NOBODY,))[0] in targets.split(" / "), quote
