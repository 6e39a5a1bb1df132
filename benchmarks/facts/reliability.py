"""`make bench-confidence`: of the facts at each confidence, how many are right in value and type."""

from __future__ import annotations

from itertools import pairwise

import click

from benchmarks.facts.outcomes import Outcome, outcomes_of
from extraction.extractor import Extractor

EDGES = (0.0, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
PARTS = ("read", "unread", "challenge")


def table(outcomes: list[Outcome]) -> str:
    """Return a line per bin: facts, mean confidence, share right; then Brier score and expected calibration error.

    The Brier score is the mean squared difference (Brier 1950); the calibration error is the mean gap between
    confidence and share right, weighted by facts (Naeini et al. 2015).
    """
    lines = [f"{'confidence':14}{'facts':>6}{'mean':>7}{'right':>7}"]
    gap = 0.0
    for low, high in pairwise(EDGES):
        inside = [o for o in outcomes if low <= o.confidence < high or (high == 1.0 and o.confidence == 1.0)]
        if not inside:
            continue
        mean = sum(o.confidence for o in inside) / len(inside)
        share = sum(o.right for o in inside) / len(inside)
        gap += abs(mean - share) * len(inside) / len(outcomes)
        lines.append(f"{low:.2f} to {high:.2f}  {len(inside):6}{mean:7.2f}{share:7.2f}")
    brier = sum((o.confidence - o.right) ** 2 for o in outcomes) / len(outcomes)
    return "\n".join([*lines, f"all {len(outcomes)}: Brier {brier:.3f}, calibration error {gap:.3f}"])


@click.command()
def main() -> None:
    """Print the reliability table of each part; of the unread part nothing else is ever shown."""
    extractor = Extractor()
    for part in PARTS:
        click.echo(f"== {part}\n{table(outcomes_of(part, extractor))}\n")


if __name__ == "__main__":
    main()
