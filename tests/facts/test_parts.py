"""Parts and wholes: sub-counts point at the count that they are inside."""

from __future__ import annotations

import pytest

from tests.facts.marked import extract

PARTS = [
    ("Kyiv lost 41 tanks, 22 of them Leopards.", {"22": "41"}),
    ("The strike on Rafah killed 30 people, of whom 20 were children.", {"20": "30"}),
    ("Twenty soldiers were captured, including two officers, and 30 were killed.", {"two": "Twenty"}),
    ("A total of 270 prisoners were freed, among them 120 marines.", {"120": "270"}),
    ("Of the 45 wounded in Bunia, 12 were children.", {"12": "45"}),
    ("Nine of the 30 dead in Jos were women.", {"Nine": "30"}),
    ("The shelling of Zalingei left six wounded, two critically.", {"two": "six"}),
    ("The toll of the raid on Sidon rose to 558, 50 children and 94 women among them.", {"50": "558", "94": "558"}),
    ("More than 130 militants died in raids on Marib, 82 of them in one raid on Sunday.", {"82": "More than 130"}),
    ("Twelve people died in Sidon, including four nurses, while 300 were hurt.", {"four": "Twelve"}),
    ("Shelling killed 12 people in Taiz; five soldiers were killed in Marib.", {}),
    ("Gunmen killed three people and wounded 12, including a child.", {}),
]
WHOLES = [
    ("Air defences downed 52 of 54 drones over Odesa.", ["munitions_intercepted", "munitions_launched"]),
    ("Of the 40 rockets fired at Haifa, 35 were intercepted.", ["munitions_launched", "munitions_intercepted"]),
    ("The RSF controls four of Darfur's five state capitals.", ["territory_held"]),
    ("Famine threatens Yemen: 5 million of its 6 million people need food.", ["civilian_harm"]),
    ("Some 1.2 million of the 3 million refugees returned to Syria.", ["displaced", "displaced"]),
    ("Burundi will pull 450 of its 1,100 soldiers out of Somalia.", ["troops_withdrawn", "troop_strength"]),
]


@pytest.mark.parametrize(("text", "wanted"), PARTS)
def test_a_sub_count_points_at_its_whole(text: str, wanted: dict[str, str]) -> None:
    facts = extract(text).facts
    quotes = {fact.fact_id: fact.quote for fact in facts}
    assert {fact.quote: quotes[fact.part_of] for fact in facts if fact.part_of} == wanted


def test_a_part_of_a_running_total_is_one_over_the_same_time() -> None:
    whole, part = extract("The toll of the war since March 1 rose to 558, among them 50 children.").facts
    assert part.cumulative
    assert (part.event_start, part.event_end) == (whole.event_start, whole.event_end)


@pytest.mark.parametrize(
    "text",
    [
        "Shelling of Zalingei killed six members of [one] family.",
        "The blast in Quetta killed nine people from [three] families.",
        "Gunmen attacked Djibo. The junta has given [no] toll.",
        "Troops raided Jos. The army released [no] casualty figures.",
        "Jets killed nine rebels in [one] raid on Marib.",
        "Fighters pushed into Bashiqa, [12 km] north-east of Mosul, on Monday.",
    ],
)
def test_a_number_of_families_reports_or_goes_counts_nothing_of_the_deed(text: str) -> None:
    start = text.index("[")
    facts = extract(text.replace("[", "").replace("]", "")).facts
    assert not [fact for fact in facts if fact.start == start and not fact.implicit]


@pytest.mark.parametrize(("text", "wanted"), WHOLES)
def test_the_whole_of_a_partitive_has_a_type_of_its_own(text: str, wanted: list[str]) -> None:
    assert [fact.fact_type for fact in extract(text).facts] == wanted


def test_a_restatement_that_disagrees_by_more_than_five_percent_flags_the_fact() -> None:
    (agreeing,) = extract("Ukraine recaptured 4 sq km (1.5 sq miles) of land near Orikhiv.").facts
    (disagreeing,) = extract("Ukraine recaptured 4 sq km (10 sq miles) of land near Orikhiv.").facts
    assert agreeing.flags == ()
    assert disagreeing.flags == ("conversion_disagrees",)
