"""The model that the dictionary of the truecaser comes from, loaded once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extraction import pipeline

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    return pipeline.load(upto="newsfacts_quantities")
