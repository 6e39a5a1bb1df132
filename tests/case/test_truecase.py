"""A text in capitals gets its usual case back, by the examples of rules/capitals.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extraction.rulefiles import read_rules
from extraction.truecase import restore_case

if TYPE_CHECKING:
    from spacy.language import Language

EXAMPLES = [(example["text"], example["expected"]) for example in read_rules("capitals.toml")["example"]]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_shouted_words_get_their_case(text: str, expected: str, nlp: Language) -> None:
    assert restore_case(text, nlp) == expected


def test_a_text_in_usual_case_stays(nlp: Language) -> None:
    text = "The FMLN and COPREFA gave rival figures on the fighting near Perquin on Tuesday."
    assert restore_case(text, nlp) == text
