"""Words that the name of a place may consist of: capitals, hyphens, the article of Arabic names.

Which names are places: unknown_places.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

ARTICLES = frozenset({"al", "el", "ar", "as", "ash", "ad", "at", "az", "an", "ed", "et", "es", "er"})
JOINS = frozenset({"-", "’", "'"})
OTHER_LABELS = frozenset(
    {"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE", "EVENT", "LAW"}
)


def is_name_word(token: Token) -> bool:
    """Tell whether a word may be part of the name of a place."""
    is_tagged = token.pos_ == "PROPN" or (token.tag_ == "NN" and token.ent_type_ != "" and not token.is_sent_start)
    is_name = is_tagged and token.text[0].isupper() and all(c.isalpha() or c in "'’" for c in token.text)
    before = token.nbor(-1) if token.i else token
    is_join = token.text in JOINS and (before.text[0].isupper() or _is_article(before))
    return (is_name or is_join or _is_article(token)) and token.ent_type_ not in OTHER_LABELS


def _is_article(token: Token) -> bool:
    """Tell whether a small word opens an Arabic name: "shells hit **as**-Sawana"."""
    return (
        token.text in ARTICLES and token.i + 2 < len(token.doc) and token.nbor(1).text == "-" and token.nbor(2).is_title
    )
