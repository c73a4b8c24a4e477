"""How the series of a declared indicator is assessed, learnt from its declaration and figures."""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import polars as pl

from regiokompas.analysis.assessment.autocorrelation import DEFAULT, pooled_autocorrelation
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.verdicts import Scale, Yardstick

MONEY = "euro"


def yardstick_of(
    indicator: Indicator,
    *,
    autocorrelation: float = DEFAULT,
    scale: Scale = "identity",
    redrawn: Mapping[str, tuple[int, ...]] = MappingProxyType({}),
) -> Yardstick:
    """Return the yardstick of ``indicator`` on ``scale``, with ``autocorrelation`` by year.

    ``redrawn`` tells by area the years from which its figures are about another area.
    """
    return Yardstick(
        direction=indicator.direction,
        process=indicator.process,
        scale=scale,
        autocorrelation=autocorrelation,
        breaks=tuple(int(item.period[:4]) for item in indicator.breaks),
        area_breaks=redrawn,
    )


def autocorrelation_of(indicator: Indicator, places: pl.DataFrame, *, until: int) -> float:
    """Return the autocorrelation that ``places`` have in common.

    ``places`` (schema ``SERIES``) are the yearly figures of many areas of one kind. Years in
    which no place has a value are left out; where years are missing in between, or too few places
    are complete, it is the default.
    """
    rows = places.filter(
        pl.col("value").is_not_null(), pl.col("period").cast(pl.Int64, strict=False) <= until
    )
    years = rows["period"].unique().sort().to_list()
    if not years or int(years[-1]) - int(years[0]) != len(years) - 1:
        return DEFAULT
    table = rows.pivot(on="period", index="area", values="value").select(years).to_numpy()
    return pooled_autocorrelation(table.astype(np.float64), process=indicator.process)


def is_count(indicator: Indicator) -> bool:
    """Return whether ``indicator`` counts something, so that areas add up to a larger figure."""
    formula = indicator.formula
    return formula.kind == "value" and indicator.inputs[formula.input].aggregate == "sum"


def scale_without_target(indicator: Indicator, series: pl.DataFrame) -> Scale:
    """Return the scale of an area without a target: growth in per cent for stocks and money.

    Differences where ``series`` has a value for which there is no such growth.
    """
    grows = (is_count(indicator) and indicator.process == "stock") or indicator.unit == MONEY
    lowest = series["value"].min()
    return "log" if grows and isinstance(lowest, float) and lowest > 0 else "identity"


def may_shrink(indicator: Indicator, scale: Scale) -> bool:
    """Return whether slopes of large and small places can be compared: never of plain counts."""
    return scale != "identity" or not is_count(indicator)
