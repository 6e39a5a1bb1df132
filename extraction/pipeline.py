"""The spaCy pipeline: which model, which components, in which order. What a component does is not known here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import spacy
from spacy.tokenizer import Tokenizer

import extraction.document
import extraction.entities.component
import extraction.facts.component
import extraction.participles
import extraction.quantities.component
import extraction.sentences  # noqa: F401  (importing registers the factories)
from extraction.models import MODELS, MissingModelError, find_model
from extraction.tokens import PatientTokenizer

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["COMPONENTS", "MODELS", "MissingModelError", "load"]

COMPONENTS = ("newsfacts_quantities", "newsfacts_entities", "newsfacts_facts")
# Numbers alone need no names: same quantities, 25 % less time (docs/quantities.md).
UNUSED = ("ner",)


def load(model: str | None = None, *, upto: str = COMPONENTS[-1]) -> Language:
    """Return the pipeline on `model` (None: the first of MODELS that is installed), with our components up to `upto`.

    Raises MissingModelError when the model is not installed.
    """
    nlp = spacy.load(find_model(model), exclude=UNUSED if upto == COMPONENTS[0] else ())
    if isinstance(nlp.tokenizer, Tokenizer):
        nlp.tokenizer = PatientTokenizer.of(nlp.tokenizer)
    nlp.add_pipe("newsfacts_lines", before="parser")
    nlp.add_pipe("newsfacts_cut", after="parser")
    nlp.add_pipe("newsfacts_participles", after="newsfacts_cut")
    for component in COMPONENTS[: COMPONENTS.index(upto) + 1]:
        nlp.add_pipe(component)
    return nlp
