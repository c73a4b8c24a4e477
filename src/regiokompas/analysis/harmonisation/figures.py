"""Counts and ratios of old areas, told for the current ones."""

import polars as pl

from regiokompas.domain.errors import FigureError
from regiokompas.domain.harmonisation import Statistic, checked_weights
from regiokompas.domain.series import FIGURES, STATUS, Status, checked


def harmonised_counts(
    figures: pl.DataFrame, weights: pl.DataFrame, *, statistic: Statistic
) -> pl.DataFrame:
    """Return the counts of ``figures`` in current borders: y_current = W'y_old.

    Both frames are as their schemas say (``FIGURES``, ``WEIGHTS``); the figures are of periods
    before the change, in the old borders. A current area of which one old part has no value is
    "incomplete"; one of which none has a row gives no row. A count that had to be divided over
    areas is at best "estimated". Margins are combined as those of independent figures, and absent
    where one is.
    Refused with ``FigureError``: anything but counts, and an area the matrix does not know.
    """
    refuse_unless_count(statistic)
    place = "figures to harmonise"
    figures = checked(figures, FIGURES, place=place)
    weights = checked_weights(weights, place="border matrix")
    unknown = sorted(set(figures["area"]) - set(weights["old"]))
    if unknown:
        raise FigureError(
            f"the matrix does not say where {unknown[0]} went",
            place=place,
            hint="make the matrix for all areas of the figures",
        )
    return checked(_multiplied(figures, weights), FIGURES, place="harmonised figures")


def harmonised_ratio(
    numerator: pl.DataFrame, denominator: pl.DataFrame, weights: pl.DataFrame, *, per: float
) -> pl.DataFrame:
    """Return ``per`` × numerator ÷ denominator in current borders (columns ``FIGURES``).

    Numerator and denominator are counts (``FIGURES``) and are harmonised each on its own; the
    ratio keeps the part of the numerator. It is "incomplete" where one of the two has no value,
    "impossible" where the denominator is 0. The margin of a ratio is not told.
    """
    above = harmonised_counts(numerator, weights, statistic=Statistic.COUNT)
    below = harmonised_counts(denominator, weights, statistic=Statistic.COUNT).drop("part")
    pairs = above.join(below, on=["area", "period"], how="left", suffix="_below")
    known = pl.col("value").is_not_null() & pl.col("value_below").is_not_null()
    status = (
        pl.when(~known)
        .then(pl.lit(Status.INCOMPLETE.value, dtype=STATUS))
        .when(pl.col("value_below") == 0)
        .then(pl.lit(Status.IMPOSSIBLE.value, dtype=STATUS))
        .otherwise(pl.max_horizontal("status", "status_below"))
    )
    ratio = pairs.select(
        "part",
        "area",
        "period",
        pl.when(known & (pl.col("value_below") != 0))
        .then(per * pl.col("value") / pl.col("value_below"))
        .alias("value"),
        status.alias("status"),
        pl.lit(None, dtype=pl.Float64).alias("margin"),
    )
    return checked(ratio, FIGURES, place="harmonised ratio")


def refuse_unless_count(statistic: Statistic) -> None:
    """Refuse with ``FigureError`` what cannot be multiplied by shares of areas."""
    if statistic is Statistic.COUNT:
        return
    hint = {
        Statistic.RATIO: "harmonise its numerator and its denominator, then divide",
        Statistic.MEAN: "harmonise the sum and the number it was divided by, then divide",
    }.get(statistic, "flag a break: only its publisher can compute it anew")
    raise FigureError(
        f"a {statistic.value} cannot be carried over a change of borders",
        place="figures to harmonise",
        hint=hint,
    )


def _multiplied(figures: pl.DataFrame, weights: pl.DataFrame) -> pl.DataFrame:
    """Return W'y per part, current area and period, in the columns ``FIGURES``."""
    # Every old area is expected in every period: where one is absent its successors have a hole.
    expected = figures.select("part", "period").unique().join(weights, how="cross")
    parts = expected.join(
        figures, left_on=["part", "old", "period"], right_on=["part", "area", "period"], how="left"
    )
    share, margin = pl.col("share"), pl.col("margin")
    complete = pl.col("value").count() == pl.len()
    divided = (share < 1).any()
    estimated = pl.lit(Status.ESTIMATED.value, dtype=STATUS)
    worst = pl.col("status").max()
    alone = pl.len() == 1
    return (
        parts.group_by("part", "current", "period")
        .agg(
            pl.col("status").count().alias("told"),
            pl.when(complete).then((share * pl.col("value")).sum()).alias("value"),
            pl.when(complete & divided)
            .then(pl.max_horizontal(worst, estimated))
            .when(complete)
            .then(worst)
            .when(alone & pl.col("status").first().is_not_null())
            .then(worst)
            .otherwise(pl.lit(Status.INCOMPLETE.value, dtype=STATUS))
            .alias("status"),
            pl.when(complete & (margin.count() == pl.len()))
            .then((share * margin).pow(2).sum().sqrt())
            .alias("margin"),
        )
        .filter(pl.col("told") > 0)
        .rename({"current": "area"})
        .select(list(FIGURES))
    )
