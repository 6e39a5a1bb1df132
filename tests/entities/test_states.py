"""States: every one by name, adjective and people, and none by a word that means something else."""

from __future__ import annotations

import pytest
from babel import Locale

from extraction.entities.known import actors
from extraction.entities.known.gazetteer import state_names
from extraction.entities.known.states import load_states
from extraction.records import EntityType, MentionForm
from extraction.rulefiles import read_rules

STATES = {code: state for code, state in load_states().items() if code not in {"SU", "YU", "RH", "VD"}}
WITHOUT_ADJECTIVE = {"DM"}  # "Dominican" is the Dominican Republic's
HARMFUL = [
    "Pole",
    "Island",
    "Mann",
    "Union",
    "Republic",
    "Serbs",
    "Korea",
    "Guiana",
    "Portuguesa",
    "Indians Ocean",
]
SHARED = {  # adjective → the state that it means
    "Congolese": "Democratic Republic of the Congo",
    "Dominican": "Dominican Republic",
    "Guinean": "Guinea",
    "Equatorial Guinean": "Equatorial Guinea",
    "Bissau-Guinean": "Guinea-Bissau",
    "Papua New Guinean": "Papua New Guinea",
    "Nigerien": "Niger",
    "Nigerian": "Nigeria",
    "Indian": "India",
    "American": "United States",
    "French": "France",
    "Chinese": "China",
    "Samoan": "Samoa",
    "South Sudanese": "South Sudan",
    "Sudanese": "Sudan",
    "Korean": None,
}


def meant(words: str) -> str | None:
    """Return the state that a spelling means first, None when it means no state."""
    found = actors.load().aliases.get(words, ())
    return found[0].entity.name if found and found[0].entity.entity_type is EntityType.STATE else None


def test_every_member_of_the_united_nations_is_there() -> None:
    assert len(STATES) >= 195
    assert {"VA", "PS", "XK", "TW"} <= STATES.keys()


@pytest.mark.parametrize("code", sorted(STATES))
def test_a_state_is_meant_by_its_name_its_adjective_and_its_people(code: str) -> None:
    state = STATES[code]
    assert meant(state.name) == state.name
    assert state.adjectives or code in WITHOUT_ADJECTIVE
    if code not in {"CG", "DM"}:  # their adjectives mean a larger neighbour
        assert all(meant(word) == state.name for word in (*state.adjectives, *state.people))


@pytest.mark.parametrize("code", sorted(STATES))
def test_a_state_is_meant_by_its_name_in_cldr(code: str) -> None:
    name = Locale("en").territories[code].replace("’", "'").replace("&", "and").split(" (")[0]
    assert meant(name.replace("St. ", "Saint ")) == STATES[code].name


@pytest.mark.parametrize("words", HARMFUL)
def test_a_word_with_another_meaning_is_no_state(words: str) -> None:
    assert meant(words) is None


@pytest.mark.parametrize(("words", "state"), SHARED.items(), ids=list(SHARED))
def test_an_adjective_that_several_states_could_claim(words: str, state: str | None) -> None:
    assert meant(words) == state


@pytest.mark.parametrize(
    "words", ["Filipinos", "Greeks", "Cypriots", "Uzbeks", "Swazis", "New Zealanders", "Spaniards"]
)
def test_a_people_is_a_name_and_no_adjective(words: str) -> None:
    assert actors.load().aliases[words][0].form is MentionForm.NAME


@pytest.mark.parametrize("words", ["Chineses", "Britishs", "Frenchs", "Dutchs", "Swisss", "Icelandics", "Kyrgyzs"])
def test_a_demonym_without_a_plural_gets_none(words: str) -> None:
    assert words not in actors.load().aliases


@pytest.mark.parametrize(
    "words", ["Bosnia", "Swaziland", "Cabo Verde", "Holland", "Czechia", "Republic of Korea", "Holy See"]
)
def test_other_names_in_use_are_known(words: str) -> None:
    assert meant(words) is not None


def test_the_rules_repeat_nothing_that_the_packages_know() -> None:
    known = {(code, name) for code, _, name in state_names()}
    entries = read_rules("states.toml")["states"].items()
    listed = [
        (code, name) for code, entry in entries for key in ("aliases", "adjectives") for name in entry.get(key, ())
    ]
    assert not known.intersection(listed)


def test_every_state_has_a_position_and_the_precision_of_a_country() -> None:
    entities = actors.load().state_entities
    assert all(entity.precision_code == "country" for entity in entities.values())
    ukraine = entities["UA"]
    assert (ukraine.lat, ukraine.lon) == pytest.approx((49.0, 32.0), abs=1.0)
