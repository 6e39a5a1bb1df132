"""Where sentences end beside what the parser says: at line breaks, after datelines, and where they would never end.

What stands in a sentence is not known here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, HEAD  # pyright: ignore[reportAttributeAccessIssue]
from spacy.language import Language

from extraction.datelines import dateline_ends
from extraction.entities.known.wordlists import titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

# Of 2,192 sentences in 132 articles the longest has fewer; what reads the parse looks through a whole sentence for each
# number in it, so an endless one would take the square of its length.
LONGEST = 200
SHORT_TITLE = 5
LONGEST_BRACKET = 10
SENTENCE_ENDS = frozenset({".", "!", "?", "--", "—", "–", "-", "]", ":"})
ENDS = frozenset({".", "!", "?", ";", ",", ":", ")", "]"})


@Language.component("newsfacts_lines", assigns=["token.is_sent_start"])
def end_sentences_at_lines(doc: Doc) -> Doc:
    """Start a sentence after every line break and dateline, before the parser decides about the rest.

    A dateline that stays in the sentence takes the subject's place in the parse of the small model.
    """
    datelines = set(dateline_ends(doc.text))
    starts = np.zeros((len(doc), 1), dtype="int64")
    after_line = False
    bracketed = _beside_brackets(doc)
    for token in doc:
        if token.i > 0 and (token.idx in datelines or (after_line and not token.is_space)):
            starts[token.i, 0] = 1
        elif (
            _follows_a_short_title(token)
            or token.i in bracketed
            or (token.i > 0 and starts[token.i - 1, 0] == 1 and _goes_on_small(token))
        ):
            starts[token.i, 0] = -1
        after_line = "\n" in token.text
    # All at once: setting Token.is_sent_start looks through the whole Doc each time.
    return doc.from_array(["SENT_START"], starts.astype("uint64"))  # pyright: ignore[reportArgumentType]  (numpy is what it takes)


def _beside_brackets(doc: Doc) -> set[int]:
    """Return the tokens of explanations in square brackets amid a sentence, and those after them: "the [MRTA] were"."""
    found: set[int] = set()
    opened: int | None = None
    for token in doc[1:]:
        if token.text == "[" and token.nbor(-1).text not in SENTENCE_ENDS and not token.nbor(-1).is_space:
            opened = token.i
        elif token.text == "]" and opened is not None:
            if token.i - opened <= LONGEST_BRACKET:
                found.update(range(opened, token.i + 2))
            opened = None
    return found


def _goes_on_small(token: Token) -> bool:
    """Tell whether a small word after the first one of a line cannot begin a sentence: "RAF | aircraft flew"."""
    return token.text[0].islower() and token.nbor(-1).is_alpha


def _follows_a_short_title(token: Token) -> bool:
    """Tell whether a name stands after "Cmdr." or "Lt. Gen.", whose full stop ends no sentence."""
    if token.i == 0 or not token.text[0].isupper():
        return False
    before = token.nbor(-1)
    if before.text == "." and token.i > 1:
        before = token.nbor(-2)
    elif not before.text.endswith("."):
        return False
    short = before.text.removesuffix(".")
    return len(short) <= SHORT_TITLE and short in titles()


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
