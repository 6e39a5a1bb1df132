"""Microsoft Recognizers-Text (MIT). Numbers with units first, then percentages, then bare numbers beside them."""

from __future__ import annotations

import math
from importlib import import_module
from typing import Any

from benchmarks.quantities.drivers.protocol import Row, each, run

WITH_UNIT = ("recognize_currency", "recognize_dimension", "recognize_age", "recognize_temperature")


def _value(resolution: dict[str, Any]) -> float:
    written = str(resolution.get("value") or "nan").rstrip("%")
    try:
        return float(written)
    except ValueError:
        return math.nan


def _unit(name: str, resolution: dict[str, Any]) -> str:
    if name == "recognize_percentage":
        return "percentage"
    unit = str(resolution.get("unit") or "")
    return f"{unit} of age" if name == "recognize_age" else unit


if __name__ == "__main__":
    numbers, units = import_module("recognizers_number"), import_module("recognizers_number_with_unit")
    recognizers = [(name, getattr(units, name)) for name in WITH_UNIT]
    recognizers += [(name, getattr(numbers, name)) for name in ("recognize_percentage", "recognize_number")]

    def read_one(text: str) -> list[Row]:
        """Return the quantities that no earlier recognizer has taken."""
        rows: list[Row] = []
        for name, recognize in recognizers:
            for found in recognize(text, numbers.Culture.English):
                start, end = found.start, found.end + 1
                value = _value(found.resolution or {})
                free = all(end <= row["start"] or row["end"] <= start for row in rows)
                if free and math.isfinite(value):
                    unit = _unit(name, found.resolution)
                    rows.append({"value_low": value, "value_high": value, "unit": unit, "start": start, "end": end})
        return rows

    run(each(read_one))
