"""The matrix of a border change, and of several changes one after the other."""

from collections.abc import Sequence

import polars as pl

from regiokompas.domain.errors import FigureError
from regiokompas.domain.harmonisation import WEIGHTS, BorderChange, checked_weights


def weights_of(change: BorderChange, *, areas: Sequence[str]) -> pl.DataFrame:
    """Return the matrix of ``change`` for all old ``areas`` (columns ``WEIGHTS``).

    An area that the change does not name kept its borders: share 1 to itself. Refused with
    ``FigureError``: a matrix that is none, and an old area that is not among ``areas``.
    """
    place = f"border change of {change.year}"
    named = checked_weights(
        pl.DataFrame(
            [(row.old, row.current, row.share) for row in change.shares],
            schema=WEIGHTS,
            orient="row",
        ),
        place=place,
    )
    unknown = sorted(set(named["old"]) - set(areas))
    if unknown:
        raise FigureError(
            f"{unknown[0]} did not exist before the change",
            place=place,
            hint="name the areas of the year before as old ones",
        )
    kept = sorted(set(areas) - set(named["old"]))
    return checked_weights(pl.concat([named, _identity(kept)]), place=place)


def chained(first: pl.DataFrame, second: pl.DataFrame) -> pl.DataFrame:
    """Return the matrix of ``first`` followed by ``second``: their product (columns ``WEIGHTS``).

    Refused with ``FigureError`` where ``second`` does not tell where an area of ``first`` went.
    """
    place = "border changes in a row"
    for weights in (first, second):
        checked_weights(weights, place=place)
    lost = sorted(set(first["current"]) - set(second["old"]))
    if lost:
        raise FigureError(
            f"the later change does not say where {lost[0]} went",
            place=place,
            hint="make the later matrix for all areas that existed before it",
        )
    product = (
        first.join(second, left_on="current", right_on="old", suffix="_later")
        .group_by("old", pl.col("current_later").alias("current"))
        .agg((pl.col("share") * pl.col("share_later")).sum())
    )
    return checked_weights(product, place=place)


def weights_from(changes: pl.DataFrame, *, year: int, areas: Sequence[str]) -> pl.DataFrame:
    """Return the matrix of the detected ``changes`` (``CHANGES``) on 1 January of ``year``.

    ``areas`` are all areas of the year before. Refused with ``FigureError`` where something of
    that year is unresolved: such a change has to be declared.
    """
    place = f"detected border changes of {year}"
    rows = changes.filter(pl.col("year") == year)
    open_rows = rows.filter(pl.col("kind") == "unresolved")
    if open_rows.height:
        area = open_rows.select(pl.coalesce("old", "current")).item(0, 0)
        raise FigureError(
            f"the population does not tell how {area} changed",
            place=place,
            hint="declare the change with the shares its publisher gives",
        )
    named = rows.select(list(WEIGHTS))
    kept = sorted(set(areas) - set(named["old"]))
    return checked_weights(pl.concat([named, _identity(kept)]), place=place)


def _identity(areas: Sequence[str]) -> pl.DataFrame:
    """Return the rows of areas that stay what they are."""
    return pl.DataFrame(
        {"old": areas, "current": areas, "share": [1.0] * len(areas)}, schema=WEIGHTS
    )
