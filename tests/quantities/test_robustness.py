"""Texts that break readers of numbers: they neither crash nor hang, and time grows with length, not with its square."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

import pytest

from extraction.dates.beginnings import find_beginnings
from extraction.dates.expressions import find_dates
from extraction.extractor import Extractor
from extraction.quantities.amounts import find_amounts
from extraction.quantities.restatements import restated
from extraction.quantities.shapes import find_shapes
from extraction.records import Article
from extraction.sentences import LONGEST as LONGEST_SENTENCE
from extraction.spans import Taken

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language


HOSTILE = {
    "digits": "1234567890" * 10_000,
    "one digit": "9" * 100_000,
    "grouped digits": "1," + "000," * 25_000,
    "digits and blanks": "1 000 " * 16_000,
    "dots": "1." * 50_000,
    "brackets": "(" * 50_000 + ")" * 50_000,
    "bracketed numbers": "(4 km " * 8_000 + ")" * 8_000,
    "hyphens": "a-" * 50_000 + "1",
    "letters and a digit": "A" * 100_000 + "1",
    "capitals and hyphens": "A-" * 50_000,
    "number words": "one hundred and " * 6_000,
    "ands": "two and " * 12_000,
    "cues": "more than about at least " * 4_000 + "7",
    "minus signs": "-" * 100_000 + "5",
    "currency signs": "$" * 100_000,
    "month names": "May March " * 10_000,
    "years": "2023-2024 " * 10_000,
    "web addresses": "www." * 25_000,
    "at signs": "a@" * 50_000,
    "blanks": " " * 100_000 + "5 km",
    "line breaks": "5\n" * 50_000,
    "mixed scripts": "٣٤ ১২ 三百 Ⅻ ５００ км 12 км ١٢٣ " * 3_000,
    "emoji": "💥 40 🚀 5️⃣ 👨‍👩‍👧‍👦 " * 5_000,
    "broken Unicode": "\ufffd\ud83d 7\u0301 km \u200b12\u202e34\ufeff " * 5_000,
    "the weeks of a war": "Ukraine the third week of the " * 4_000,
}
NEWS = (
    "Nigerian forces fired 40 rockets at a camp overnight, killing at least 14 bandits and wounding 30, the defence "
    "ministry said on Tuesday. “We lost 3 houses,” a villager said; the army shot down 27 drones, he added. "
)
PARSED = {
    "one line of news": NEWS,
    "words with and": "two and ",
    "digits": "1234567890",
    "digits and blanks": "1 000 ",
    "brackets": "(" * 500 + ")" * 500,
    "bracketed numbers": "(4 km " * 400 + ")" * 400,
    "line breaks": "5\n",
    "mixed scripts": "٣٤ ১২ 三百 Ⅻ ５００ км 12 км ١٢٣ ",
    "emoji": "💥 40 🚀 5️⃣ 👨‍👩‍👧‍👦 ",
    "broken Unicode": "\ufffd\ud83d 7\u0301 km \u200b12\u202e34\ufeff ",
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """Return the whole way of an article."""
    return Extractor()


def read_all(text: str) -> int:
    """Run every reader that works on plain text; return how much was found."""
    anchor = date(2024, 5, 15)
    amounts = find_amounts(text, Taken())
    restated(text, amounts)
    return len(amounts) + len(find_shapes(text)) + len(find_dates(text, anchor)) + len(find_beginnings(text, anchor))


@pytest.mark.timeout(120)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_in_time_that_grows_with_its_length(name: str) -> None:
    text = HOSTILE[name]
    assert growth(lambda part: read_all(part), text) < 9, "four times the text may take four times as long"


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", PARSED)
def test_the_whole_pipeline_takes_time_that_grows_with_the_length(extractor: Extractor, name: str) -> None:
    text = (PARSED[name] * (40_000 // len(PARSED[name]) + 1))[:40_000]

    def read(part: str) -> None:
        (extraction,) = extractor.extract([Article("hostile", part)])
        for row in (*extraction.quantities, *extraction.sentences, *extraction.facts, *extraction.mentions):
            assert 0 <= row.start < row.end <= len(part)
        for quantity in extraction.quantities:
            assert part[quantity.start : quantity.end] == quantity.quote

    assert growth(read, text) < 9, "four times the text may take four times as long"


def growth(read: Callable[[str], object], text: str) -> float:
    """Return how many times as long the whole takes as its first quarter, in CPU time: least of up to three tries."""
    least = float("inf")
    for _ in range(3):
        quarter, whole = (_seconds(read, part) for part in (text[: len(text) // 4], text))
        assert whole < 60
        least = min(least, whole / max(quarter, 0.01))
        if least < 6:
            break
    return least


def _seconds(read: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    read(text)
    return time.process_time() - began


def test_a_sentence_without_an_end_is_cut_and_every_piece_has_a_root(nlp: Language) -> None:
    doc = nlp("two and " * 1_000)
    assert max(len(sentence) for sentence in doc.sents) <= LONGEST_SENTENCE
    assert all(token.head.sent.start == token.sent.start for token in doc)


def test_a_sentence_is_cut_after_a_sign_where_it_has_one(nlp: Language) -> None:
    doc = nlp("two and " * 70 + "three, " + "two and " * 70)
    assert any(sentence.text.endswith("three,") for sentence in doc.sents)


def test_a_usual_sentence_is_not_cut(nlp: Language) -> None:
    text = "The army said that it took 40 hills, " + "7 villages, " * 20 + "and a dam."
    assert len(list(nlp(text).sents)) == 1
