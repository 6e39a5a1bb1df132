"""`make calibrate`: fit the weights of extraction/rules/confidence.toml to the part of the annotated set that is read.

Logistic regression with a ridge penalty (Hosmer & Lemeshow 2013, ch. 2), by Newton's method; the same data give the
same weights on every machine.
"""

from __future__ import annotations

from pathlib import Path

import click
import numpy as np

import extraction
from benchmarks.facts.outcomes import Outcome, outcomes_of
from extraction.extractor import Extractor

RULES = Path(extraction.__file__).with_name("rules") / "confidence.toml"
RIDGE = 2.0
STEPS = 30
HEAD = """# Weights of the logistic model of a fact's confidence (facts/confidence.py): the chance that value and type
# are right. Written by `make calibrate` from the annotated articles that are read; `make bench-confidence` tests it.

[weights]
"""


def fit(outcomes: list[Outcome], *, ridge: float = RIDGE) -> dict[str, float]:
    """Return feature → weight, with "bias"; the bias is not penalised."""
    names = sorted({name for outcome in outcomes for name in outcome.features})
    rows = np.array([[1.0, *(outcome.features.get(name, 0.0) for name in names)] for outcome in outcomes])
    right = np.array([float(outcome.right) for outcome in outcomes])
    penalty = np.diag([1e-6, *([ridge] * len(names))])
    weights = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - chance) - penalty @ weights
        curve = (rows.T * (chance * (1 - chance))) @ rows + penalty
        weights = weights + np.linalg.solve(curve, slope)
    return dict(zip(["bias", *names], (round(float(weight), 4) for weight in weights), strict=True))


@click.command()
def main() -> None:
    """Fit the weights anew and write them to the rule file."""
    outcomes = outcomes_of("read", Extractor())
    weights = fit(outcomes)
    RULES.write_text(HEAD + "".join(f'"{name}" = {weight}\n' for name, weight in weights.items()), encoding="utf-8")
    right = sum(outcome.right for outcome in outcomes)
    click.echo(f"{len(outcomes)} facts, {right} right: {len(weights)} weights in {RULES.name}")


if __name__ == "__main__":
    main()
