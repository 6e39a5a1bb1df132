"""Very long texts cut at the ends of paragraphs or sentences, read piece by piece, and the records put together again.

What is read in a piece is not known here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from extraction.document import make_doc
from extraction.records import Extraction, Fact, Mention, Quantity, Sentence
from extraction.truecase import restore_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from extraction.records import Article

Record = TypeVar("Record", Sentence, Mention, Quantity, Fact)

# About 5,000 words: a report is read whole, a book is not. Names are resolved within a piece, whose length bounds what
# looking back through it costs.
LONGEST = 30_000
BATCH = 150_000
ENDS = (("\n\n",), ("\n",), (". ", "! ", "? ", ".” ", '." ', "; "), (" ", "\t"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an article, as an article of its own, that begins at the character `offset` of the whole."""

    whole: Article
    article: Article
    offset: int


def cut(article: Article, *, longest: int = LONGEST) -> Iterator[Piece]:
    """Yield the article as pieces of at most `longest` characters, in order, nothing left out."""
    start, text = 0, article.text
    while len(text) - start > longest:
        end = _end(text, start + longest // 2, start + longest)
        yield _piece(article, start, end)
        start = end
    yield _piece(article, start, len(text))


def read_whole(nlp: Language, articles: Iterable[Article], batch: int) -> Iterator[Iterator[tuple[Piece, Doc]]]:
    """Yield for each article its pieces, each with the Doc that `nlp` makes of it; use them before the next article."""
    pieces = ((number, piece) for number, article in enumerate(articles) for piece in cut(article))
    read = (found for some in _batches(pieces, batch) for found in _read(nlp, some))
    for _, parts in groupby(read, key=itemgetter(0)):
        yield ((piece, doc) for _, piece, doc in parts)


def _batches(pieces: Iterable[tuple[int, Piece]], batch: int) -> Iterator[list[tuple[int, Piece]]]:
    """Yield lists of at most `batch` pieces, together no longer than BATCH: what is read at once costs memory."""
    some: list[tuple[int, Piece]] = []
    length = 0
    for number, piece in pieces:
        length += len(piece.article.text)
        if some and (len(some) == batch or length > BATCH):
            yield some
            some, length = [], len(piece.article.text)
        some.append((number, piece))
    if some:
        yield some


def _read(nlp: Language, pieces: list[tuple[int, Piece]]) -> Iterator[tuple[int, Piece, Doc]]:
    docs = (make_doc(nlp, piece.article, restore_case(piece.article.text, nlp)) for _, piece in pieces)
    for (number, piece), doc in zip(pieces, nlp.pipe(docs, batch_size=len(pieces)), strict=True):
        yield number, piece, doc


def join(parts: Sequence[tuple[Piece, Extraction]]) -> Extraction:
    """Return the extraction of the whole article from those of its pieces, which come in order."""
    if len(parts) == 1:
        return parts[0][1]
    whole = parts[0][0].whole.article_id
    sentences: list[Sentence] = []
    mentions: list[Mention] = []
    quantities: list[Quantity] = []
    facts: list[Fact] = []
    for piece, read in parts:
        mentions += place(read.mentions, piece, len(sentences))
        quantities += place(read.quantities, piece, len(sentences))
        facts += place(read.facts, piece, len(sentences))
        sentences += place(read.sentences, piece, len(sentences))
    entities = {entity.entity_id: entity for _, read in reversed(parts) for entity in read.entities}
    return Extraction(
        whole, tuple(sentences), tuple(entities.values()), tuple(mentions), tuple(quantities), tuple(facts)
    )


def place(records: Sequence[Record], piece: Piece, before: int) -> list[Record]:
    """Return records of a piece as the whole article's, of which `before` sentences stand before the piece."""
    return [
        replace(
            record,
            article_id=piece.whole.article_id,
            start=record.start + piece.offset,
            end=record.end + piece.offset,
            sentence_no=record.sentence_no + before,
        )
        for record in records
    ]


def _piece(article: Article, start: int, end: int) -> Piece:
    """Return a piece; all but the first have an id of their own, from which the ids of their records are made."""
    if (start, end) == (0, len(article.text)):
        return Piece(article, article, 0)
    name = f"{article.article_id}@{start}" if start else article.article_id
    return Piece(article, replace(article, article_id=name, text=article.text[start:end]), start)


def _end(text: str, low: int, high: int) -> int:
    for signs in ENDS:
        found = max(text.rfind(sign, low, high) + len(sign) for sign in signs if sign)
        if found > low:
            return found
    return high
