"""newsfacts' own quantities, in the conventions of NewsQuant."""

from __future__ import annotations

import gc

from benchmarks.quantities.drivers.protocol import Row, run
from benchmarks.quantities.export import export
from extraction import pipeline

if __name__ == "__main__":
    nlp = pipeline.load(upto="newsfacts_quantities")
    gc.freeze()

    def read(texts: list[str]) -> list[list[Row]]:
        """Return the exported rows of each text."""
        return [[dict(row) for row in export(doc)] for doc in nlp.pipe(texts, batch_size=64)]

    run(read)
