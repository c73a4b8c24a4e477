"""Is the change between two moments real, or smaller than the noise?"""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr, ndtri

from regiokompas.analysis.assessment.designs import BoolArray, FloatArray
from regiokompas.analysis.assessment.pace import divided
from regiokompas.analysis.assessment.states import ESTABLISHED, standardised

# A published 95% interval is this many standard errors wide.
WIDTH_95 = 3.92


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A change with its 90% interval, two-sided p and whether it is more than noise."""

    change: FloatArray
    se: FloatArray
    z: FloatArray
    p: FloatArray
    low: FloatArray
    high: FloatArray
    is_real: BoolArray


def change_between(
    then: FloatArray,
    now: FloatArray,
    *,
    se_then: FloatArray,
    se_now: FloatArray,
    overlap: FloatArray | float = 0.0,
    revision_sd: FloatArray | float = 0.0,
    irregular_sd: FloatArray | float = 0.0,
    rho: float = 0.3,
    years: FloatArray | float = 1.0,
) -> Change:
    """Return the change from ``then`` to ``now`` [areas] and whether it is real.

    The variance is that of both samples, less twice their covariance (``overlap`` is the share
    of the sample in both), plus revision, plus what the figure moves by itself from year to
    year: 2·irregular²·(1 - ρ^years). A change without any known noise is real unless zero.
    Missing values give NaN and are not real. Source: docs/explanation/assessment-change.md.
    """
    change = now - then
    sampling = se_then**2 + se_now**2 - 2 * np.asarray(overlap) * se_then * se_now
    irregular = 2 * np.asarray(irregular_sd) ** 2 * (1 - np.power(rho, years))
    se = np.sqrt(np.maximum(sampling, 0) + np.asarray(revision_sd) ** 2 + irregular)
    z = standardised(change, se)
    p = 2 * ndtr(-np.abs(z))
    reach = ndtri((1 + ESTABLISHED) / 2) * se
    return Change(
        change=change,
        se=se,
        z=z,
        p=p,
        low=change - reach,
        high=change + reach,
        is_real=np.asarray(p < 1 - ESTABLISHED),
    )


def se_from_bounds(lower: FloatArray, upper: FloatArray) -> FloatArray:
    """Return the standard error behind a published 95% interval."""
    return (upper - lower) / WIDTH_95


def count_variance(count: FloatArray, *, overdispersion: float = 1.0) -> FloatArray:
    """Return the chance variance of a count: Poisson's, times how much wilder it really is."""
    return count * overdispersion


def share_variance(share: FloatArray, size: FloatArray) -> FloatArray:
    """Return the chance variance p(1 - p)/N of a ``share`` (0 to 1) of ``size`` people.

    For a register this is no error of measurement but chance: had the same people decided again.
    """
    return divided(share * (1 - share), size)


def overdispersion(observed: FloatArray, expected: FloatArray, *, parameters: int = 1) -> float:
    """Return Pearson's χ² ÷ its degrees of freedom, pooled over all cells; at least 1."""
    known = np.isfinite(observed) & np.isfinite(expected) & (expected > 0)
    pearson = np.sum((observed[known] - expected[known]) ** 2 / expected[known])
    freedom = int(known.sum()) - parameters
    return max(1.0, float(pearson) / freedom) if freedom > 0 else 1.0
