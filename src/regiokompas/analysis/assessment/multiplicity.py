"""Many verdicts at once: which may be called out, and how many are false alarms anyway."""

import numpy as np

from regiokompas.analysis.assessment.designs import FloatArray
from regiokompas.analysis.assessment.states import ESTABLISHED


def adjusted_p(p: FloatArray) -> FloatArray:
    """Return p-values adjusted by Benjamini and Hochberg (1995); NaN stays NaN, uncounted."""
    known = np.flatnonzero(np.isfinite(p))
    result = np.full(len(p), np.nan)
    if not len(known):
        return result
    order = known[np.argsort(p[known], kind="stable")]
    steps = p[order] * len(order) / np.arange(1, len(order) + 1)
    result[order] = np.minimum(np.minimum.accumulate(steps[::-1])[::-1], 1.0)
    return result


def called_out(p: FloatArray, *, q: float = 0.10) -> np.ndarray:
    """Return which may be called out so that at most a share ``q`` of them is false."""
    return np.asarray(adjusted_p(p) <= q)


def two_sided_p(probability_direction: FloatArray) -> FloatArray:
    """Return the two-sided p of "no movement" that belongs to the probability of direction."""
    return 2 * np.minimum(probability_direction, 1 - probability_direction)


def expected_false_signals(count: int, *, tier: float = ESTABLISHED) -> float:
    """Return how many of ``count`` verdicts would point one given way if nothing moved at all.

    As many again would point the other way.
    """
    return count * (1 - tier)
