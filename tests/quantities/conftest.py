from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from extraction import pipeline

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def load() -> Language:
    return pipeline.load(upto="newsfacts_quantities")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Return the real pipeline up to the quantities."""
    return load()
