"""Articles in, extractions out, in order. How each part is found is the components' business."""

from __future__ import annotations

import gc
from dataclasses import replace
from typing import TYPE_CHECKING

from extraction import pipeline
from extraction.pieces import join, read_whole
from extraction.records import Extraction, Sentence
from extraction.version import code_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

    from extraction.records import Article

BATCH = 16


class Extractor:
    """A loaded pipeline. Loading takes seconds; keep one and reuse it."""

    def __init__(self, model: str | None = None) -> None:
        """Load `model`, or the first known English one. Raises pipeline.MissingModelError."""
        self.nlp = pipeline.load(model)
        gc.freeze()

    @property
    def version(self) -> str:
        """The extractor version: changes whenever rules, code, spaCy or the model change."""
        meta = self.nlp.meta
        return f"{code_version()}-{meta['name']}-{meta['version']}"

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Yield one Extraction per article, in the order of `articles`."""
        for parts in read_whole(self.nlp, articles, BATCH):
            yield join([(piece, collect(doc)) for piece, doc in parts])


def collect(doc: Doc) -> Extraction:
    """Return what the components left on `doc`."""
    article = doc._.article
    text = article.text
    sentences = tuple(
        Sentence(article.article_id, number, span.start_char, span.end_char, text[span.start_char : span.end_char])
        for number, span in enumerate(doc.sents)
    )
    return Extraction(
        article_id=article.article_id,
        sentences=sentences,
        entities=tuple(doc._.entities.values()),
        mentions=tuple(replace(m, text=text[m.start : m.end]) for m in doc._.mentions),
        quantities=tuple(replace(q, quote=text[q.start : q.end]) for q in doc._.quantities),
        facts=tuple(
            replace(f, quote=text[f.start : f.end], sentence=sentences[f.sentence_no].text) for f in doc._.facts
        ),
    )
