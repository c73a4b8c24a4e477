"""The one tidy schema of figures, checked wherever a frame enters."""

from collections.abc import Mapping
from enum import StrEnum

import polars as pl

from regiokompas.domain.areas import AREA_PATTERN
from regiokompas.domain.errors import FigureError
from regiokompas.domain.periods import PERIOD_PATTERN


class Status(StrEnum):
    """What is known about a value. The last five have no value."""

    FINAL = "final"
    REVISED_PROVISIONAL = "revised-provisional"
    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
    CORRECTED = "corrected"
    UNKNOWN_STATUS = "unknown"
    SECRET = "secret"  # noqa: S105  # the source keeps it confidential; not a password
    IMPOSSIBLE = "impossible"
    NOT_AVAILABLE = "not-available"
    MISSING = "missing"
    INCOMPLETE = "incomplete"


WITHOUT_VALUE = (
    Status.SECRET,
    Status.IMPOSSIBLE,
    Status.NOT_AVAILABLE,
    Status.MISSING,
    Status.INCOMPLETE,
)

# From best to worst: a figure computed from several takes the worst of their statuses.
STATUS = pl.Enum([status.value for status in Status])

# A figure as a source gives it, before any formula: `part` names the declared part of an input.
FIGURES: dict[str, pl.DataType | pl.datatypes.DataTypeClass] = {
    "part": pl.String,
    "area": pl.String,
    "period": pl.String,
    "value": pl.Float64,
    "status": STATUS,
    "margin": pl.Float64,
}

# A figure of an indicator. `origin` lists the tables it was computed from.
SERIES: dict[str, pl.DataType | pl.datatypes.DataTypeClass] = {
    "indicator": pl.String,
    "area": pl.String,
    "period": pl.String,
    "value": pl.Float64,
    "status": STATUS,
    "margin": pl.Float64,
    "origin": pl.List(pl.String),
}


def checked(frame: pl.DataFrame, schema: Mapping[str, object], *, place: str) -> pl.DataFrame:
    """Return ``frame`` sorted by its key when it obeys ``schema``; refuse it otherwise.

    ``schema`` is ``FIGURES`` or ``SERIES``; the key is its first three columns. Refused with
    ``FigureError``: other columns or types, a null in the key, malformed codes and periods,
    NaN or infinity, a value without a status that allows one (and the reverse), a key twice.
    """
    if dict(frame.schema) != schema:
        raise FigureError(
            f"the frame has the columns {dict(frame.schema)}, expected {schema}", place=place
        )
    key = list(schema)[:3]
    has_value = pl.col("value").is_not_null()
    may_have_value = ~pl.col("status").is_in([status.value for status in WITHOUT_VALUE])
    rules = {
        "a key is empty": pl.any_horizontal(pl.col(key).is_null()),
        "an area code is malformed": ~pl.col("area").str.contains(AREA_PATTERN),
        "a period is malformed": ~pl.col("period").str.contains(PERIOD_PATTERN),
        "a value is not a finite number": has_value & ~pl.col("value").is_finite(),
        "a margin is negative or not finite": pl.col("margin").is_not_null()
        & ~(pl.col("margin").is_finite() & (pl.col("margin") >= 0)),
        "value and status contradict each other": has_value != may_have_value,
        "the same figure occurs twice": pl.struct(key).is_duplicated(),
    }
    broken = frame.select(
        pl.struct(key).filter(condition).first().alias(sentence)
        for sentence, condition in rules.items()
    ).row(0, named=True)
    for sentence, example in broken.items():
        if example is not None:
            at = ", ".join(f"{name} {value}" for name, value in example.items())
            raise FigureError(f"{sentence} ({at})", place=place)
    return frame.sort(key)
