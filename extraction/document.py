"""What our components hang on a spaCy Doc. No extraction logic here."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from extraction.datelines import dateline_day
from extraction.records import Article

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span

    from extraction.dates.expressions import DateExpression

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


def make_doc(vocab_owner: Language, article: Article, text: str | None = None) -> Doc:
    """Tokenise `text` (None: the article's own) and remember the article on the Doc; both must have the same length.

    An article without a day of publication has that of its dateline.
    """
    doc = vocab_owner.make_doc(text or article.text)
    day = article.published_at or dateline_day(article.text)
    doc._.article = article if day is article.published_at else replace(article, published_at=day)
    return doc


def text_of(doc: Doc) -> str:
    """Return the text of a Doc, put together once: `doc.text` joins all its tokens each time."""
    if "text" not in doc.user_data:
        doc.user_data["text"] = doc.text
    return doc.user_data["text"]


def sentences_of(doc: Doc) -> list[Span]:
    """Return the sentences of a parsed Doc, listed once: `doc.sents` looks through all its tokens each time."""
    if "sentences" not in doc.user_data:
        doc.user_data["sentences"] = list(doc.sents)
    return doc.user_data["sentences"]


def sentence_no(doc: Doc, start: int) -> int:
    """Return the number of the sentence that holds the character `start`."""
    starts = doc.user_data.get("sentence_starts")
    if starts is None:
        starts = doc.user_data["sentence_starts"] = [sentence.start_char for sentence in sentences_of(doc)]
    return max(bisect_right(starts, start) - 1, 0)


def dates_within(doc: Doc, start: int, end: int) -> list[DateExpression]:
    """Return the expressions of time that begin between two characters, in order."""
    dates = doc._.dates
    low = bisect_left(dates, start, key=lambda date: date.start)
    return list(takewhile(lambda date: date.start < end, dates[low:]))
