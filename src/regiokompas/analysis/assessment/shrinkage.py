"""Shrinkage: a small municipality borrows strength from all of them together."""

from dataclasses import dataclass

import numpy as np

from regiokompas.analysis.assessment.designs import FloatArray


@dataclass(frozen=True, kw_only=True, slots=True)
class Shrunken:
    """Slopes drawn to ``centre``, their standard errors, and the weight each kept of its own."""

    slope: FloatArray
    se: FloatArray
    own_weight: FloatArray
    centre: float
    tau_squared: float


def tau_squared(estimates: FloatArray, se: FloatArray) -> float:
    """Return the variance between true values, by DerSimonian and Laird (1986); never negative."""
    weights = 1 / se**2
    total = weights.sum()
    mean = np.sum(weights * estimates) / total
    excess = np.sum(weights * (estimates - mean) ** 2) - (len(estimates) - 1)
    scale = total - np.sum(weights**2) / total
    return max(0.0, float(excess / scale)) if scale > 0 else 0.0


def shrunken(estimates: FloatArray, se: FloatArray, *, centre: float | None = None) -> Shrunken:
    """Return empirical-Bayes estimates: each B·own + (1 - B)·centre with B = τ² ÷ (τ² + se²).

    ``centre`` is a given one (the slope of the region); without it the random-effects mean, whose
    own uncertainty then enters the standard errors. An estimate without any noise is kept as it
    is, and a single one too.
    """
    noisy = se > 0
    slope, spread, kept = estimates.copy(), se.copy(), np.ones_like(estimates)
    if noisy.sum() < 2:  # noqa: PLR2004  # one estimate has nothing to borrow from
        middle = centre if centre is not None else float(np.mean(estimates)) if len(slope) else 0.0
        return Shrunken(slope=slope, se=spread, own_weight=kept, centre=middle, tau_squared=0.0)
    own, variance = estimates[noisy], se[noisy] ** 2
    between = tau_squared(own, se[noisy])
    weights = 1 / (variance + between)
    middle = float(np.sum(weights * own) / weights.sum()) if centre is None else centre
    middle_variance = 0.0 if centre is not None else 1 / float(weights.sum())
    keep = between / (between + variance)
    slope[noisy] = keep * own + (1 - keep) * middle
    spread[noisy] = np.sqrt(keep * variance + (1 - keep) ** 2 * middle_variance)
    kept[noisy] = keep
    return Shrunken(slope=slope, se=spread, own_weight=kept, centre=middle, tau_squared=between)
