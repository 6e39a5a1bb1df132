"""The choice of a fact's place: candidates of one name add up, and weights are found again from answers."""

from __future__ import annotations

import pytest

from benchmarks.facts.logit import Question, fit, is_right
from extraction.document import make_doc
from extraction.facts.weighing import likeliest, weights_of
from extraction.pipeline import load
from extraction.records import Article


def question(number: int, features: tuple[tuple[str, ...], ...], accepted: tuple[bool, ...]) -> Question:
    names = tuple(f"place {n}" for n in range(len(features)))
    return Question(f"article {number}", "own", names, features, accepted, ruled=False)


def test_two_weak_mentions_of_one_place_beat_one_that_is_a_little_stronger() -> None:
    rows = [("Kidal", ("near",)), ("Gao", ("far",)), ("Gao", ("far",))]
    assert likeliest(rows, {"near": 0.5, "far": 0.0}) == "Gao"
    assert likeliest(rows, {"near": 1.0, "far": 0.0}) == "Kidal"


def test_fitting_finds_the_feature_that_answers() -> None:
    asked = [question(n, (("here", "long"), ("there", "long")), (True, False)) for n in range(30)]
    fitted = fit(asked)
    assert fitted["here"] > 0.3 > -0.3 > fitted["there"]
    assert fitted["long"] == pytest.approx(0.0, abs=1e-3)
    assert is_right(question(99, (("there",), ("here",)), (False, True)), fitted)


def test_questions_that_no_candidate_answers_teach_nothing() -> None:
    asked = [question(n, (("here",), ("there",)), (True, False)) for n in range(30)]
    hopeless = [question(n, (("here",), ("there",)), (False, False)) for n in range(30, 90)]
    assert fit(asked + hopeless) == fit(asked)


def test_a_place_is_learnt_where_none_is_accepted_as_well() -> None:
    both = Question("a", "own", ("Gao", None), (("here",), ("nowhere",)), (True, True), ruled=False)
    none = Question("a", "own", ("Gao", None), (("here",), ("nowhere",)), (False, True), ruled=False)
    assert both.wanted == (True, False)
    assert none.wanted == (False, True)


def test_the_rule_file_weighs_where_a_place_stands() -> None:
    known = weights_of("place_choice.toml")
    assert known["rank 0"] > known.get("rank 2", 0.0)  # a weight too small to be kept counts nothing
    assert known["clauses 0"] > known["clauses 3"]
    assert known["here speaker"] < 0


STRIKE = "Rebels shelled Zalingei in Sudan at dawn. The governor told reporters in Nyala that 14 people were killed."
AMBUSH = "In Kidal, Mali, gunmen burned two trucks. The army said 11 soldiers were killed there. Gao was calm."
MARKET = "Artillery hit a market in Uvira, killing 12 people. Forty more were wounded, officials in Kinshasa said."


@pytest.mark.parametrize(
    ("text", "quote", "location"), [(STRIKE, "14", "Zalingei"), (AMBUSH, "11", "Kidal"), (MARKET, "Forty", "Uvira")]
)
def test_a_figure_happens_where_its_account_plays(text: str, quote: str, location: str) -> None:
    nlp = load()
    facts = nlp(make_doc(nlp, Article("places", text)))._.facts
    assert next(fact for fact in facts if fact.quote == quote).location == location
