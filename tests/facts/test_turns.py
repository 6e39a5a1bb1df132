"""Interviews and communiques read out: who says it, whom "we", "you" and "the enemy" mean, where one event plays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extraction.communiques import find_communiques
from extraction.turns import find_turns
from tests.facts.marked import extract

if TYPE_CHECKING:
    from extraction.records import Fact

ON_AIR = (
    "QUETTA, 4 AUG 88 (RADIO BOLAN) -- [NASIR] WITH US IS BRIG SHER ZAMAN DURRANI OF THE AFGHAN ARMY. "
    "BRIGADIER, WHAT HAPPENED AT SPIN BOLDAK?\n\n[ZAMAN] "
)
TALK = (
    "Excerpts of a talk with Jonas Savimbi, the leader of UNITA, in Jamba.\n\n"
    "Reporter: How many men did you lose at Mavinga?\n\nSavimbi: "
)
ANSWERED = (
    "Colonel Ibrahim Coulibaly of the Malian army received us in Gao. Q: Were there losses?\nA: {}\n"
    "Q: And then?\nA: Nothing more."
)
MNLF = "Moro National Liberation Front"
READ_OUT = (
    "The Moro National Liberation Front (MNLF) sent a letter to newspapers in the Philippines on Monday.\n\n"
    "The letter reads: On 3 March our fighters met a patrol near Sumisip. {}\n\n"
    "The document adds that the enemy shelled «four» villages.\n\nMeanwhile, a landslide killed «two» farmers in Davao."
)
FLAT = (
    "The spokesman for the Kenyan army, Daudi Mwangi, met reporters in Garissa. MR. MWANGI: Thank you for coming. "
    "Q Were there losses? MR. MWANGI: {} QUESTION: When? MR. MWANGI: On Monday."
)
SPOKEN = [
    (FLAT.format("«Nine» Kenyan soldiers were killed."), "Daudi Mwangi", "Kenya"),
    (ON_AIR + "THE GUERRILLAS WERE DRIVEN OFF. «SIX» OF OUR SOLDIERS DIED.", "Sher Zaman Durrani", "Afghanistan"),
    (TALK + "We buried «eleven» fighters.", "Jonas Savimbi", "UNITA"),
    (TALK + "None.\n\nReporter: The enemy says that you lost «90» men.", None, "UNITA"),
    (ANSWERED.format("«Three» soldiers were killed in Gao."), "Ibrahim Coulibaly", "Mali"),
    (READ_OUT.format("«Five» of our fighters fell."), MNLF, MNLF),
    (READ_OUT.format("«Five» soldiers were killed."), MNLF, "Philippines"),
]


def read(text: str, number: int = 0) -> Fact:
    """Return the fact at one of the numbers between guillemets."""
    plain, starts = "", []
    for piece in text.split("«"):
        starts.append(len(plain))
        plain += piece.replace("»", "")
    at = starts[1:][number]
    found = [fact for fact in extract(plain, published=None).facts if fact.start <= at < fact.end and not fact.implicit]
    assert found, plain
    return found[0]


@pytest.mark.parametrize(("text", "claimant", "target"), SPOKEN, ids=[text[-60:] for text, _, _ in SPOKEN])
def test_who_takes_the_turn_says_it_and_is_we(text: str, claimant: str | None, target: str) -> None:
    found = read(text)
    if claimant is not None:
        assert found.claimed_by == claimant
    assert (found.target or ("",))[0] == target


def test_a_communique_ends_where_the_report_goes_on() -> None:
    text = READ_OUT.format("«Five» soldiers were killed.")
    shelled, buried = read(text, 1), read(text, 2)
    assert (shelled.claimed_by, shelled.actor) == (MNLF, ("Philippines",))
    assert buried.claimed_by is None


def test_what_is_read_out_between_quotation_marks_is_no_communique() -> None:
    assert not find_communiques('The statement reads: "Our units took the bridge."')


def test_an_interview_plays_where_it_is_first_said_to() -> None:
    text = (
        "Talk with Sandra Ilves, mayor of Narva in Estonia.\n\nQ: What happened at the bridge of Kulgu?\n\n"
        "A: «Two» guards were hurt.\n\nQ: And the attackers?\n\nA: They fled."
    )
    assert read(text).location in {"Narva", "Kulgu"}


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("[RUIZ] Is it over?\n[SOLIS] It is. [WORDS INDISTINCT] So.\n[RUIZ] Thank you.", ["RUIZ", "SOLIS", "RUIZ"]),
        ("Haiti: Ten died.\nMali: Is it over?\nChad: Four died.", []),
        ("Tanks: 12\nGuns: 14\nTanks: 9", []),
        ("Mayor Ana Sol met us.\nSol: It was hard.\n\nDid you stay?\n\nSol: Yes.", ["Sol", "", "Sol"]),
    ],
)
def test_labels_make_turns_where_somebody_is_asked(text: str, labels: list[str]) -> None:
    assert [turn.label for turn in find_turns(text)] == labels
