"""What the population table of 2012-2023 tells about borders."""

from pathlib import Path

import polars as pl
import pytest

from regiokompas.analysis.harmonisation.changes import detected_changes
from regiokompas.analysis.harmonisation.figures import harmonised_counts
from regiokompas.analysis.harmonisation.matrices import weights_from
from regiokompas.analysis.harmonisation.residuals import detected_breaks, unexplained
from regiokompas.domain.harmonisation import Statistic
from regiokompas.domain.series import FIGURES, STATUS

pytestmark = pytest.mark.official

NAME = "cbs/statline-export/population_dynamics_2012_2023_all_regions.csv"


@pytest.fixture(scope="module")
def official(official_data: Path) -> pl.DataFrame:
    """Inhabitants on 1 January and growth, both sexes, all regions."""
    number = {
        "population": "PopulationOn1January_1",
        "growth": "PopulationGrowth_18",
    }
    return (
        pl.read_csv(official_data / NAME, infer_schema=False)
        .filter(pl.col("Sex") == "T001038")
        .select(
            pl.col("Regions").str.strip_chars().alias("area"),
            pl.col("Periods").str.slice(0, 4).cast(pl.Int64).alias("year"),
            *(
                pl.col(column).str.strip_chars().cast(pl.Float64).alias(name)
                for name, column in number.items()
            ),
        )
    )


def of_kind(official: pl.DataFrame, kind: str) -> pl.DataFrame:
    return official.filter(pl.col("area").str.starts_with(kind))


@pytest.mark.parametrize(("kind", "cases"), [("GM", 27), ("CR", 19), ("PV", 2), ("NL", 0)])
def test_the_published_number_of_breaks_is_found(
    official: pl.DataFrame, kind: str, cases: int
) -> None:
    assert detected_breaks(of_kind(official, kind)).height == cases


def test_outside_breaks_the_table_balances_almost_to_the_person(official: pl.DataFrame) -> None:
    rows = unexplained(of_kind(official, "GM"))
    assert rows.height == 4085
    assert rows.filter(pl.col("residual") == 0).height == 4045


def test_the_region_twente_has_no_break(official: pl.DataFrame) -> None:
    assert detected_breaks(official.filter(pl.col("area") == "CR12")).is_empty()


def test_the_kinds_of_change_are_counted(official: pl.DataFrame) -> None:
    counts = detected_changes(of_kind(official, "GM"))["kind"].value_counts()
    assert dict(counts.rows()) == {"merge": 80, "split": 6, "transfer": 4, "unresolved": 27}


def test_haaren_was_divided_over_four_by_inhabitants(official: pl.DataFrame) -> None:
    rows = detected_changes(of_kind(official, "GM")).filter(pl.col("old") == "GM0788")
    assert rows.select("current", pl.col("share").round(3)).rows() == [
        ("GM0757", 0.150),
        ("GM0824", 0.407),
        ("GM0855", 0.101),
        ("GM0865", 0.342),
    ]


def test_the_inhabitants_before_the_change_of_2021_become_those_after_it(
    official: pl.DataFrame,
) -> None:
    table = of_kind(official, "GM")
    before = table.filter(pl.col("year") == 2020)
    matrix = weights_from(detected_changes(table), year=2021, areas=before["area"].to_list())
    expected = before.select(
        pl.lit("p").alias("part"),
        "area",
        pl.lit("2020").alias("period"),
        (pl.col("population") + pl.col("growth")).alias("value"),
        pl.lit("final", dtype=STATUS).alias("status"),
        pl.lit(None, dtype=pl.Float64).alias("margin"),
    ).drop_nulls("value")
    assert dict(expected.schema) == FIGURES
    now = harmonised_counts(expected, matrix, statistic=Statistic.COUNT).select("area", "value")
    after = table.filter(pl.col("year") == 2021).select("area", "population")
    both = now.join(after, on="area", how="full")
    assert both.null_count().sum_horizontal().item() == 0
    assert (both["value"] - both["population"]).abs().max() < 0.5
