"""What holds for every number, unit and text, found out by hypothesis."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extraction.quantities.amounts import find_amounts
from extraction.quantities.numerals import find_numerals
from extraction.quantities.shapes import find_shapes
from extraction.quantities.unit_table import table
from extraction.quantities.units import unit_after
from extraction.records import Kind
from extraction.rulefiles import read_rules
from extraction.spans import Taken

if TYPE_CHECKING:
    from spacy.language import Language

WORDS, TENS = (list(read_rules("numbers.toml")[part]) for part in ("units", "tens"))
TENS.remove("fourty")
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"), (100, "hundred"))
CONVERTED = sorted(
    {unit.name for unit in table().by_spelling.values() if unit.kind in {Kind.MEASURE, Kind.DURATION, Kind.PERCENT}}
)
PIECES = (
    *(
        "about",
        "40",
        "men",
        "between",
        "and",
        "3,000",
        "km",
        "(",
        ")",
        "-",
        "–",
        "%",
        "$",
        "€",
        "to",
        "more than",
        "half",
    ),
    *("a dozen", "several thousand", "F-16", "12:30", "Tuesday", "since", "May", "2023", "no", "1.5m", "tonnes", "of"),
    *(",", ".", "aged", "34", "\n", "155mm", "a", "year", "at least", "or so", "Leopard 2", "first", "page 4"),
)
NEWS = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)


def spell(number: int, *, hyphen: str, with_and: bool) -> str:
    """Return `number` in English words."""
    for scale, name in SCALES:
        if number >= scale:
            whole, rest = divmod(number, scale)
            joint = " and " if with_and and 0 < rest < 100 and scale >= 100 else " "
            tail = joint + spell(rest, hyphen=hyphen, with_and=with_and) if rest else ""
            return f"{spell(whole, hyphen=hyphen, with_and=with_and)} {name}{tail}"
    if number >= 20:
        tens, rest = divmod(number, 10)
        return TENS[tens - 2] + (hyphen + WORDS[rest] if rest else "")
    return WORDS[number]


@given(st.integers(0, 10**15 - 1), st.sampled_from("- "), st.booleans())
def test_a_number_in_words_comes_back(number: int, hyphen: str, with_and: bool) -> None:
    words = spell(number, hyphen=hyphen, with_and=with_and)
    assert [(n.low, n.high, n.end - n.start) for n in find_numerals(words)] == [(number, number, len(words))]


@given(st.integers(0, 10**15 - 1), st.sampled_from(["{}", "{:,}", "x {} y", "x {:,} y"]))
def test_a_number_in_digits_comes_back(number: int, form: str) -> None:
    assert [n.low for n in find_numerals(form.format(number))] == [number]


@given(st.integers(0, 10**9), st.integers(1, 99))
def test_a_decimal_comes_back(whole: int, part: int) -> None:
    text = f"{whole:,}.{part:02d}"
    assert [n.low for n in find_numerals(text)] == [pytest.approx(float(text.replace(",", "")))]


@given(
    st.integers(1, 10**6), st.integers(1, 999), st.sampled_from(["{}-{}", "{} to {}", "between {} and {}", "{} – {}"])
)
def test_the_ends_of_a_range_keep_their_order(low: int, more: int, form: str) -> None:
    found = find_amounts(form.format(low, low + more) + " km", Taken())
    assert len(found) == 1
    assert (found[0].low, found[0].high) == (low, low + more)


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from(["{}-{} km", "from {} to {} men", "{} or {}"]))
def test_no_interval_has_its_ends_the_wrong_way(first: int, second: int, form: str) -> None:
    for amount in find_amounts(form.format(first, second), Taken()):
        low, high = amount.canonical()
        assert low is None or high is None or low <= high


@given(st.floats(-1e9, 1e9), st.sampled_from(CONVERTED))
def test_a_conversion_can_be_undone(value: float, name: str) -> None:
    unit = next(unit for unit in table().by_spelling.values() if unit.name == name)
    back = (unit.convert(value) - unit.offset) / unit.factor
    assert back == pytest.approx(value, rel=1e-9, abs=1e-6 + abs(unit.offset / unit.factor) * 1e-9)


@pytest.mark.parametrize("spelling", sorted(table().by_spelling))
def test_every_spelling_of_a_unit_is_found_after_a_number(spelling: str) -> None:
    glued = unit_after(f"7{spelling}", 1)
    spaced = unit_after(f"7 {spelling}", 1)
    assert (spaced or glued) is not None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(text=st.one_of(NEWS, st.text(max_size=200)))
def test_spans_spell_their_quote_in_order_and_apart(nlp: Language, text: str) -> None:
    end = 0
    for quantity in nlp(text)._.quantities:
        assert text[quantity.start : quantity.end] == quantity.quote
        assert quantity.quote.strip()
        assert quantity.start >= end
        end = quantity.end


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(raw=st.binary(max_size=300), encoding=st.sampled_from(["utf-8", "latin-1", "cp1252", "utf-16", "cp437"]))
def test_random_bytes_in_any_encoding_never_raise(nlp: Language, raw: bytes, encoding: str) -> None:
    text = raw.decode(encoding, errors="replace")
    doc = nlp(text)
    assert doc.text == text
    find_shapes(text)
