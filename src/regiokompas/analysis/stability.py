"""Whether a verdict stands when figures are revised."""

from collections.abc import Collection, Mapping

import polars as pl

from regiokompas.domain.series import SERIES, checked
from regiokompas.domain.stability import Stability
from regiokompas.domain.verdicts import State


def stability(now: State, *, before: State | None, shifted: Collection[State] = ()) -> Stability:
    """Return whether the verdict ``now`` is stable.

    ``before`` is the verdict by the figures before their last revision, None where there is only
    one vintage: then nothing is known of revisions, and no verdict is called stable. ``shifted``
    are the verdicts with the newest figure moved by the usual size of a revision, up and down.
    Source: docs/explanation/revisions.md.
    """
    if before is None:
        return Stability.FIRST_VINTAGE
    if before is not now:
        return Stability.FLIPPED
    return Stability.STABLE if all(state is now for state in shifted) else Stability.SENSITIVE


def moved_by_revision(
    series: pl.DataFrame, sigma: Mapping[str, float], *, up: bool
) -> pl.DataFrame:
    """Return ``series`` (schema ``SERIES``) with the newest value of each area moved by σ_rev.

    ``sigma`` is the usual size of a revision by status (see ``revision_statistics``); a status
    without one is not moved. Missing values stay missing.
    """
    has_value = pl.col("value").is_not_null()
    newest = pl.col("period").filter(has_value).max().over("indicator", "area")
    usual = (
        pl.col("status")
        .cast(pl.String)
        .replace_strict(dict(sigma), default=0.0, return_dtype=pl.Float64)
    )
    step = usual if up else -usual
    moved = pl.when(has_value & (pl.col("period") == newest)).then(pl.col("value") + step)
    return checked(
        series.with_columns(moved.otherwise("value").alias("value")), SERIES, place="moved series"
    )
