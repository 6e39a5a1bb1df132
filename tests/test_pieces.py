"""Very long articles: cut where something ends, read piece by piece, told as one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.extractor import Extractor
from extraction.pieces import LONGEST, cut
from extraction.quantities.reader import QuantityReader
from extraction.records import Article

REPORT = (
    "Sudan’s army killed 14 fighters of the Rapid Support Forces near El Obeid on Monday, a spokesman said. "
    "About 1,200 families fled 40 km to the south. The town’s 3 clinics are shut.\n\n"
)
LONG = REPORT * (70_000 // len(REPORT))
DAY = date(2024, 5, 15)


@given(st.text(alphabet="ab .!\n5\U0001f4a5", max_size=400), st.integers(2, 40))
def test_nothing_is_lost_or_told_twice(text: str, longest: int) -> None:
    pieces = list(cut(Article("a", text), longest=longest))
    assert "".join(piece.article.text for piece in pieces) == text
    assert all(len(piece.article.text) <= longest for piece in pieces)
    assert all(text.startswith(piece.article.text, piece.offset) for piece in pieces)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("He ran. She ran.\n\nThey hid. We", "He ran. She ran.\n\n"),
        ("He ran. She ran.\nThey hid. We", "He ran. She ran.\n"),
        ("He ran. She ran. They hid. We too", "He ran. She ran. "),
        ("one two three four five six seven", "one two three four "),
        ("1234567890123456789012345678901234567890", "12345678901234567890"),
    ],
)
def test_a_text_is_cut_where_something_ends(text: str, first: str) -> None:
    assert next(cut(Article("a", text), longest=20)).article.text == first


def test_a_usual_article_is_read_as_it_is() -> None:
    article = Article("a", REPORT)
    (piece,) = cut(article)
    assert piece.article is article


def test_a_line_of_ten_megabytes_is_cut_at_the_ends_of_its_sentences() -> None:
    text = REPORT.replace("\n", " ") * (10_000_000 // len(REPORT))
    pieces = list(cut(Article("a", text)))
    assert sum(len(piece.article.text) for piece in pieces) == len(text)
    assert all(piece.article.text.rstrip().endswith(".") for piece in pieces)


def test_all_of_a_long_article_is_read() -> None:
    extraction, usual = Extractor().extract([Article("long", LONG, DAY), Article("usual", REPORT, DAY)])
    times = LONG.count(REPORT)
    assert len(LONG) > 2 * LONGEST
    assert len(extraction.quantities) == times * len(usual.quantities)
    assert len(extraction.facts) >= times * (len(usual.facts) - 1) > 0
    assert len(extraction.sentences) == times * len(usual.sentences)
    for row in (*extraction.quantities, *extraction.facts):
        assert LONG[row.start : row.end] == row.quote
        assert row.article_id == "long"
        sentence = extraction.sentences[row.sentence_no]
        assert sentence.start <= row.start < sentence.end
    for mention in extraction.mentions:
        assert LONG[mention.start : mention.end] == mention.text
    assert [sentence.sentence_no for sentence in extraction.sentences] == [*range(len(extraction.sentences))]
    assert len({row.quantity_id for row in extraction.quantities}) == len(extraction.quantities)
    assert len({fact.fact_id for fact in extraction.facts}) == len(extraction.facts)
    assert {fact.quantity_id for fact in extraction.facts if not fact.implicit} <= {
        row.quantity_id for row in extraction.quantities
    }
    assert {mention.entity_id for mention in extraction.mentions} <= {row.entity_id for row in extraction.entities}


def test_the_reader_of_numbers_takes_a_long_text_too() -> None:
    rows = QuantityReader().read(LONG, DAY)
    assert [LONG[row.start : row.end] for row in rows] == [row.quote for row in rows]
    assert [row.sentence_no for row in rows] == sorted(row.sentence_no for row in rows)
    assert sum(row.value_low == 1200 for row in rows) == LONG.count(REPORT)
