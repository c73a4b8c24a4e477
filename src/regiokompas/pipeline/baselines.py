"""The baseline as it was frozen beside the same figures as they are known now."""

from collections.abc import Collection

import polars as pl

from regiokompas.analysis.revisions import side_by_side


def baseline_then_and_now(
    then: pl.DataFrame, now: pl.DataFrame, *, areas: Collection[str]
) -> pl.DataFrame:
    """Return the frozen figure of each indicator and area beside the present one.

    ``then`` and ``now`` are series (schema ``SERIES``) of two releases. The baseline of an area is
    its newest figure in ``then``; an indicator that did not exist then has none. Columns as in
    ``then_and_now``.
    """
    known = then.filter(pl.col("area").is_in(list(areas)), pl.col("value").is_not_null())
    newest = pl.col("period").max().over("indicator", "area")
    old = known.filter(pl.col("period") == newest)
    new = now.join(old, on=["indicator", "area", "period"], how="semi")
    return side_by_side(old, new)
