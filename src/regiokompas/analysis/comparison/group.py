"""The middle of a group of areas, and the band that holds the middle half of them."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

# With fewer figures a quartile is hardly more than one of them.
LEAST_IN_GROUP = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """The median of a group with its lower and upper quartile.

    ``count`` of the ``expected`` areas have a figure.
    """

    median: float
    lower: float
    upper: float
    count: int
    expected: int


def band_of(values: Iterable[float | None]) -> Band | None:
    """Return the band of ``values``, None for areas without one; None where too few have one."""
    listed = list(values)
    known = [value for value in listed if value is not None]
    if len(known) < LEAST_IN_GROUP:
        return None
    lower, median, upper = np.percentile(known, [25, 50, 75])
    return Band(
        median=float(median),
        lower=float(lower),
        upper=float(upper),
        count=len(known),
        expected=len(listed),
    )
