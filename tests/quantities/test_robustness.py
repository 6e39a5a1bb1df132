"""Texts that break readers of numbers: they neither crash nor hang, and time grows with length, not with its square."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

import pytest

from extraction.dates.beginnings import find_beginnings
from extraction.dates.expressions import find_dates
from extraction.quantities.amounts import find_amounts
from extraction.quantities.restatements import restated
from extraction.quantities.shapes import find_shapes
from extraction.spans import Taken

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language


PARSED = ("mixed scripts", "emoji", "broken Unicode", "brackets", "digits", "capitals and hyphens")
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
    "the weeks of a war": "Ukraine the first day of the " * 4_000,
}


def read_all(text: str) -> int:
    """Run every reader that works on plain text; return how much was found."""
    anchor = date(2024, 5, 15)
    amounts = find_amounts(text, Taken())
    restated(text, amounts)
    return len(amounts) + len(find_shapes(text)) + len(find_dates(text, anchor)) + len(find_beginnings(text, anchor))


@pytest.mark.timeout(120)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_neither_crashes_nor_hangs(name: str) -> None:
    began = time.process_time()
    read_all(HOSTILE[name])
    assert time.process_time() - began < 20


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_the_length_not_with_its_square(name: str) -> None:
    text = HOSTILE[name]
    half, whole = (fastest(lambda part=part: read_all(part)) for part in (text[: len(text) // 4], text))
    assert whole < 0.05 or whole / half < 9, f"four times the text took {whole / half:.1f} times as long"


def fastest(action: Callable[[], object]) -> float:
    """Return the least CPU seconds of three runs."""
    seconds: list[float] = []
    for _ in range(3):
        began = time.process_time()
        action()
        seconds.append(time.process_time() - began)
    return min(seconds)


def test_a_line_of_ten_megabytes_is_read() -> None:
    sentence = "On Tuesday about 1,200 men took 4sq km near the river and two F-16s fell. "
    text = sentence * (10_000_000 // len(sentence))
    amounts = find_amounts(text, Taken())
    assert len(amounts) >= 3 * (10_000_000 // len(sentence))


@pytest.mark.parametrize("name", PARSED)
def test_the_whole_pipeline_takes_hostile_text(nlp: Language, name: str) -> None:
    text = HOSTILE[name][:8_000]
    began = time.process_time()
    doc = nlp(text)
    assert time.process_time() - began < 20
    assert len(doc.text) == len(text)
    for quantity in doc._.quantities:
        assert doc.text[quantity.start : quantity.end] == quantity.quote
