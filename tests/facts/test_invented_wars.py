"""Wars between countries and groups that no list can know: parties, sides and scenes come from the text alone."""

from __future__ import annotations

import pytest

from tests.facts.marked import extract

UPRISING = """\
Velkan army says 40 rebels killed as fighting nears Torshava

Torshava, 12 March 2024 - Velkania's army said on Tuesday that its troops had killed at least 41 fighters of the \
Free Sarnath Front (FSF) in a week of clashes outside the port city of Torshava.

The FSF, which has fought the government in Orlenpol since 2019, denied the figure. Its spokesman, Radek Ilmar, \
told reporters that the front had lost only nine men, had destroyed three Velkanian tanks and captured 17 \
soldiers.

"Our fighters hold 60 percent of the Sarnath valley," Ilmar said.

Neighbouring Morvenia, which backs the rebels, sent 300 troops to the border on Monday, according to Velkanian \
Foreign Minister Dana Prell. She said Morvenian artillery had fired 120 shells into Velkania and wounded six \
civilians in the village of Low Kasten.

The Morvenian defence ministry said Velkanian drones had killed two of its border guards."""

BORDER_WAR = """\
Sixteen die as Oskara shells border town

VELDEN (Harbour Wire) - Oskaran artillery shelled the border town of Velden on Saturday, killing 16 people and \
wounding 41, the mayor, Tam Brek, said.

Oskara's general staff said its gunners had hit a barracks and killed 25 Teruvian soldiers. Teruvia denied it \
and said that it had shot down two Oskaran helicopters.

The Nasmir Self-Defence League, a militia allied with Oskara, captured three villages this week, its commander \
said. The militia also claimed to have destroyed five Teruvian armoured vehicles.

Teruvian President Ilsa Norr asked parliament to call up 20,000 reservists."""

CASES = [
    (UPRISING, "40", ("Velkania",), ("Free Sarnath Front",)),
    (UPRISING, "at least 41", ("Velkania",), ("Free Sarnath Front",)),
    (UPRISING, "nine", ("Velkania",), ("Free Sarnath Front",)),
    (UPRISING, "three", ("Free Sarnath Front",), ("Velkania",)),
    (UPRISING, "17", ("Free Sarnath Front",), ("Velkania",)),
    (UPRISING, "60 percent", ("Free Sarnath Front",), ()),
    (UPRISING, "300", ("Morvenia",), ()),
    (UPRISING, "120", ("Morvenia",), ("Velkania",)),
    (UPRISING, "six", ("Morvenia",), ("Velkania",)),
    (UPRISING, "two", ("Velkania",), ("Morvenia",)),
    (BORDER_WAR, "16", ("Oskara",), ("Teruvia",)),
    (BORDER_WAR, "41", ("Oskara",), ("Teruvia",)),
    (BORDER_WAR, "25", ("Oskara",), ("Teruvia",)),
    (BORDER_WAR, "two", ("Teruvia",), ("Oskara",)),
    (BORDER_WAR, "three", ("Nasmir Self-Defence League",), ("Teruvia",)),
    (BORDER_WAR, "five", ("Nasmir Self-Defence League",), ("Teruvia",)),
    (BORDER_WAR, "20,000", ("Teruvia",), ()),
]


@pytest.mark.parametrize(("text", "quote", "actor", "target"), CASES)
def test_sides_come_from_the_text(text: str, quote: str, actor: tuple[str, ...], target: tuple[str, ...]) -> None:
    (fact,) = [fact for fact in extract(text).facts if fact.quote == quote]
    assert (fact.actor, fact.target) == (actor, target)


@pytest.mark.parametrize(
    ("text", "quote", "place"),
    [(UPRISING, "at least 41", "Torshava"), (UPRISING, "17", "Torshava"), (BORDER_WAR, "25", "Velden")],
)
def test_a_seat_of_government_is_no_scene(text: str, quote: str, place: str) -> None:
    (fact,) = [fact for fact in extract(text).facts if fact.quote == quote]
    assert fact.location == place


def test_a_spokesman_speaks_for_whom_the_sentence_before_tells_of() -> None:
    found = extract(UPRISING)
    (speaker,) = [entity for entity in found.entities if entity.name == "Radek Ilmar"]
    assert speaker.affiliation == "Free Sarnath Front"


@pytest.mark.parametrize("text", ["The Republican forces killed 12 men.", "A Democratic president sent 300 soldiers."])
def test_a_party_is_no_state(text: str) -> None:
    assert [
        entity.name for entity in extract(text).entities if entity.source == "text" and entity.entity_type == "state"
    ] == []
