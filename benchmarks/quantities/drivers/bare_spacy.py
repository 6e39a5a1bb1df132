"""The small spaCy pipeline alone, for its speed; it has no values, so it scores nothing."""

from __future__ import annotations

import spacy

from benchmarks.quantities.drivers.protocol import Row, run
from extraction.models import find_model

if __name__ == "__main__":
    nlp = spacy.load(find_model())

    def read(texts: list[str]) -> list[list[Row]]:
        """Parse each text."""
        return [[] for _ in nlp.pipe(texts, batch_size=64)]

    run(read)
