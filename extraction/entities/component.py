"""The spaCy component that finds entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc


@Language.factory("newsfacts_entities", assigns=["doc._.entities"])
def make_entities(nlp: Language, name: str) -> EntitiesComponent:
    """Build the component for `nlp`."""
    return EntitiesComponent()


class EntitiesComponent:
    """Find entities and hang them on the Doc."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.entities`."""
        return doc
