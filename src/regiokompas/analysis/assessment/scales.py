"""The scale on which a pace is measured: differences, ratios, odds, or the gap to the country."""

import numpy as np

from regiokompas.analysis.assessment.designs import FloatArray
from regiokompas.domain.verdicts import Scale

PERCENT = 100.0


def to_scale(values: FloatArray, scale: Scale) -> FloatArray:
    """Return ``values`` on ``scale``; NaN where the scale does not exist for them.

    ``log`` and ``log-gap`` (of a ratio) need values above zero, ``logit`` percentages strictly
    between 0 and 100. ``identity`` and ``gap`` leave values as they are.
    """
    if scale in {"identity", "gap"}:
        return np.asarray(values, dtype=np.float64)
    result = np.full(np.shape(values), np.nan)
    if scale == "logit":
        inside = (values > 0) & (values < PERCENT)
        share = np.where(inside, values, PERCENT / 2) / PERCENT
        return np.where(inside, np.log(share / (1 - share)), result)
    inside = values > 0
    return np.where(inside, np.log(np.where(inside, values, 1.0)), result)


def from_scale(values: FloatArray, scale: Scale) -> FloatArray:
    """Return what ``values`` on ``scale`` are in the unit of the series."""
    if scale in {"identity", "gap"}:
        return np.asarray(values, dtype=np.float64)
    grown = np.exp(values)
    return grown / (1 + grown) * PERCENT if scale == "logit" else grown


def steepness(values: FloatArray, scale: Scale) -> FloatArray:
    """Return how fast ``scale`` changes at ``values``: the delta method for small errors."""
    if scale in {"identity", "gap"}:
        return np.ones(np.shape(values))
    on_scale = np.isfinite(to_scale(values, scale))
    safe = np.where(on_scale, values, 1.0)
    rate = PERCENT / (safe * (PERCENT - safe)) if scale == "logit" else 1 / safe
    return np.where(on_scale, rate, np.nan)


def gap_to(values: FloatArray, country: FloatArray, scale: Scale) -> FloatArray:
    """Return the difference with ``country`` [years], or the ratio to it for ``log-gap``."""
    if scale == "gap":
        return values - country
    ratio = np.divide(
        values,
        country,
        out=np.full(values.shape, np.nan),
        where=np.isfinite(country) & (country > 0),
    )
    return np.asarray(ratio)
