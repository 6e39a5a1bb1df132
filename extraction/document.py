"""What our components hang on a spaCy Doc, and the line breaks that end sentences. No extraction logic here."""

from __future__ import annotations

from bisect import bisect_right

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from extraction.datelines import dateline_ends
from extraction.records import Article

for _name, _default in {
    "article": None,
    "quantities": (),
    "dates": (),
    "mentions": (),
    "entities": {},
    "setting": None,
    "facts": (),
}.items():
    Doc.set_extension(_name, default=_default, force=True)


def article_of(doc: Doc) -> Article:
    """Return the article that `doc` was made from; for a Doc made in plain spaCy, one without date or source."""
    if doc._.article is None:
        doc._.article = Article(article_id="", text=doc.text)
    return doc._.article


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


def make_doc(vocab_owner: Language, article: Article, text: str | None = None) -> Doc:
    """Tokenise `text` (None: the article's own) and remember the article on the Doc; both must have the same length."""
    doc = vocab_owner.make_doc(text or article.text)
    doc._.article = article
    return doc


def sentence_no(doc: Doc, start: int) -> int:
    """Return the number of the sentence that holds the character `start`."""
    starts = doc.user_data.get("sentence_starts")
    if starts is None:
        starts = doc.user_data["sentence_starts"] = [sentence.start_char for sentence in doc.sents]
    return max(bisect_right(starts, start) - 1, 0)
