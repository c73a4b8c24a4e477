"""From municipalities to the region: sums, ratios of sums and weighted means."""

from collections.abc import Sequence

import polars as pl

from regiokompas.domain.series import STATUS, Status

# Below this share of the weight a regional mean or ratio is not given: the missing part could
# change it by more than a reader would accept (docs/explanation/aggregation.md).
LEAST_COVERAGE = 0.9

VALUES = ["area", "period", "value", "status", "margin", "origin"]


def worst(column: str = "status") -> pl.Expr:
    """Return an expression for the worst status of a group: the enumeration is in that order."""
    return pl.col(column).max()


def all_origins(column: str = "origin") -> pl.Expr:
    """Return an expression for the sorted, distinct tables of a group."""
    return pl.col(column).explode().drop_nulls().unique().sort()


def summed(quantity: pl.DataFrame, *, members: Sequence[str], target: str) -> pl.DataFrame:
    """Return the sum over ``members`` per period, for the area ``target`` (columns ``VALUES``).

    A period in which one member has no value gives no sum (status "incomplete"): a total over
    thirteen of fourteen is not the total.
    """
    rows = quantity.filter(pl.col("area").is_in(list(members)))
    complete = pl.col("value").count() == len(members)
    return _regional(
        rows.group_by("period").agg(
            complete.alias("complete"),
            pl.col("value").sum(),
            worst(),
            all_origins(),
        ),
        target=target,
    )


def ratio_of_sums(
    numerator: pl.DataFrame,
    denominator: pl.DataFrame,
    *,
    per: float,
    members: Sequence[str] | None,
    target: str,
) -> pl.DataFrame:
    """Return ``per`` × Σ numerator ÷ Σ denominator per period (columns ``VALUES``).

    Only members with both figures count; they must hold at least ``LEAST_COVERAGE`` of the
    denominator of all members, and the denominator of every member must be known. ``members``
    None means: whichever areas existed in that period. Periods without any
    numerator give no row.
    """
    pairs = denominator.join(numerator.select("period").unique(), on="period", how="semi").join(
        numerator, on=["area", "period"], how="left", suffix="_numerator"
    )
    # An area for which a figure is impossible did not exist then: it is no part of the country.
    counted = (
        pl.col("status") != Status.IMPOSSIBLE.value
        if members is None
        else pl.col("area").is_in(list(members))
    )
    pairs = pairs.filter(counted)
    both = pl.col("value").is_not_null() & pl.col("value_numerator").is_not_null()
    expected = pl.len() if members is None else pl.lit(len(members))
    known = pl.col("value").count() == expected
    held = pl.col("value").filter(both).sum()
    return _regional(
        pairs.with_columns(
            pl.max_horizontal("status", "status_numerator").alias("status"),
            pl.concat_list("origin", pl.col("origin_numerator").fill_null([])).alias("origin"),
        )
        .group_by("period")
        .agg(
            (known & (held >= LEAST_COVERAGE * pl.col("value").sum()) & (held > 0)).alias(
                "complete"
            ),
            (per * pl.col("value_numerator").filter(both).sum() / held).alias("value"),
            pl.col("status").filter(both).max(),
            all_origins(),
        ),
        target=target,
    )


def weighted_mean(
    quantity: pl.DataFrame,
    weight: pl.DataFrame,
    *,
    members: Sequence[str] | None,
    target: str,
) -> pl.DataFrame:
    """Return the mean of ``quantity`` per period, weighted by ``weight`` (columns ``VALUES``).

    The same rule of coverage as ``ratio_of_sums``, with the weight as the denominator.
    """
    product = quantity.join(
        weight.select("area", "period", pl.col("value").alias("weight")), on=["area", "period"]
    ).with_columns((pl.col("value") * pl.col("weight")).alias("value"))
    return ratio_of_sums(product.drop("weight"), weight, per=1.0, members=members, target=target)


def without_own_value(own: pl.DataFrame, computed: pl.DataFrame) -> pl.DataFrame:
    """Return ``own`` completed with the ``computed`` rows it has no value for.

    A published regional figure always wins over one computed from municipalities.
    """
    published = own.drop_nulls("value").select("area", "period")
    added = computed.join(published, on=["area", "period"], how="anti")
    kept = own.join(added.select("area", "period"), on=["area", "period"], how="anti")
    return pl.concat([kept, added])


def _regional(periods: pl.DataFrame, *, target: str) -> pl.DataFrame:
    """Return one row per period for ``target``; incomplete periods lose their value."""
    return periods.select(
        pl.lit(target).alias("area"),
        "period",
        pl.when("complete").then("value").alias("value"),
        pl.when("complete")
        .then("status")
        .otherwise(pl.lit(Status.INCOMPLETE.value, dtype=STATUS))
        .alias("status"),
        pl.lit(None, dtype=pl.Float64).alias("margin"),
        "origin",
    ).sort("period")
