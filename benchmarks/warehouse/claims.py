"""How well facts are gathered into claims: pairwise precision and recall over claim_pairs.toml.

Pairwise as in coreference (Amigó et al. 2009): of the pairs that share a claim, how many should; of the pairs that
should, how many do. Each pair lives half a year from the next, so that pairs do not meet.
"""

from __future__ import annotations

import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.warehouse.corpus import Corpus, days_after

PAIRS = Path(__file__).with_name("claim_pairs.toml")
FIRST_DAY = "1990-01-15"
DAYS_APART = 400


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair, whether it is the same claim, and whether it was taken for it."""

    why: str
    same: bool
    found: bool


def judge(folder: Path, pairs: list[dict[str, Any]]) -> list[Judged]:
    """Build one warehouse of all pairs in `folder` and tell of each whether its facts share a claim."""
    corpus = Corpus.at(folder)
    facts = [_add(corpus, number, pair) for number, pair in enumerate(pairs)]
    with corpus.build(folder / "claims.duckdb") as connection:
        claims = dict(connection.execute("select fact_id, claim_id from core.claim_facts").fetchall())
    return [
        Judged(pair["why"], pair["same"], claims[left] == claims[right])
        for pair, (left, right) in zip(pairs, facts, strict=True)
    ]


def read_pairs() -> list[dict[str, Any]]:
    """Return the labelled pairs."""
    return tomllib.loads(PAIRS.read_text(encoding="utf-8"))["pair"]


def score(judged: list[Judged]) -> tuple[float, float]:
    """Return pairwise precision and recall."""
    right = sum(one.same and one.found for one in judged)
    return right / sum(one.found for one in judged), right / sum(one.same for one in judged)


def _add(corpus: Corpus, number: int, pair: dict[str, Any]) -> tuple[str, str]:
    origin = days_after(FIRST_DAY, number * DAYS_APART)
    left = {"source": "Wire"} | pair["both"] | pair["left"]
    right = {"source": "Wire"} | pair["both"] | pair["right"]
    first = f"{number}-left"
    corpus.article(first, day=days_after(origin, left.pop("told", 0)), source=left.pop("source"))
    told, source = days_after(origin, right.pop("told", 0)), right.pop("source")
    second = first if pair.get("same_article") else f"{number}-right"
    if second != first:
        corpus.article(second, day=told, source=source, version_of=first if pair.get("version") else None)
    whole = _tell(corpus, first, pair["fact_type"], left, origin)
    if right.pop("part", False):
        right["part_of"] = whole
    return whole, _tell(corpus, second, pair["fact_type"], right, origin)


def _tell(corpus: Corpus, article: str, fact_type: str, fields: dict[str, Any], origin: str) -> str:
    """Add one side of a pair: days counted from `origin`, `value` an exact figure, `low` alone a lower bound."""
    for short, name in (("on", "on"), ("start", "event_start"), ("end", "event_end")):
        if short in fields:
            fields[name] = days_after(origin, fields.pop(short))
    if "by" in fields:
        fields["claimed_by"] = fields.pop("by")
    value = fields.pop("value", None)
    low, high = fields.pop("low", value), fields.pop("high", value)
    return corpus.fact(article, fields.pop("type", fact_type), low, high, **fields)


def main() -> int:
    """Print the errors, precision and recall."""
    with tempfile.TemporaryDirectory() as folder:
        judged = judge(Path(folder), read_pairs())
    for one in judged:
        if one.same != one.found:
            print(f"{'missed' if one.same else 'merged wrongly'}: {one.why}")
    precision, recall = score(judged)
    same = sum(one.same for one in judged)
    print(f"{same} true and {len(judged) - same} false pairs: precision {precision:.3f}, recall {recall:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
