"""Of how many people or homes a share is a share: what chance alone makes of it."""

import polars as pl

from regiokompas.analysis.joining import quantities
from regiokompas.domain.indicators import Indicator

SHARE = "percent"
SIZES = {"area": pl.String, "period": pl.String, "size": pl.Float64}


def size_input(indicator: Indicator) -> str:
    """Return the input that counts what the share is of; empty where none is declared."""
    if indicator.unit != SHARE:
        return ""
    formula = indicator.formula
    if formula.kind == "share":
        return formula.denominator
    return indicator.inputs[formula.input].weight if formula.kind == "value" else ""


def sizes_of(indicator: Indicator, figures: pl.DataFrame) -> pl.DataFrame:
    """Return the size behind each share (area, period, size); none where nothing declares it.

    ``figures`` has the schema ``FIGURES``.
    """
    name = size_input(indicator)
    if not name:
        return pl.DataFrame(schema=SIZES)
    place = f"indicator {indicator.id}"
    counted = quantities({name: indicator.inputs[name]}, figures, place=place)[name]
    return counted.select("area", "period", pl.col("value").alias("size")).drop_nulls()
