"""Changes of municipal borders: which share of an old area went to which current one."""

from enum import StrEnum

import polars as pl

from regiokompas.domain.areas import AREA_PATTERN
from regiokompas.domain.declared import declared
from regiokompas.domain.errors import FigureError
from regiokompas.domain.texts import Text


class Statistic(StrEnum):
    """What kind of number a figure is, which decides whether it survives a border change."""

    COUNT = "count"
    RATIO = "ratio"
    MEAN = "mean"
    MEDIAN = "median"
    PERCENTILE = "percentile"


@declared
class BorderShare:
    """The share (above 0, at most 1) of an old area that went to a current one."""

    old: str
    current: str
    share: float


@declared
class BorderChange:
    """What changed on the first day of ``year``: the rows of the matrix that differ from 1.

    The shares of each old area sum to 1; an area that kept its borders and received nothing is
    not named. ``source`` says from which official figures the shares follow. Where they do not
    tell who went where, the areas stand without shares: ``unresolved_old`` are those that ended
    or lost a part, ``unresolved_current`` those that gained one. ``unresolved_ended`` are those
    of ``unresolved_old`` that no longer exist.
    """

    year: int
    shares: tuple[BorderShare, ...]
    source: Text
    unresolved_old: tuple[str, ...] = ()
    unresolved_current: tuple[str, ...] = ()
    unresolved_ended: tuple[str, ...] = ()


@declared
class BorderChanges:
    """The border changes of the municipalities of a country, as one official table tells them.

    ``population`` and ``growth`` are the measures of ``table`` that the shares follow from: the
    inhabitants on 1 January and their growth in that year. The first change that can be found is
    that of the year after ``first``, the last that of ``last``.
    """

    table: str
    publisher: str
    licence: str
    population: str
    growth: str
    first: int
    last: int
    changes: tuple[BorderChange, ...]


# What must be known of a figure beside its value: "B" the first period of an area after a break
# in its borders, "G" a figure of former municipalities told for the area of today.
MARKS: dict[str, pl.DataType | pl.datatypes.DataTypeClass] = {
    "indicator": pl.String,
    "area": pl.String,
    "period": pl.String,
    "mark": pl.String,
}


BORDER_BREAK = Text(
    nl="De gemeente kreeg andere grenzen: wat daarvoor staat, gaat over een ander gebied.",
    en="The municipality got other borders: what stands before is about another area.",
    de="Die Gemeinde bekam andere Grenzen: Was davor steht, betrifft ein anderes Gebiet.",
)


def no_marks() -> pl.DataFrame:
    """Return no marks (columns ``MARKS``)."""
    return pl.DataFrame(schema=MARKS)


# The matrix W (old × current) in long form; a pair without a row has share 0.
WEIGHTS: dict[str, pl.DataType | pl.datatypes.DataTypeClass] = {
    "old": pl.String,
    "current": pl.String,
    "share": pl.Float64,
}

# Shares are ratios of counts: they sum to 1 up to the dust of floating-point division.
DUST = 1e-9


def checked_weights(frame: pl.DataFrame, *, place: str) -> pl.DataFrame:
    """Return ``frame`` (columns ``WEIGHTS``) sorted when it is a matrix; refuse it otherwise.

    Refused with ``FigureError``: other columns or types, empty or malformed codes, a share that
    is not above 0 and at most 1, a pair twice, an old area whose shares do not sum to 1.
    """
    if dict(frame.schema) != WEIGHTS:
        raise FigureError(
            f"the matrix has the columns {dict(frame.schema)}, expected {WEIGHTS}", place=place
        )
    share = pl.col("share")
    rules = {
        "an area code is empty or malformed": ~(
            pl.col("old").str.contains(AREA_PATTERN) & pl.col("current").str.contains(AREA_PATTERN)
        ).fill_null(value=False),
        "a share is not above 0 and at most 1": ~(
            share.is_finite() & (share > 0) & (share <= 1 + DUST)
        ).fill_null(value=False),
        "a pair of areas occurs twice": pl.struct("old", "current").is_duplicated(),
        "the shares of an old area do not sum to 1": (share.sum().over("old") - 1).abs() > DUST,
    }
    for sentence, condition in rules.items():
        broken = frame.filter(condition)
        if broken.height:
            old, current, value = broken.row(0)
            raise FigureError(
                f"{sentence} ({old} to {current}, share {value})",
                place=place,
                hint="give every old area shares above 0 that together are 1",
            )
    return frame.sort("old", "current")
