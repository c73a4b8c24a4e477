"""Paces on the road to a target: the one asked for, the one still needed, and the one there is."""

import numpy as np

from regiokompas.analysis.assessment.designs import FloatArray


def divided(numerator: FloatArray, denominator: FloatArray) -> FloatArray:
    """Return the quotient; NaN where the denominator is zero or something is missing."""
    numerator, denominator = np.broadcast_arrays(numerator, denominator)
    is_defined = np.isfinite(denominator) & (denominator != 0)
    blank = np.full(numerator.shape, np.nan)
    return np.asarray(np.divide(numerator, denominator, out=blank, where=is_defined))


def pace_between(
    value: FloatArray, year: FloatArray, target: FloatArray, target_year: FloatArray
) -> FloatArray:
    """Return the yearly change from ``value`` to ``target``; NaN unless the target lies ahead."""
    ahead = np.asarray(target_year - year, dtype=np.float64)
    return divided(target - value, np.where(ahead > 0, ahead, np.nan))


def expected_value(
    base: FloatArray, base_year: FloatArray, pace: FloatArray, year: FloatArray
) -> FloatArray:
    """Return where the straight road from ``base`` is in ``year``."""
    return base + pace * (year - base_year)


def acceleration(remaining: FloatArray, slope: FloatArray) -> FloatArray:
    """Return how many times faster it must go; NaN where it does not move to the target."""
    return divided(remaining, np.where(slope * remaining > 0, slope, np.nan))
