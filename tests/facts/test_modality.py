"""Done, planned, possible, asked for; once or as a running total: the examples of the rule files and near-misses."""

from __future__ import annotations

from typing import Any

import pytest

from extraction.rulefiles import read_rules
from tests.facts.marked import read_marked


def examples_of(name: str) -> list[Any]:
    content = read_rules(name)
    sections = [*content["cue"], *(part for part in content.values() if isinstance(part, dict))]
    found = [example for section in sections for example in section.get("examples", ())]
    return [pytest.param(example, id=example["text"][:60]) for example in found]


@pytest.mark.parametrize("example", examples_of("cues.toml"))
def test_a_cue_says_what_its_examples_say(example: dict[str, str]) -> None:
    assert read_marked(example["text"]).modality == example["modality"]


@pytest.mark.parametrize("example", examples_of("totals.toml"))
def test_a_total_is_one_where_its_examples_say_so(example: dict[str, Any]) -> None:
    assert read_marked(example["text"]).cumulative is example["total"]


@pytest.mark.parametrize(
    ("marked", "modality"),
    [
        ("Kenya had asked for 20 trucks and received [six] of them.", "occurred"),
        ("The rebels promised a truce while [four] shells hit the market in Kadugli.", "occurred"),
        ("Nine herders were shot near Tillia and [five] of them could not be accounted for.", "occurred"),
        ("The army may not send [300] soldiers to Goma.", "possible"),
        ("Manila fears that [30] fishermen drowned after a Chinese ship rammed their boat.", "possible"),
        ("The United Nations said [300,000] people could flee El Fasher.", "possible"),
        ("Two battalions that Kampala promised have arrived, and [40] tanks were destroyed.", "occurred"),
    ],
)
def test_a_cue_ends_where_its_scope_ends(marked: str, modality: str) -> None:
    assert read_marked(marked).modality == modality


@pytest.mark.parametrize(
    ("marked", "total"),
    [
        ("Since January the army has killed [60] rebels in Cabo Delgado.", True),
        ("At least 240 people have died since the mutiny. About [1,100] have been wounded.", True),
        ("At least 240 people have died since the mutiny. On Tuesday [nine] were wounded in Mandalay.", False),
        ("The army killed [12] rebels in the past 36 hours.", False),
        ("It was the first raid since May, and [seven] people died.", False),
        ("The war has killed [15,000] people.", True),
        ("Chad, which has lost 14 men since late May, sent [700] soldiers to Diffa.", False),
        ("Some 2,600 soldiers have been stationed near Gao since 2013.", False),
    ],
)
def test_since_and_the_perfect_make_totals_but_windows_do_not(marked: str, total: bool) -> None:
    marked = marked if "[" in marked else marked.replace("2,600", "[2,600]")
    assert read_marked(marked).cumulative is total
