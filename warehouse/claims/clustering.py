"""Pairs of facts to claims. Which pairs there are is not known here: steps/claim_pairs.sql."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterable

STRENGTH = {"agrees": 0, "denies": 1, "version": 2, "rival": 3}
"""Relations, the one that binds most first."""


def find_leaders(facts: int, pairs: Iterable[tuple[int, int, str]]) -> tuple[list[int], list[str]]:
    """Return for each fact, by number, the first fact of its claim and how it joined.

    The leader algorithm (Hartigan 1975, "Clustering Algorithms", ch. 3): facts are taken in their order; each joins
    the strongest, then earliest, leader that it pairs with, and else leads a claim of its own. Since a fact is only
    ever compared with leaders, claims do not grow by chains ("A like B, B like C"), and the same facts in the same
    order give the same claims. `pairs` are (earlier, later, relation), sorted by the later fact.
    """
    leader = list(range(facts))
    relation = ["first"] * facts
    for later, joining in _best_per_fact(pairs, leader):
        leader[later], relation[later] = joining
    return leader, relation


def _best_per_fact(pairs: Iterable[tuple[int, int, str]], leader: list[int]) -> Iterable[tuple[int, tuple[int, str]]]:
    current, best = -1, None
    for earlier, later, kind in pairs:
        if later != current:
            if best:
                yield current, (best[1], best[2])
            current, best = later, None
        if leader[earlier] == earlier and (best is None or (STRENGTH[kind], earlier) < best[:2]):
            best = (STRENGTH[kind], earlier, kind)
    if best:
        yield current, (best[1], best[2])


def cluster(facts: int, pairs: pl.DataFrame) -> pl.DataFrame:
    """Return fact_no, leader_no and relation of every fact; `pairs` has earlier_no, later_no and relation."""
    ordered = pairs.sort("later_no", "earlier_no").select("earlier_no", "later_no", "relation")
    leader, relation = find_leaders(facts, ordered.iter_rows())
    return pl.DataFrame(
        {"fact_no": range(facts), "leader_no": leader, "relation": relation},
        schema={"fact_no": pl.Int64(), "leader_no": pl.Int64(), "relation": pl.String()},
    )
