"""Actor, target and place of facts, over sentences of our own from some thirty wars."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extraction.document import make_doc
from extraction.pipeline import load
from extraction.records import Article, Fact

if TYPE_CHECKING:
    from spacy.language import Language

CASES = tomllib.loads(Path(__file__).with_name("role_cases.toml").read_text(encoding="utf-8"))["case"]


@cache
def facts_of(text: str) -> tuple[Fact, ...]:
    nlp = pipeline()
    doc = nlp(make_doc(nlp, Article("roles", text)))
    return tuple(fact for fact in doc._.facts if not fact.implicit)


@cache
def pipeline() -> Language:
    return load()


def fact(text: str, quote: str) -> Fact:
    return next(found for found in facts_of(text) if quote in found.quote)


@pytest.mark.parametrize("case", CASES, ids=[f"{case['quote']}: {case['text'][:60]}" for case in CASES])
def test_the_roles_of_a_figure_are_read(case: dict[str, str]) -> None:
    found = fact(case["text"], case["quote"])
    assert (found.actor or ("",))[0] == case["actor"]
    assert (found.target or ("",))[0] == case["target"]
    if "location" in case:
        assert found.location == case["location"]


INVENTED = (
    "Velmoran troops crossed the river Sarn on Monday and took the town of Ostrel. Velmora's defence ministry said that"
    " 40 fighters of the Tarvish Liberation Front (TLF) had been killed. The TLF said it had destroyed six Velmoran"
    " tanks."
    " Colonel Irena Dask, a spokeswoman for the Velmoran army, denied that. Its soldiers captured 15 rebels, she said."
)


def test_a_war_that_nobody_listed_gets_its_sides_from_the_text() -> None:
    killed, tanks = fact(INVENTED, "40"), fact(INVENTED, "six")
    assert killed.target == ("Tarvish Liberation Front",)
    assert killed.actor == ("Velmora",)
    assert tanks.actor == ("Tarvish Liberation Front",)
    assert tanks.target == ("Velmora",)


def test_people_who_leave_have_no_actor_unless_somebody_drives_them_out() -> None:
    assert fact("About 3,000 people fled the shelling of Marib, Yemen.", "3,000").actor == ()
    assert fact("Houthi fighters expelled 3,000 villagers from Marib, Yemen.", "3,000").actor == ("Houthis",)


def test_who_launches_drones_is_not_who_shoots_them_down() -> None:
    text = "Russia sent 60 drones towards Dnipro in Ukraine. Another 20 were shot down by Ukrainian gunners."
    assert fact(text, "60").actor == ("Russia",)
    assert fact(text, "20").actor == ("Ukraine",)
    assert fact(text, "20").target == ("Russia",)


def test_a_damaged_house_kills_nobody() -> None:
    text = "Russian guns fired on Nikopol, Ukraine. A bakery was destroyed, killing two."
    assert fact(text, "two").actor == ("Russia",)
    assert fact(text, "two").target == ("Ukraine",)


STATEMENT = (
    "Fact sheet on assistance for Ukraine\n\nThe package includes:\n\n- 300 Javelin launchers;\n- Two air defence"
    " batteries.\n\nWe have now committed $9 billion in assistance to Ukraine."
)


def test_a_states_own_statement_tells_of_what_that_state_gives() -> None:
    nlp = pipeline()
    doc = nlp(make_doc(nlp, Article("statement", STATEMENT, None, "The White House")))
    told = {found.quote: (found.actor, found.target) for found in doc._.facts if not found.implicit}
    gift = (("United States",), ("Ukraine",))
    assert told == {"300": gift, "Two": gift, "$9 billion": gift}
