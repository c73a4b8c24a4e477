"""How a slope follows from the years that are present: weights, residuals and their noise.

Formulas: docs/explanation/assessment-slope.md. All matrices depend on the years and on the
autocorrelation only, so they are made once for all series with the same years.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from regiokompas.domain.indicators import Process

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]

# With fewer values there is no residual left to estimate noise from.
LEAST_FOR_SLOPE = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Design:
    """What turns n values into a slope and its uncertainty.

    ``weights`` [n] give the slope, ``residuals`` [k, n] the residuals, ``noise`` [k, k] is the
    covariance of the residuals per unit of noise variance, and ``spread`` the variance of the
    slope per unit of noise variance.
    """

    weights: FloatArray
    residuals: FloatArray
    noise: FloatArray
    spread: float

    @property
    def trace(self) -> float:
        """The expected sum of squared residuals per unit of noise variance."""
        return float(np.trace(self.noise))

    @property
    def degrees_of_freedom(self) -> float:
        """Satterthwaite's degrees of freedom of the sum of squared residuals."""
        return self.trace**2 / float(np.sum(self.noise * self.noise.T))


def ar1_correlation(times: FloatArray, rho: float) -> FloatArray:
    """Return the correlation matrix ``rho ** |ti - tj|`` of AR(1) noise at ``times``."""
    distance = np.abs(times[:, None] - times[None, :])
    return np.asarray(np.power(rho, distance), dtype=np.float64)


def rate_design(years: FloatArray, rho: float) -> Design:
    """Return the design of a straight line by least squares with AR(1) noise around it."""
    centred = years - years.mean()
    weights = centred / np.sum(centred**2)
    line = np.column_stack([np.ones_like(centred), centred])
    maker = np.eye(len(years)) - line @ np.linalg.pinv(line)
    correlation = ar1_correlation(years, rho)
    return Design(
        weights=weights,
        residuals=maker,
        noise=maker @ correlation @ maker.T,
        spread=float(weights @ correlation @ weights),
    )


def stock_design(years: FloatArray, rho: float) -> Design:
    """Return the design of the mean yearly change, with AR(1) noise in the yearly changes.

    Where years are missing, a change over several years is the sum of the yearly ones.
    """
    gaps = np.diff(years)
    length = float(gaps.sum())
    steps = np.arange(years[0] + 1, years[-1] + 1)
    summing = ((steps > years[:-1, None]) & (steps <= years[1:, None])).astype(np.float64)
    changes = np.diff(np.eye(len(years)), axis=0)
    covariance = summing @ ar1_correlation(steps, rho) @ summing.T
    maker = np.eye(len(gaps)) - np.outer(gaps, np.ones(len(gaps))) / length
    return Design(
        weights=changes.sum(axis=0) / length,
        residuals=maker @ changes,
        noise=maker @ covariance @ maker.T,
        spread=float(covariance.sum()) / length**2,
    )


DESIGNS = {"rate": rate_design, "stock": stock_design}


def design_of(process: Process, years: FloatArray, rho: float) -> Design:
    """Return the design for ``process`` at ``years`` (ascending, at least three)."""
    return DESIGNS[process](years, rho)
