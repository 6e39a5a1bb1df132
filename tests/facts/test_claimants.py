"""Who says a figure: the examples of rules/speech.toml, and what no single rule shows."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extraction.rulefiles import read_rules
from tests.facts.marked import extract, read_marked

CASES = tomllib.loads(Path(__file__).with_name("claimant_cases.toml").read_text(encoding="utf-8"))["group"]


def rule_examples() -> list[Any]:
    sections = read_rules("speech.toml").values()
    found = [example for section in sections for example in section.get("examples", ())]
    return [pytest.param(example, id=example["text"][:60]) for example in found]


@pytest.mark.parametrize("example", rule_examples())
def test_the_examples_of_the_rules_hold(example: dict[str, str]) -> None:
    fact = read_marked(example["text"])
    assert (fact.claimed_by or "") == example["claimant"]
    assert fact.stance == example.get("stance", "affirmed")


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=f"{group['title']}: {case['text'][:40]}") for group in CASES for case in group["cases"]],
)
def test_the_speaker_of_a_figure_is_read(case: dict[str, str]) -> None:
    fact = read_marked(case["text"])
    assert (fact.claimed_by or "") == case["claimant"]
    assert fact.stance == case.get("stance", "affirmed")


@pytest.mark.parametrize(
    ("marked", "claimant"),
    [
        ("[Twelve] villagers were killed in Zamfara.", None),
        ("“We buried [nine] men,” said Dr Aminu Bello, who runs the clinic in Maradi.", "Aminu Bello"),
        ("“They killed [nine] people here,” Zainab Musa, 34, told the BBC.", "Zainab Musa"),
        ("Two trucks burned, the police said; another [four] people were hurt.", "police"),
        ("The mayor of Goma, Jean Kabila, said 20 died. He added that [60] were wounded.", "Jean Kabila"),
        ("The Eritrean army says it killed 40 rebels, but Oxfam reported that [12] civilians had died.", "Oxfam"),
        ("The BBC said the Houthis had claimed that [three] ships were hit.", "Houthis"),
        ("The ministry neither confirmed nor denied that [115] people had died.", None),
        ("Khartoum said its jets bombed a convoy, as rebels killed [seven] farmers near Kosti.", None),
        ("The raid, which police say killed [eight] men, took place near Jos.", "police"),
        ("Figures from the World Food Programme show [90,000] people fled Tigray.", "World Food Programme"),
        ("The claim by the Houthis that they had sunk [two] ships was mocked in Aden.", "Houthis"),
    ],
)
def test_the_innermost_speaker_claims_the_figure(marked: str, claimant: str | None) -> None:
    assert read_marked(marked).claimed_by == claimant


@pytest.mark.parametrize(
    ("marked", "claimant"),
    [
        ("The Malian army said it took Tessalit on Friday. Another [17] rebels were captured.", "Malian army"),
        ("Residents said shells fell all night. On Monday the Red Cross delivered [40 tonnes] of flour.", None),
        ("“We have 212 dead,” said Dr Hassan Bakri. “Some [340] are wounded.”", "Hassan Bakri"),
        ("Rebels killed [six] policemen in Lashio. That's according to the Kachin News Group.", "Kachin News Group"),
        (
            "Coalition officials reported details of the strikes:\n-- Near Raqqa, two strikes destroyed [three] tanks.",
            "Coalition officials",
        ),
    ],
)
def test_an_account_carries_its_speaker_as_far_as_it_goes(marked: str, claimant: str | None) -> None:
    assert read_marked(marked).claimed_by == claimant


def test_a_statement_is_its_authors_own() -> None:
    marked = "Today I announce [$40 million] in aid for Sudan. We will not rest."
    fact = read_marked(marked, title="Statement by Prime Minister Karim Osman on Sudan")
    assert fact.claimed_by == "Karim Osman"


@pytest.mark.parametrize(
    ("title", "marked", "claimant"),
    [
        (
            "Remarks by President Biden on Haiti",
            "THE PRESIDENT: Today I announce [$40 million] in aid.\nQ: Why?",
            "Joe Biden",
        ),
        ("Remarks by Vice President Harris in Munich", "We have given [$40 million] in aid to Ghana.", "Kamala Harris"),
        ("Statement by NSC Spokesperson Ada Finch on Mali", "The junta killed [40] people. We mourn.", "Ada Finch"),
        ("Letter on Somalia", "We killed [40] militants in May.\nSincerely,\nJOSEPH R. BIDEN JR.", "Joe Biden"),
        ("Statement by the Prime Minister of Iceland on Gaza", "We mourn [40] dead.", "Prime Minister of Iceland"),
    ],
)
def test_an_author_is_named_without_titles(title: str, marked: str, claimant: str) -> None:
    assert read_marked(marked, title=title).claimed_by == claimant


def test_a_role_in_the_lead_is_who_is_named_next() -> None:
    marked = (
        "The army lost [40] men near Gao, a presidential aide has told the paper.\n\nIssa Diarra said more would die."
    )
    assert read_marked(marked).claimed_by == "Issa Diarra"


def test_what_is_asked_for_is_no_total() -> None:
    assert not read_marked("The [$900 million] that Oxfam asks of donors this year for Chad is missing.").cumulative


def test_a_transcript_names_who_speaks() -> None:
    text = "MINISTER OSMAN: Our hospitals treated 4,300 wounded people.\nMS. ALDEN: Thank you.\n"
    (fact,) = extract(text, title="Briefing with Foreign Minister Karim Osman").facts
    assert fact.claimed_by is not None
    assert "Osman" in fact.claimed_by


def test_the_outlet_is_never_the_claimant() -> None:
    assert read_marked("[Nine] soldiers were killed, Harbour Wire reported.").claimed_by is None


def test_a_denied_figure_is_the_deniers_and_denied() -> None:
    denied = read_marked("The junta denied that [57] of its men had died and put rebel deaths at 40.")
    told = read_marked("The junta denied that 57 of its men had died and put rebel deaths at [40].")
    assert (denied.stance, told.stance) == ("denied", "affirmed")


@pytest.mark.parametrize(
    ("title", "claimant"),
    [
        ("Remarks by Foreign Minister Karim Osman at the Donors' Conference", "Karim Osman"),
        ("Joint Statement of the Foreign Ministers of Kenya and Chad on Sudan", "Foreign Ministers of Kenya"),
        ("Aid for Sudan grows", None),
    ],
)
def test_a_title_names_the_author_of_a_text_in_the_first_person(title: str, claimant: str | None) -> None:
    assert read_marked("We are appalled that [900] people died in Sudan.", title=title).claimed_by == claimant


def test_a_question_from_the_floor_is_nobodys_claim() -> None:
    marked = "MR. DALE: Two men died in Gao.\nQ And were [nine] men killed in Kidal?\nMR. DALE: I have no figures.\n"
    assert read_marked(marked, title="Press Briefing by Spokesperson Roger Dale").claimed_by is None


def test_a_quotation_over_paragraphs_keeps_its_speaker() -> None:
    marked = '"We took the hill," said General Ali Sow.\n"We lost [nine] men there.'
    assert read_marked(marked).claimed_by == "Ali Sow"


def test_a_body_keeps_the_words_that_make_it_another_one() -> None:
    marked = "Azerbaijan shelled the border. In Baku, the defence ministry reported [50] military deaths."
    assert read_marked(marked).claimed_by == "Azerbaijan defence ministry"


@pytest.mark.parametrize("example", read_rules("office_holders.toml")["examples"], ids=lambda example: example["title"])
def test_an_office_speaks_by_who_held_it_that_day(example: dict[str, Any]) -> None:
    read = read_marked(
        example["text"], published=example["published"], title=example["title"], source=example["source"]
    )
    assert read.claimed_by == example["claimed_by"]


def test_an_office_of_an_unknown_day_keeps_its_title() -> None:
    read = read_marked("We mourn [40] dead in Gaza.", title="Statement by the President of Ukraine", published=None)
    assert read.claimed_by == "President of Ukraine"


@pytest.mark.parametrize(
    ("marked", "claimant"),
    [
        (
            "The rebels of the Dagalo militia ran. The militia's claim that it took [three] bases in Sudan is a lie.",
            "RSF",
        ),
        ("The Director, Media Operations, Major General Musa Bello, said [40] bandits died near Gusau.", "Musa Bello"),
        (
            "The ministry announced action against:\n- 40 ships;\n- 13 firms.\nRussia fired [nine] missiles at Odesa.",
            None,
        ),
    ],
)
def test_a_band_speaks_as_its_group_and_a_list_ends(marked: str, claimant: str | None) -> None:
    named = "Rapid Support Forces" if claimant == "RSF" else claimant
    assert read_marked(marked).claimed_by == named


def test_what_an_office_announces_in_the_statement_of_its_head_is_his() -> None:
    title, source = "Statement from President Joe Biden on Ukraine", "The White House"
    announced = "We stand with Kyiv. The Department of State is announcing [$1.1 billion] for Ukraine."
    assert read_marked(announced, title=title, source=source).claimed_by == "Joe Biden"
    said = "We stand with Kyiv. The Pentagon reckons that [900] tanks were destroyed."
    assert read_marked(said, title=title, source=source).claimed_by == "Pentagon"
