"""Whose money a bare sign or name means: the payer's own."""

from __future__ import annotations

import pytest

from extraction.extractor import Extractor
from extraction.records import Article


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Denmark pledged 1.7bn kroner in military aid for Kyiv.", "DKK"),
        ("Norway pledged 1.7bn kroner in military aid for Kyiv.", "NOK"),
        ("Sweden pledged 1.7bn Danish kroner in military aid for Kyiv.", "DKK"),
        ("Egypt gave 40 million pounds in aid to Gaza.", "EGP"),
        ("Britain gave 40 million pounds in aid to Sudan.", "GBP"),
        ("Pakistan gave 900 million rupees in aid to Gaza.", "PKR"),
        ("Canada pledged $500m in aid to Ukraine.", "CAD"),
        ("Canada pledged US$500m in aid to Ukraine.", "USD"),
        ("Germany pledged $500m in aid to Ukraine.", "USD"),
        ("Germany pledged 2 million pounds in aid to Ukraine.", "GBP"),
    ],
)
def test_a_bare_name_means_the_payers_own_money(extractor: Extractor, text: str, unit: str) -> None:
    (extraction,) = extractor.extract([Article("a-1", text)])
    assert [fact.unit for fact in extraction.facts] == [unit]
