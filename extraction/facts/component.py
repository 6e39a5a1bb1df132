"""The spaCy component that finds facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc


@Language.factory("newsfacts_facts", assigns=["doc._.facts"])
def make_facts(nlp: Language, name: str) -> FactsComponent:
    """Build the component for `nlp`."""
    return FactsComponent()


class FactsComponent:
    """Find facts and hang them on the Doc."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.facts`."""
        return doc
