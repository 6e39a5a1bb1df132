"""The Python API and the command, on a file of our own."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from cli.main import newsfacts
from extraction.quantities.reader import QuantityReader
from extraction.records import Article, Kind, Qualifier

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "On Tuesday about 1,200 men took 4sq km (1.5sq miles) near the river. "
    "Two F-16s fell and the 3rd Brigade lost 12 of its 31 Leopard 2 tanks, worth $375m, since early May."
)


@pytest.fixture(scope="module")
def reader() -> QuantityReader:
    return QuantityReader()


def test_the_reader_says_of_each_number_what_it_is(reader: QuantityReader) -> None:
    rows = {row.quote: row for row in reader.read(TEXT, date(2024, 5, 15))}
    men, area, money = rows["about 1,200"], rows["4sq km"], rows["$375m"]
    assert (men.value_low, men.qualifier, men.item) == (1200, Qualifier.APPROXIMATE, "man")
    assert (area.value_low, area.unit) == (4, "km2")
    assert rows["1.5sq miles"].restates == area.quantity_id
    assert (money.value_low, money.unit) == (375_000_000, "USD")
    assert {quote: rows[quote].kind for quote in ("F-16s", "3", "Leopard 2")} == {
        "F-16s": Kind.NAME,
        "3": Kind.ORDINAL,
        "Leopard 2": Kind.NAME,
    }


def test_articles_are_read_in_order(reader: QuantityReader) -> None:
    articles = [Article(str(number), f"They saw {number} tanks.") for number in range(5)]
    found = list(reader.read_articles(articles))
    assert [rows[0].value_low for rows in found] == [0, 1, 2, 3, 4]
    assert [rows[0].article_id for rows in found] == ["0", "1", "2", "3", "4"]


def test_a_text_in_capitals_is_read_like_any_other(reader: QuantityReader) -> None:
    rows = reader.read("BOGOTA, 7 FEB -- GUERRILLAS KILLED 14 SOLDIERS AND WOUNDED 30 NEAR THE BORDER, THE ARMY SAID.")
    assert [(row.quote, row.kind) for row in rows] == [
        ("7 Feb", Kind.DATE),
        ("14", Kind.COUNT),
        ("30", Kind.COUNT),
    ]


def test_times_without_a_number_are_told_apart(reader: QuantityReader) -> None:
    found = [(d.text, d.first, d.last) for d in reader.read_times(TEXT, date(2024, 5, 15))]
    assert found == [
        ("Tuesday", date(2024, 5, 14), date(2024, 5, 14)),
        ("since early May", date(2024, 5, 1), date(2024, 5, 15)),
    ]


@pytest.mark.parametrize("form", ["jsonl", "table"])
def test_the_command_lists_every_number(tmp_path: Path, form: str) -> None:
    path = tmp_path / "article.txt"
    path.write_text(f"{TEXT} It began on 3 May.", encoding="utf-8")
    done = CliRunner().invoke(newsfacts, ["quantities", str(path), "--format", form, "--published", "2024-05-15"])
    assert done.exit_code == 0, done.output
    for quote in ("about 1,200", "4sq km", "F-16s", "$375m"):
        assert quote in done.output
    if form == "jsonl":
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        assert rows[-1]["date_start"] == "2024-05-03"
        assert all(TEXT[row["start"] : row["end"]] == row["quote"] for row in rows[:-1])
