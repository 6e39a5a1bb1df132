"""quantulum3 (MIT). A range comes as a mean with an uncertainty: both ends are given back to it here."""

from __future__ import annotations

from importlib import import_module

from benchmarks.quantities.drivers.protocol import Row, each, run

if __name__ == "__main__":
    parser = import_module("quantulum3.parser")

    def read_one(text: str) -> list[Row]:
        """Return value, ends of a range and unit of each quantity."""
        return [
            {
                "value_low": quantity.value - (quantity.uncertainty or 0),
                "value_high": quantity.value + (quantity.uncertainty or 0),
                "unit": "" if quantity.unit.name == "dimensionless" else quantity.unit.name,
            }
            for quantity in parser.parse(text)
        ]

    run(each(read_one))
