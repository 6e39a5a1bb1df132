"""The spaCy component that finds quantities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc


@Language.factory("newsfacts_quantities", assigns=["doc._.quantities"])
def make_quantities(nlp: Language, name: str) -> QuantitiesComponent:
    """Build the component for `nlp`."""
    return QuantitiesComponent()


class QuantitiesComponent:
    """Find quantities and hang them on the Doc."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.quantities`."""
        return doc
