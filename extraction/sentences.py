"""Where sentences end beside what the parser says: at line breaks, after datelines, and where they would never end.

What stands in a sentence is not known here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, HEAD  # pyright: ignore[reportAttributeAccessIssue]
from spacy.language import Language

from extraction.datelines import dateline_ends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span

# Of 2,192 sentences in 132 articles the longest has fewer; what reads the parse looks through a whole sentence for each
# number in it, so an endless one would take the square of its length.
LONGEST = 200
ENDS = frozenset({".", "!", "?", ";", ",", ":", ")", "]"})


@Language.component("newsfacts_lines", assigns=["token.is_sent_start"])
def end_sentences_at_lines(doc: Doc) -> Doc:
    """Start a sentence after every line break and dateline, before the parser decides about the rest.

    A dateline that stays in the sentence takes the subject's place in the parse of the small model.
    """
    datelines = set(dateline_ends(doc.text))
    starts = np.zeros((len(doc), 1), dtype="uint64")
    after_line = False
    for token in doc:
        starts[token.i, 0] = token.i > 0 and (token.idx in datelines or (after_line and not token.is_space))
        after_line = "\n" in token.text
    # All at once: setting Token.is_sent_start looks through the whole Doc each time.
    return doc.from_array(["SENT_START"], starts)  # pyright: ignore[reportArgumentType]  (numpy is what it takes)


@Language.component("newsfacts_cut", requires=["token.dep"], assigns=["token.is_sent_start"])
def cut_long_sentences(doc: Doc) -> Doc:
    """Cut sentences of more than LONGEST tokens into shorter ones, at a sign that ends something where there is one.

    A word whose head falls into another piece becomes the root of its own.
    """
    pieces = [piece for sentence in doc.sents if len(sentence) > LONGEST for piece in _pieces(sentence)]
    if not pieces:
        return doc
    parse = doc.to_array([HEAD, DEP])
    root = doc.vocab.strings["ROOT"]
    for start, end in pieces:
        heads = np.arange(start, end) + parse[start:end, 0].astype("int64")
        outside = (heads < start) | (heads >= end)
        parse[start:end][outside] = (0, root)
    return doc.from_array([HEAD, DEP], parse)  # pyright: ignore[reportArgumentType]


def _pieces(sentence: Span) -> Iterator[tuple[int, int]]:
    doc, start = sentence.doc, sentence.start
    while sentence.end - start > LONGEST:
        signs = (i for i in range(start + LONGEST, start + LONGEST // 2, -1) if doc[i - 1].text in ENDS)
        cut = next(signs, start + LONGEST)
        yield start, cut
        start = cut
    yield start, sentence.end
