"""Whether a verdict stands when figures are revised."""

from collections.abc import Collection, Mapping

import polars as pl

from regiokompas.analysis.revisions import FIGURE, checked_facts
from regiokompas.domain.series import SERIES, Status, checked
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
    series: pl.DataFrame, sigma: Mapping[str, float], *, up: bool, is_relative: bool = False
) -> pl.DataFrame:
    """Return ``series`` (schema ``SERIES``) with the newest value of each area moved by σ_rev.

    ``sigma`` is the usual size of a revision by status (see ``revision_statistics``); a status
    without one is not moved. Missing values stay missing. With ``is_relative`` the size is one of
    the logarithm, and only positive values move.
    """
    has_value = pl.col("value").is_not_null()
    newest = pl.col("period").filter(has_value).max().over("indicator", "area")
    usual = (
        pl.col("status")
        .cast(pl.String)
        .replace_strict(dict(sigma), default=0.0, return_dtype=pl.Float64)
    )
    step = usual if up else -usual
    value = pl.col("value")
    moves = has_value & (pl.col("period") == newest) & ((value > 0) if is_relative else True)
    moved = pl.when(moves).then(value * step.exp() if is_relative else value + step)
    return checked(
        series.with_columns(moved.otherwise("value").alias("value")), SERIES, place="moved series"
    )


def before_last_revision(series: pl.DataFrame, facts: pl.DataFrame) -> pl.DataFrame:
    """Return ``series`` (schema ``SERIES``) with its figures before their last revision.

    ``facts`` (columns ``FACTS``) are all vintages. For each area the last moment counts at which a
    figure got another value or was withdrawn: those figures get back what they had. Figures that
    were new then are no revision and stay; so does an area that was never revised.
    """
    ordered = checked_facts(facts)
    revised = (
        ordered.with_columns(
            pl.col("value").shift(1).over(FIGURE).alias("then"),
            pl.col("status").shift(1).over(FIGURE).alias("status_then"),
        )
        .filter(pl.col("then").is_not_null() & pl.col("value").ne_missing(pl.col("then")))
        .filter(pl.col("retrieved_at") == pl.col("retrieved_at").max().over("indicator", "area"))
        .select(*FIGURE, "then", "status_then")
    )
    gone = revised.join(series, on=FIGURE, how="anti")
    with_gone = pl.concat([series, _without_value(gone)])
    restored = with_gone.join(revised, on=FIGURE, how="left", maintain_order="left").with_columns(
        pl.coalesce("then", "value").alias("value"),
        pl.coalesce("status_then", "status").alias("status"),
        pl.when(pl.col("then").is_null()).then("margin").alias("margin"),
    )
    return checked(restored.select(list(SERIES)), SERIES, place="series before its last revision")


def _without_value(figures: pl.DataFrame) -> pl.DataFrame:
    """Return rows of ``SERIES`` for ``figures`` that it no longer has."""
    return figures.select(
        *FIGURE,
        pl.lit(None, dtype=pl.Float64).alias("value"),
        pl.lit(Status.NOT_AVAILABLE.value).cast(SERIES["status"]).alias("status"),
        pl.lit(None, dtype=pl.Float64).alias("margin"),
        pl.lit([], dtype=SERIES["origin"]).alias("origin"),
    ).select(list(SERIES))


def logarithms(facts: pl.DataFrame) -> pl.DataFrame:
    """Return ``facts`` (columns ``FACTS``) with the logarithm of each value, where it has one.

    Areas of any size then share the usual size of a revision. A value that is not positive is left
    out; one that is missing stays missing.
    """
    value = pl.col("value")
    return checked_facts(
        facts.filter(value.is_null() | (value > 0)).with_columns(value.log().alias("value"))
    )
