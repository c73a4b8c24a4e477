"""The total of a region, added up while every member is still there."""

from collections.abc import Sequence

import polars as pl

from regiokompas.domain.series import FIGURES, checked


def with_total(figures: pl.DataFrame, *, members: Sequence[str], total: str) -> pl.DataFrame:
    """Return ``figures`` (``FIGURES``) with the sum of ``members`` as the figure of ``total``.

    A total that the source gives stays; a period in which a member has no value gets none. It
    has to be known before members are hidden: afterwards nobody could add it up.
    """
    is_member = pl.col("area").is_in(list(members))
    known = figures.filter(pl.col("area") == total, pl.col("value").is_not_null())
    sums = (
        figures.filter(is_member)
        .group_by("part", "period")
        .agg(
            pl.col("value").sum(),
            pl.col("status").max(),
            (pl.col("value").count() == len(members)).alias("whole"),
        )
        .filter("whole")
        .join(known, on=["part", "period"], how="anti")
        .select(
            "part",
            pl.lit(total).alias("area"),
            "period",
            "value",
            "status",
            pl.lit(None, dtype=pl.Float64).alias("margin"),
        )
    )
    key = ["part", "area", "period"]
    kept = figures.join(sums, on=key, how="anti")
    return checked(pl.concat([kept, sums]), FIGURES, place="figures with a total")
