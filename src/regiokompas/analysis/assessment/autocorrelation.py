"""The autocorrelation of the noise, pooled over many series: one short series cannot tell it."""

import numpy as np

from regiokompas.analysis.assessment.designs import LEAST_FOR_SLOPE, FloatArray, design_of
from regiokompas.domain.indicators import Process

# Where too few series are complete to learn it from.
DEFAULT = 0.3
LEAST_SERIES = 10
LOWEST, HIGHEST = 0.0, 0.6


def lag_one(residuals: FloatArray) -> FloatArray:
    """Return the lag-1 autocorrelation of each row; NaN where a row is all zero."""
    power = np.sum(residuals**2, axis=1)
    product = np.sum(residuals[:, 1:] * residuals[:, :-1], axis=1)
    blank = np.full(len(power), np.nan)
    return np.asarray(np.divide(product, power, out=blank, where=power > 0))


def bias_corrected(raw: FloatArray, *, n: int, process: Process) -> FloatArray:
    """Return ``raw`` without the bias that fitting a line (rate) or a mean (stock) causes.

    To first order the bias is -(2 + 4ρ)/n after a line and -(1 + 3ρ)/n after a mean
    (Marriott and Pope 1954; Kendall 1954).
    """
    return raw + (2 + 4 * raw) / n if process == "rate" else raw + (1 + 3 * raw) / n


def pooled_autocorrelation(values: FloatArray, *, process: Process) -> float:
    """Return one autocorrelation for all rows of ``values`` [series, years], within [0, 0.6].

    It is the median of the bias-corrected values of the rows without a missing year; with fewer
    than ten of those that move, it is the default of 0.3.
    """
    complete = values[np.isfinite(values).all(axis=1)]
    count = values.shape[1]
    if count <= LEAST_FOR_SLOPE or len(complete) < LEAST_SERIES:
        return DEFAULT
    design = design_of(process, np.arange(count, dtype=np.float64), 0.0)
    raw = lag_one((complete - complete[:, :1]) @ design.residuals.T)
    raw = raw[np.isfinite(raw)]
    if len(raw) < LEAST_SERIES:
        return DEFAULT
    corrected = bias_corrected(raw, n=len(design.residuals), process=process)
    return float(np.clip(np.median(corrected), LOWEST, HIGHEST))
