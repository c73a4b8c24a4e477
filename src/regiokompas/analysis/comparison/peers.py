"""The figures of other programme regions, computed from their municipalities."""

from collections.abc import Mapping, Sequence

import polars as pl

from regiokompas.analysis.formulas import DECIMALS_KEPT, PERIODS, from_members
from regiokompas.analysis.joining import quantities
from regiokompas.domain.errors import FigureError
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.series import STATUS

# A figure of an indicator for a programme region, which has no official code.
PEERS: dict[str, pl.DataType | pl.datatypes.DataTypeClass] = {
    "indicator": pl.String,
    "peer": pl.String,
    "period": pl.String,
    "value": pl.Float64,
    "status": STATUS,
    "origin": pl.List(pl.String),
}


def peer_series(
    indicator: Indicator, figures: pl.DataFrame, *, peers: Mapping[str, Sequence[str]]
) -> pl.DataFrame:
    """Return the series of ``indicator`` for every peer (schema ``PEERS``).

    ``peers`` gives the municipalities of each. The rules are those of the own region: a sum needs
    every municipality, a mean or a ratio nine tenths of the weight. ``figures`` are those that the
    own series followed from: that parts agree was seen there.
    """
    of_frequency = figures.filter(pl.col("period").str.contains(PERIODS[indicator.frequency]))
    inputs = quantities(
        indicator.inputs, of_frequency, place=f"indicator {indicator.id}", is_agreed=True
    )
    found = [
        from_members(indicator, inputs, members=members, target=peer)
        for peer, members in sorted(peers.items())
    ]
    if not found:
        return pl.DataFrame(schema=PEERS)
    return (
        pl.concat(found)
        .select(
            pl.lit(indicator.id).alias("indicator"),
            pl.col("area").alias("peer"),
            "period",
            pl.col("value").round(DECIMALS_KEPT),
            "status",
            "origin",
        )
        .sort("peer", "period")
    )


def checked_peers(frame: pl.DataFrame, *, place: str) -> pl.DataFrame:
    """Return ``frame`` sorted by its key when it obeys ``PEERS``; ``FigureError`` otherwise."""
    if dict(frame.schema) != PEERS:
        raise FigureError(
            f"the frame has the columns {dict(frame.schema)}, expected {PEERS}", place=place
        )
    key = ["indicator", "peer", "period"]
    if frame.select(key).is_duplicated().any():
        raise FigureError("the same figure of a programme region occurs twice", place=place)
    if not frame["value"].drop_nulls().is_finite().all():
        raise FigureError("a value of a programme region is not a finite number", place=place)
    return frame.sort(key)
