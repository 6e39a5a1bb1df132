"""A unit, how it converts (Pint) and how its names are spelled. Which units there are: unit_table.py, currencies.py."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extraction.records import Kind

CANONICAL_IN_PINT = {
    "km": "kilometer",
    "km2": "kilometer ** 2",
    "tonne": "metric_ton",
    "litre": "liter",
    "m3": "meter ** 3",
    "MW": "megawatt",
    "MWh": "megawatt_hour",
    "km/h": "kilometer / hour",
    "Hz": "hertz",
    "byte": "byte",
    "bit/s": "bit / second",
    "Pa": "pascal",
    "day": "day",
    "Sv": "sievert",
    "Bq": "becquerel",
    "V": "volt",
    "A": "ampere",
    "N m": "newton * meter",
    "degC": "degree_Celsius",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written: values times `factor` plus `offset` are in `canonical`."""

    name: str
    kind: Kind
    canonical: str
    factor: float = 1.0
    offset: float = 0.0

    def convert(self, value: float) -> float:
        """Return `value` of this unit in the canonical one, free of binary noise beyond 12 digits."""
        return float(f"{value * self.factor + self.offset:.12g}")


def factor_of(entry: dict[str, Any]) -> tuple[float, float]:
    """Return factor and offset to the canonical unit of an entry of rules/units.toml: Pint's, where Pint knows both."""
    if "pint" not in entry:
        return entry["factor"], entry.get("offset", 0.0)
    zero, one = (
        _registry().Quantity(value, entry["pint"]).to(CANONICAL_IN_PINT[entry["canonical"]]).magnitude
        for value in (0.0, 1.0)
    )
    return one - zero, zero


@cache
def _registry() -> Any:
    from pint import UnitRegistry

    return UnitRegistry(cache_folder=None)


def spellings_of(entry: dict[str, Any]) -> set[str]:
    """Return the names of an entry of rules/units.toml, singular and plural, with hyphens and without."""
    return {
        form for at, word in enumerate(entry["names"]) for form in forms(word, entry.get("plural") if at == 0 else None)
    }


def forms(word: str, plural: str | None) -> set[str]:
    """Return a name and its plural (None: the regular one), with hyphens and without."""
    head, per, period = word.partition(" per ")
    regular = head + ("es" if head.endswith(("s", "ch", "sh", "x")) else "s")
    if head.endswith("y") and head[-2] not in "aeiou":
        regular = head[:-1] + "ies"
    both = {word, plural or regular + per + period}
    return both | {form.replace(" ", "-") for form in both} | {form.replace("-", " ") for form in both}
