"""Confidence: what raises and lowers it, how it is fitted, and that it means what it says."""

from __future__ import annotations

from math import exp
from random import Random

import pytest

from benchmarks.facts.calibrate import fit
from benchmarks.facts.outcomes import Outcome, outcomes_of
from benchmarks.facts.reliability import table
from extraction.facts.confidence import HIGHEST, LOWEST, weights
from tests.facts.marked import extract, extractor, read_marked
from tests.paths import needs


def draws(share: float, feature: str, count: int = 400) -> list[Outcome]:
    dice = Random(11)  # noqa: S311  (a test of statistics, not a secret)
    return [Outcome(0.5, {feature: 1.0}, dice.random() < share) for _ in range(count)]


def chance(fitted: dict[str, float], feature: str) -> float:
    return 1 / (1 + exp(-fitted["bias"] - fitted[feature]))


def test_a_plain_verb_with_its_object_is_surer_than_a_far_word() -> None:
    plain = read_marked("Rebels killed [nine] soldiers.")
    far = read_marked("The hamlet, which rebels from the hills behind the lake had shelled for days, saw [nine] dead.")
    assert plain.confidence > far.confidence


def test_confidence_stays_between_its_bounds() -> None:
    facts = extract("Rebels killed nine soldiers and burned 12 trucks. Losses: tanks – 14 (+2), guns – 9.").facts
    assert all(LOWEST <= fact.confidence <= HIGHEST for fact in facts)


def test_the_rule_file_weighs_every_route_that_is_taken() -> None:
    assert {"bias", "route parse", "route shallow", "noun known", "fit of the frame"} <= set(weights())


def test_fitting_finds_the_share_that_is_right() -> None:
    fitted = fit(draws(0.9, "sure") + draws(0.4, "unsure"))
    assert chance(fitted, "sure") == pytest.approx(0.9, abs=0.05)
    assert chance(fitted, "unsure") == pytest.approx(0.4, abs=0.06)


def test_the_table_shows_mean_and_share_of_each_bin() -> None:
    outcomes = [Outcome(0.92, {}, True)] * 3 + [Outcome(0.92, {}, False), Outcome(0.3, {}, False)]
    lines = table(outcomes).splitlines()
    assert "0.90 to 0.95       4   0.92   0.75" in lines
    assert "0.00 to 0.60       1   0.30   0.00" in lines
    assert lines[-1].startswith("all 5: Brier ")


@needs("eval")
@pytest.mark.parametrize("part", ["read"])
def test_the_surest_facts_are_right_as_often_as_they_say(part: str) -> None:
    outcomes = outcomes_of(part, extractor())
    sure = [outcome for outcome in outcomes if outcome.confidence >= 0.9]
    doubtful = [outcome for outcome in outcomes if outcome.confidence < 0.7]
    right = sum(outcome.right for outcome in sure) / len(sure)
    assert right == pytest.approx(sum(outcome.confidence for outcome in sure) / len(sure), abs=0.08)
    assert sum(outcome.right for outcome in doubtful) / len(doubtful) < right
