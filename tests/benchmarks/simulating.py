"""Made-up series with known noise and trend, for measuring how often a rule errs."""

import numpy as np
from scipy.stats import kendalltau

from regiokompas.analysis.assessment.designs import FloatArray
from regiokompas.analysis.assessment.robust import mann_kendall
from regiokompas.analysis.assessment.slopes import slopes_of
from regiokompas.analysis.assessment.states import (
    STATES,
    Judgement,
    chances,
    judged,
    probability_above,
)
from regiokompas.domain.indicators import Process
from regiokompas.domain.verdicts import State

ASSUMED = 0.3


def ar1(runs: int, length: int, rho: float, *, seed: int) -> FloatArray:
    """Return stationary AR(1) noise [runs, length] with standard deviation one."""
    shocks = np.random.default_rng(seed).standard_normal((runs, length))
    noise = shocks.copy()
    for step in range(1, length):
        noise[:, step] = rho * noise[:, step - 1] + np.sqrt(1 - rho**2) * shocks[:, step]
    return noise


def made_up(
    process: Process, runs: int, n: int, rho: float, *, slope: float = 0.0, seed: int
) -> FloatArray:
    """Return series [runs, n] with a trend of ``slope`` a year and AR(1) noise.

    For a rate the noise lies around the trend, for a stock it is in the yearly changes.
    """
    if process == "rate":
        return ar1(runs, n, rho, seed=seed) + slope * np.arange(n)
    steps = ar1(runs, n - 1, rho, seed=seed) + slope
    return np.concatenate([np.zeros((runs, 1)), np.cumsum(steps, axis=1)], axis=1)


def false_alarms(values: FloatArray, process: Process, *, assumed: float, level: float) -> float:
    """Return the share of series whose two-sided test of no trend is below ``level``."""
    found = slopes_of(
        values, np.arange(values.shape[1], dtype=np.float64), process=process, rho=assumed
    )
    up = probability_above(found.slope, found.se, found.df, np.zeros_like(found.slope))
    return float(np.mean(2 * np.minimum(up, 1 - up) < level))


def rank_alarms(values: FloatArray, *, level: float) -> float:
    """Return the share of series whose exact Mann–Kendall p is below ``level``."""
    return float(np.mean(mann_kendall(values) < level))


def judgements(values: FloatArray, process: Process, *, pace: float, likely: bool) -> Judgement:
    """Return our judgement of every series, with ``pace`` asked upwards."""
    found = slopes_of(
        values, np.arange(values.shape[1], dtype=np.float64), process=process, rho=ASSUMED
    )
    ones = np.ones(len(values))
    odds = chances(found.slope, found.se, found.df, sign=ones, pace=pace * ones)
    return judged(odds, n=found.n, may_be_likely=np.full(len(values), likely))


def shares(judgement: Judgement) -> dict[State, float]:
    """Return the share of series in each state."""
    return {state: float(np.mean(judgement.state == code)) for code, state in enumerate(STATES)}


def scipy_rank_p(row: FloatArray) -> float:
    """Return SciPy's exact p of Kendall's tau of ``row`` against time."""
    return float(kendalltau(np.arange(len(row)), row, method="exact").pvalue)
