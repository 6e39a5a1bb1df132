"""Monitored broadcasts and old wires: whose words they play, whose deeds they tell, who has no name in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.facts.marked import extract

if TYPE_CHECKING:
    from extraction.records import Fact

MARK = re.compile(r"\[(\w[\w,]*)\](?= [A-Z]{2}| \w)")

STATION = (
    "(CLANDESTINE) RADIO FARABUNDO MARTI TO EL SALVADOR, 9 MAR 90 -- "
    "[COMMUNIQUE FROM THE GENERAL COMMAND] [TEXT] OUR UNITS "
)
CASES = [
    (STATION + "HIT THE ENEMY AT USULUTAN, INFLICTING [12] CASUALTIES ON IT.", "FMLN", "El Salvador"),
    (STATION + "FOUGHT AT USULUTAN. WE MOURN [THREE] COMRADES.", "El Salvador", "FMLN"),
    (STATION + "FOUGHT AT USULUTAN. A MINE CRIPPLED [SIX] SOLDIERS OF THE GARRISON.", "FMLN", "El Salvador"),
    ("Clashes between Amal and Hezbollah shook Beirut. Amal lost [nine] positions in Chiyah.", "Amal", "Hezbollah"),
    ("Clashes between Amal and Hezbollah shook Beirut. Police said [26] people had died.", "", "Lebanon"),
    ("Hooded men burst into a bar in Tarapoto, Peru, and fired. [Two] drinkers were hit and killed.", "", "Peru"),
    ("In Jinotega, Nicaragua, the counterrevolutionaries lost [40] men.", "Nicaragua", "Contras"),
    (
        "In Peru [five] of the dead were farmers, a senator said of the Shining Path guerrillas shot by police.",
        "Peru",
        "Peru",
    ),
    (
        "On the government's side [eight] soldiers fell near Ayacucho, Peru, after Shining Path struck.",
        "Shining Path",
        "Peru",
    ),
    ("In Peru, where Shining Path fights, [1,500] people were murdered last year.", "", "Peru"),
]


def read_marked_broadcast(marked: str) -> Fact:
    """Return the fact at the first number in brackets, which tags of the monitors also stand in."""
    mark = next(m for m in MARK.finditer(marked) if m[1] != "TEXT")
    text = marked[: mark.start()] + mark[1] + marked[mark.end() :]
    facts = [f for f in extract(text, published=None).facts if f.start <= mark.start() < f.end and not f.implicit]
    assert facts, text
    return facts[0]


@pytest.mark.parametrize(("text", "actor", "target"), CASES, ids=[text[-60:] for text, _, _ in CASES])
def test_the_roles_in_a_monitored_report_are_read(text: str, actor: str, target: str) -> None:
    found = read_marked_broadcast(text)
    assert (found.actor or ("",))[0] == actor
    assert (found.target or ("",))[0] == target


def test_a_recording_is_of_whom_the_tag_after_it_names() -> None:
    said = "IN LIMA, PERU, WE CAPTURED [61] TERRORISTS."
    text = f"[BEGIN RECORDING] [INTERIOR MINISTER AGUSTIN MANTILLA] {said} [END RECORDING]"
    assert read_marked_broadcast(text).claimed_by == "Agustin Mantilla"
