"""Funnel limits: how far a small area may lie from the country by chance alone."""

import numpy as np
from scipy.special import ndtri

from regiokompas.analysis.assessment.designs import BoolArray, FloatArray


def funnel_limits(
    country: float, size: FloatArray, *, confidence: float = 0.95, overdispersion: float = 1.0
) -> tuple[FloatArray, FloatArray]:
    """Return the lower and upper limit of a share (0 to 1) for areas of ``size`` people.

    country ± z·√(country·(1 - country)/size·φ) (Spiegelhalter 2005), kept within 0 and 1.
    Areas of no size have no limits (NaN).
    """
    people = np.where(size > 0, size, np.nan)
    z = float(ndtri((1 + confidence) / 2))
    reach = z * np.sqrt(country * (1 - country) / people * overdispersion)
    return np.maximum(country - reach, 0.0), np.minimum(country + reach, 1.0)


def lies_outside(share: FloatArray, limits: tuple[FloatArray, FloatArray]) -> BoolArray:
    """Return which shares lie outside the limits; missing ones do not."""
    return np.asarray((share < limits[0]) | (share > limits[1]))
