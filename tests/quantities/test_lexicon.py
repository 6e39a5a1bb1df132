"""Every word of the lexicons works where news puts it, not only those that an example shows."""

from __future__ import annotations

import pytest

from extraction.quantities.amounts import find_amounts
from extraction.quantities.numerals import find_numerals
from extraction.records import Qualifier
from extraction.rulefiles import read_rules
from extraction.spans import Taken

BOUNDS, VAGUE, UNITS = read_rules("bounds.toml"), read_rules("vague.toml"), read_rules("units.toml")["units"]
CUES = [
    (phrase, cue["side"], Qualifier(cue["qualifier"]), {**cue, "phrases": ()})
    for cue in BOUNDS["cue"]
    for phrase in cue["phrases"]
]


@pytest.mark.parametrize(("phrase", "side", "qualifier", "cue"), CUES, ids=lambda value: str(value))
def test_a_cue_bounds_the_number_beside_it(
    phrase: str, side: str, qualifier: Qualifier, cue: dict[str, list[str]]
) -> None:
    noun = "km" if "units" in cue else "tanks"
    who = cue.get("needs", ["They"])[0]
    glue = "" if phrase[0] in "-+" or phrase[-1] in "-~≈±" else " "
    text = f"{who} saw {phrase}{glue}40 {noun}" if side == "before" else f"They saw 40{glue}{phrase} {noun}"
    amount = find_amounts(text, Taken())[-1]
    assert amount.qualifier is qualifier
    assert phrase in text[amount.start : amount.end]


@pytest.mark.parametrize("word", VAGUE["vague"])
def test_a_vague_word_gives_its_interval(word: str) -> None:
    (numeral,) = find_numerals(f"Reports of {word} soldiers")
    assert [numeral.low, numeral.high] == VAGUE["vague"][word]


@pytest.mark.parametrize("word", VAGUE["multipliers"])
@pytest.mark.parametrize("scale", ["hundred", "thousand", "million"])
def test_a_vague_word_multiplies_a_scale(word: str, scale: str) -> None:
    (numeral,) = find_numerals(f"Reports of {word} {scale} soldiers")
    low, high = VAGUE["multipliers"][word]
    factor = {"hundred": 100, "thousand": 1000, "million": 1000000}[scale]
    assert (numeral.low, numeral.high) == (low * factor, int(high * factor))


@pytest.mark.parametrize(("unit", "name"), [(unit, name) for unit, entry in UNITS.items() for name in entry["names"]])
def test_a_name_of_a_unit_is_read_after_a_number(unit: str, name: str) -> None:
    amount = find_amounts(f"It made 7 {name}", Taken())[0]
    assert amount.unit is not None
    assert amount.unit.canonical == UNITS[unit]["canonical"]


@pytest.mark.parametrize(
    "sentence",
    [
        "They handed over 250 bodies",
        "He owned up to seven thefts",
        "They asked about 40 men",
        "The crowd took over 9 shops",
    ],
)
def test_a_cue_that_belongs_to_the_verb_bounds_nothing(sentence: str) -> None:
    assert find_amounts(sentence, Taken())[0].qualifier is Qualifier.EXACT
