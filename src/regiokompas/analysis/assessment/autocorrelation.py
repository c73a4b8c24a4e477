"""The autocorrelation of the noise, pooled over many series: one short series cannot tell it."""

import numpy as np

from regiokompas.analysis.assessment.designs import LEAST_FOR_SLOPE, FloatArray, design_of
from regiokompas.domain.indicators import Process

# Where too few series are complete to learn it from.
DEFAULT = 0.3
LEAST_SERIES = 10
# Below this the bias is larger than what is measured.
LEAST_RESIDUALS = 7
LOWEST, HIGHEST = 0.0, 0.6


def lag_one(residuals: FloatArray) -> FloatArray:
    """Return the lag-1 autocorrelation of each row; NaN where a row is all zero."""
    power = np.sum(residuals**2, axis=1)
    product = np.sum(residuals[:, 1:] * residuals[:, :-1], axis=1)
    blank = np.full(len(power), np.nan)
    return np.asarray(np.divide(product, power, out=blank, where=power > 0))


def bias_corrected(raw: FloatArray, *, n: int, process: Process) -> FloatArray:
    """Return ``raw`` of ``n`` residuals without the bias of fitting a line or a mean.

    To first order the bias is -(2 + 4ρ)/n after a line and -(1 + 3ρ)/n after a mean (Kendall
    1954; Marriott and Pope 1954). It is solved for ρ, because a single step from ``raw``
    leaves most of it in a series of eight (docs/explanation/assessment-slope.md).
    """
    return (n * raw + 2) / (n - 4) if process == "rate" else (n * raw + 1) / (n - 3)


def pooled_autocorrelation(values: FloatArray, *, process: Process) -> float:
    """Return one autocorrelation for all rows of ``values`` [series, years], within [0, 0.6].

    It is the median of the bias-corrected values of the rows without a missing year; with fewer
    than ten of those that move or fewer than seven residuals, it is the default of 0.3.
    """
    complete = values[np.isfinite(values).all(axis=1)]
    count = values.shape[1]
    if count < LEAST_FOR_SLOPE or len(complete) < LEAST_SERIES:
        return DEFAULT
    design = design_of(process, np.arange(count, dtype=np.float64), 0.0)
    if len(design.residuals) < LEAST_RESIDUALS:
        return DEFAULT
    raw = lag_one((complete - complete[:, :1]) @ design.residuals.T)
    raw = raw[np.isfinite(raw)]
    if len(raw) < LEAST_SERIES:
        return DEFAULT
    corrected = bias_corrected(raw, n=len(design.residuals), process=process)
    return float(np.clip(np.median(corrected), LOWEST, HIGHEST))
