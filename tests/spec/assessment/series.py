"""Small made-up series for the tests of verdicts."""

from collections.abc import Sequence

import polars as pl

from regiokompas.domain.series import SERIES

PLACE = "GM0001"


def series(
    values: Sequence[float | None],
    *,
    first: int = 2017,
    area: str = PLACE,
    status: str = "final",
    margin: float | None = None,
) -> pl.DataFrame:
    """Return one area's yearly values from ``first`` on, in the schema of series."""
    count = len(values)
    return pl.DataFrame(
        {
            "indicator": ["made-up"] * count,
            "area": [area] * count,
            "period": [str(first + step) for step in range(count)],
            "value": [None if value is None else float(value) for value in values],
            "status": ["not-available" if value is None else status for value in values],
            "margin": [None if value is None else margin for value in values],
            "origin": [["t"]] * count,
        },
        schema=SERIES,
    )
