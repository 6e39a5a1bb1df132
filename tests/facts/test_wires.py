"""Wires of monitoring services and old agencies: tags, recordings, communiques, their groups, their datelines."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from extraction.datelines import dateline_day
from tests.facts.marked import extract, read_marked

if TYPE_CHECKING:
    from extraction.records import Fact

COMMUNIQUE = (
    "(CLANDESTINE) RADIO VENCEREMOS IN SPANISH TO EL SALVADOR, 9 APR 86 -- [COMMUNIQUE] WE HAVE CAPTURED [12] SOLDIERS "
    "NEAR GOTERA. OUR LOSSES WERE TWO MEN.\n\n[SIGNED] GENERAL COMMAND OF THE FMLN"
)
RECORDING = (
    "TEGUCIGALPA, 5 MAR 91 (HRN) -- [REPORT] COLONEL ANSELMO DISCUA SPOKE TO NEWSMEN TODAY ABOUT THE CINCHONEROS.\n\n"
    "[BEGIN DISCUA RECORDING] WE CAPTURED [SIX] REBELS IN OLANCHO DEPARTMENT. [END RECORDING]"
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("QUITO, 3 APR 90 (VOZ DE LOS ANDES) -- [TEXT] TWO MEN DIED.", date(1990, 4, 3)),
        ("TAMPA, Aug. 9, 2017 — Two strikes hit Mosul.", date(2017, 8, 9)),
        ("KHARTOUM, May 16 (Wire) - Two men died on 3 June 2019.", None),
        ("Two men died on 3 June 2019.", None),
    ],
)
def test_a_dateline_with_a_year_gives_the_day(text: str, day: date | None) -> None:
    assert dateline_day(text) == day


def test_days_of_a_wire_count_from_its_dateline() -> None:
    text = "QUITO, 3 APR 90 (EFE) -- [NINE] REBELS WERE KILLED NEAR CAYAMBE YESTERDAY."
    fact = read_marked(text, published=None)
    assert (fact.event_start, fact.event_end) == (date(1990, 4, 2), date(1990, 4, 2))


def test_a_broadcast_communique_is_its_signers_word_and_ours_is_their_side() -> None:
    fact = _marked(COMMUNIQUE)
    assert (fact.claimed_by, fact.actor, fact.target) == ("General command of the FMLN", ("FMLN",), ("El Salvador",))


def test_a_recording_is_the_speech_of_who_is_named() -> None:
    fact = _marked(RECORDING)
    assert (fact.claimed_by, fact.actor, fact.target) == ("Anselmo Discua", ("Honduras",), ("Cinchoneros",))


@pytest.mark.parametrize(
    ("marked", "actor", "target"),
    [
        ("Political violence cost [310] lives in Peru last year, during the war against Shining Path.", (), ("Peru",)),
        ("Guatemalan police arrested [13] students; the URNG protested.", ("Guatemala",), ("Guatemala",)),
        ("The Lempira Battalion of Honduras said it had killed [four] Cinchoneros.", ("Honduras",), ("Cinchoneros",)),
    ],
)
def test_a_state_fights_groups(marked: str, actor: tuple[str, ...], target: tuple[str, ...]) -> None:
    fact = read_marked(marked)
    assert (fact.actor, fact.target) == (actor, target)


def test_later_wars_are_not_told_of() -> None:
    text = "Afghan rebels near Kabul killed [20] soldiers, Radio Kabul said. Soviet troops left the city."
    assert read_marked(text, published=date(1988, 5, 2)).actor == ("Mujahideen",)


def test_moscow_was_soviet() -> None:
    fact = read_marked("Moscow sent Ethiopia [40] tanks, diplomats said.", published=date(1985, 5, 2))
    assert fact.actor == ("Soviet Union",)


def test_an_explained_acronym_is_whose_the_text_says() -> None:
    found = extract(
        "Guatemalan troops fought the URNG near Guatemala City. The Mutual Support Group (GAM) said that 13 people "
        "were missing in Guatemala. The GAM wept."
    )
    assert "Free Aceh Movement" not in {entity.name for entity in found.entities}


def _marked(text: str) -> Fact:
    """Return the fact whose figure stands in brackets in a text that has other brackets."""
    word = next(word for word in ("12", "SIX") if f"[{word}]" in text)
    start = text.index(f"[{word}]")
    plain = text.replace(f"[{word}]", word)
    return next(f for f in extract(plain, published=None).facts if f.start == start and not f.implicit)
