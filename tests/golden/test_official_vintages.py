"""Two retrievals of one official table, years apart: what really was revised between them."""

import json
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from regiokompas.analysis.revisions import FACTS, added_facts, revision_statistics

pytestmark = pytest.mark.official

# Average purchase prices (CBS 83625): an export of 1995 to 2024, and the table of February 2026.
FIRST = "cbs/statline-export/83625ENG_avg_purchase_price_1995_2024.csv"
SECOND = "cbs/odata-v4/83625NED/observations-page-1.json"


def facts(prices: pl.DataFrame, *, at: datetime) -> pl.DataFrame:
    """Return ``prices`` (area, period, value) as facts (columns ``FACTS``) of one moment."""
    return (
        prices.filter(pl.col("area").str.contains(r"^(NL01|PV\d\d|GM\d{4})$"))
        .drop_nulls("value")
        .with_columns(
            pl.lit("purchase-price").alias("indicator"),
            pl.lit("final", dtype=FACTS["status"]).alias("status"),
            pl.lit(at).cast(FACTS["retrieved_at"]).alias("retrieved_at"),
            pl.lit(f"{at:%Y%m%d}").alias("source_version"),
            pl.lit(f"{at:%Y}").alias("sha256"),
        )
        .select(list(FACTS))
    )


@pytest.fixture(scope="module")
def first(official_data: Path) -> pl.DataFrame:
    prices = pl.read_csv(official_data / FIRST, separator=";", infer_schema=False).select(
        pl.col("Regions").str.strip_chars().alias("area"),
        pl.col("Periods").str.slice(0, 4).alias("period"),
        pl.col("AveragePurchasePrice_1")
        .str.strip_chars()
        .cast(pl.Float64, strict=False)
        .alias("value"),
    )
    return facts(prices.filter(pl.col("period") >= "2015"), at=datetime(2025, 6, 1, tzinfo=UTC))


@pytest.fixture(scope="module")
def second(official_data: Path) -> pl.DataFrame:
    rows = json.loads((official_data / SECOND).read_text("utf-8"))["value"]
    prices = pl.DataFrame(
        [(row["RegioS"].strip(), row["Perioden"][:4], row["Value"]) for row in rows],
        schema={"area": pl.String, "period": pl.String, "value": pl.Float64},
        orient="row",
    )
    return facts(prices, at=datetime(2026, 7, 17, tzinfo=UTC))


def test_no_purchase_price_was_revised_and_one_year_came(
    first: pl.DataFrame, second: pl.DataFrame
) -> None:
    both = pl.concat([first, added_facts(first, second)])
    (row,) = revision_statistics(both).rows(named=True)
    assert (row["bias"], row["mean_absolute"], row["sigma"]) == (0, 0, 0)
    assert row["figures"] > 3_000
    years = second.join(first, on=["area", "period"], how="anti")["period"].unique().to_list()
    assert "2025" in years
    # One price by hand, in both: 230,194 euro in the whole country in 2015.
    told = both.filter(area="NL01", period="2015")["value"].to_list()
    assert told == [230_194, 230_194]


def test_the_statistics_see_it_when_one_of_these_prices_is_told_otherwise(
    first: pl.DataFrame, second: pl.DataFrame
) -> None:
    is_country = (pl.col("area") == "NL01") & (pl.col("period") == "2015")
    changed = second.with_columns(
        pl.when(is_country).then(pl.col("value") + 3_000).otherwise("value").alias("value")
    )
    both = pl.concat([first, added_facts(first, changed)])
    (row,) = revision_statistics(both).rows(named=True)
    assert row["bias"] == pytest.approx(3_000 / row["figures"])
