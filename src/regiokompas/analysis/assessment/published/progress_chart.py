"""The progress chart of the United Nations (2023): which part of the road will be done."""

import numpy as np

from regiokompas.analysis.assessment.designs import FloatArray
from regiokompas.analysis.assessment.pace import divided
from regiokompas.analysis.assessment.published.growth import DUST, UNDEFINED, Answers, cagr

WORDS = ("on-track-or-target-met", "fair-progress", "stagnation-or-regression")


def road_share(
    first: FloatArray, last: FloatArray, years: FloatArray, target: FloatArray, ahead: FloatArray
) -> FloatArray:
    """Return (extrapolated value - first) ÷ (target - first), growing on for ``ahead`` years.

    NaN where growth is undefined (zero, negative, no years), the target equals the start, or its
    year has passed.
    """
    extrapolated = last * np.power(1 + cagr(first, last, years), np.maximum(ahead, 0))
    return np.where(ahead >= 0, divided(extrapolated - first, target - first), np.nan)


def with_target(share: FloatArray, is_reached: np.ndarray, is_ahead: np.ndarray) -> Answers:
    """Return the answer for each ``share`` of the road: 0.95, 0.10, below; reached goes first."""
    unknown = ~(np.isfinite(share) & is_ahead)
    at_least = [share >= limit - DUST for limit in (0.95, 0.10)]
    return np.select([is_reached, unknown, *at_least], [WORDS[0], UNDEFINED, *WORDS[:2]], WORDS[2])


def without_target(growth: FloatArray) -> Answers:
    """Return the answer for ``growth`` in the right direction: 2%, 0.5%, below."""
    at_least = [growth >= limit - DUST for limit in (0.02, 0.005)]
    return np.select([~np.isfinite(growth), *at_least], [UNDEFINED, *WORDS[:2]], WORDS[2])
