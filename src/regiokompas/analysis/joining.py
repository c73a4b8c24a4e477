"""The parts of an input brought together into one series."""

from collections.abc import Mapping

import polars as pl

from regiokompas.domain.errors import FigureError
from regiokompas.domain.indicators import Input

# Columns of a quantity: FIGURES without the part, with the tables it came from.
QUANTITY = ["area", "period", "value", "status", "margin", "origin"]


def joined_parts(
    declared: Input, figures: pl.DataFrame, *, place: str, is_agreed: bool = False
) -> pl.DataFrame:
    """Return the figures of an input, one row per area and period (columns ``QUANTITY``).

    ``figures`` has the schema ``FIGURES``, and perhaps a column origin: the list of what each
    figure comes from, otherwise the table of its part. Of several parts the first with a value
    counts; a figure without a value gives way to one with. Where two parts give a value they must
    agree within the declared tolerance: otherwise ``FigureError`` names area, period and both
    values, because a spliced series would show a change that never happened. ``is_agreed`` says
    that this was seen before, of the figures as published: sums of them may differ by more.
    """
    preference = {part.key: rank for rank, part in enumerate(declared.parts)}
    tables = {part.key: part.table for part in declared.parts}
    candidates = figures.filter(pl.col("part").is_in(list(preference))).with_columns(
        pl.col("part").replace_strict(preference, return_dtype=pl.Int32).alias("rank"),
        (
            pl.col("origin")
            if "origin" in figures.columns
            else pl.concat_list(pl.col("part").replace_strict(tables, return_dtype=pl.String))
        ).alias("origin"),
    )
    if not is_agreed:
        _refuse_contradictions(candidates, tolerance=declared.tolerance, place=place)
    return (
        candidates.sort(pl.col("value").is_null(), "rank", maintain_order=True)
        .unique(["area", "period"], keep="first", maintain_order=True)
        .select(QUANTITY)
        .sort("area", "period")
    )


def quantities(
    inputs: Mapping[str, Input], figures: pl.DataFrame, *, place: str, is_agreed: bool = False
) -> dict[str, pl.DataFrame]:
    """Return the joined figures of every input, by the input's name."""
    return {
        name: joined_parts(declared, figures, place=f"{place}, input '{name}'", is_agreed=is_agreed)
        for name, declared in inputs.items()
    }


def _refuse_contradictions(candidates: pl.DataFrame, *, tolerance: float, place: str) -> None:
    spread = (
        candidates.drop_nulls("value")
        .group_by("area", "period")
        .agg(
            pl.col("value").min().alias("low"),
            pl.col("value").max().alias("high"),
            pl.col("part").sort_by("rank").alias("parts"),
        )
        # A thousandth of a thousandth: what adding and scaling floating-point numbers may leave.
        .filter(pl.col("high") - pl.col("low") > tolerance + 1e-9 * pl.col("high").abs())
        .sort("area", "period")
    )
    if spread.is_empty():
        return
    first = spread.row(0, named=True)
    raise FigureError(
        f"two sources contradict each other for {first['area']} in {first['period']}: "
        f"{first['low']:g} and {first['high']:g} ({len(spread)} such cases; "
        f"{' against '.join(first['parts'])})",
        place=place,
        hint="limit the parts with 'since' and 'until', or declare the tolerance and why",
    )
