"""What a reader must know of a figure beside its value: a break, or told for other borders."""

from collections.abc import Iterable

import polars as pl

from regiokompas.domain.harmonisation import MARKS
from regiokompas.domain.indicators import Indicator

BROKEN, RECALCULATED = "B", "G"


def flagged(
    series: pl.DataFrame, *, marks: pl.DataFrame, indicators: Iterable[Indicator]
) -> pl.DataFrame:
    """Return ``series`` with a column flags: a sorted list, empty where there is nothing to know.

    ``series`` has the columns indicator, area and period. "B" stands at the first period after a
    break, of the borders of an area (``marks``, schema ``MARKS``) or of the measurement
    (declared in ``indicators``); "G" at a figure told for the municipality of today.
    """
    measured = pl.DataFrame(
        [(item.id, one.period, BROKEN) for item in indicators for one in item.breaks],
        schema={"indicator": pl.String, "period": pl.String, "mark": pl.String},
        orient="row",
    )
    places = series.select("indicator", "area", "period").unique()
    of_measurement = places.join(measured, on=["indicator", "period"]).select(*MARKS)
    flags = (
        pl.concat([marks.select(*MARKS), of_measurement])
        .group_by("indicator", "area", "period")
        .agg(pl.col("mark").unique().sort().alias("flags"))
    )
    return series.join(
        flags, on=["indicator", "area", "period"], how="left", maintain_order="left"
    ).with_columns(pl.col("flags").fill_null([]))


def marked(marks: pl.DataFrame, indicator: str, mark: str) -> dict[str, tuple[str, ...]]:
    """Return by area the periods at which ``mark`` stands in the series of ``indicator``."""
    own = marks.filter(pl.col("indicator") == indicator, pl.col("mark") == mark)
    found: dict[str, tuple[str, ...]] = {}
    for area, period in own.sort("area", "period").select("area", "period").iter_rows():
        found[area] = (*found.get(area, ()), period)
    return found
