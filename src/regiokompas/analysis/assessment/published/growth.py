"""Eurostat and Statistics Canada: compound growth against the growth that is asked for.

Rules and sources: docs/explanation/assessment-published-rules.md.
"""

import numpy as np
from numpy.typing import NDArray

from regiokompas.analysis.assessment.designs import FloatArray
from regiokompas.analysis.assessment.pace import divided

Answers = NDArray[np.str_]
UNDEFINED = "undefined"

# A ratio of exactly 0.95 must not fall below it by the dust of floating-point numbers.
DUST = 1e-9

EUROSTAT_TARGET = (
    "target-reached", "significant-progress", "moderate-progress",
    "insufficient-progress", "moving-away",
)  # fmt: skip
STATCAN_TARGET = (
    "target-achieved", "on-track", "progress-but-acceleration-needed",
    "limited-or-no-progress", "deterioration",
)  # fmt: skip
EUROSTAT_TREND = (
    "significant-progress", "moderate-progress", "moderate-moving-away",
    "significant-moving-away",
)  # fmt: skip
STATCAN_TREND = (
    "on-track", "progress-but-acceleration-needed", "limited-or-no-progress", "deterioration",
)  # fmt: skip
LIMIT_POWER = 4.44


def cagr(first: FloatArray, last: FloatArray, years: FloatArray) -> FloatArray:
    """Return compound annual growth; NaN for values of zero or less and for no years.

    Zero is not replaced by a small number: that makes the answer depend on the number chosen.
    """
    is_defined = (first > 0) & (last > 0) & (years > 0)
    safe = np.where(is_defined, divided(last, first), 1.0)
    power = np.where(is_defined, years, 1.0)
    return np.where(is_defined, np.power(safe, 1 / power) - 1, np.nan)


def growth_ratio(
    first: FloatArray, last: FloatArray, years: FloatArray, target: FloatArray, road: FloatArray
) -> FloatArray:
    """Return observed growth over ``years`` ÷ growth asked over ``road`` years, from ``first``.

    NaN where either is undefined or the target equals the start.
    """
    return divided(cagr(first, last, years), cagr(first, target, road))


def with_target(
    ratio: FloatArray, is_reached: np.ndarray, is_ahead: np.ndarray, words: tuple[str, ...]
) -> Answers:
    """Return the answer for each ``ratio``: 95% and more, 60%, 0%, below; reached goes first.

    ``is_ahead`` is false where the target lay behind the start, so that a ratio means nothing.
    """
    known = np.isfinite(ratio) & is_ahead
    at_least = [ratio >= limit - DUST for limit in (0.95, 0.60, 0.0)]
    tests = [is_reached, ~known, *at_least]
    return np.select(tests, [words[0], UNDEFINED, *words[1:4]], words[4])


def eurostat_trend(growth: FloatArray) -> Answers:
    """Return Eurostat's answer without a target, for ``growth`` in the right direction."""
    at_least = [growth >= limit - DUST for limit in (0.01, 0.0)]
    tests = [~np.isfinite(growth), *at_least, growth > -0.01 + DUST]
    return np.select(tests, [UNDEFINED, *EUROSTAT_TREND[:3]], EUROSTAT_TREND[3])


def statcan_trend(growth: FloatArray, shrink: FloatArray) -> Answers:
    """Return Statistics Canada's answer without a target; ``shrink`` scales its thresholds."""
    at_least = [growth >= limit * shrink - DUST for limit in (0.015, 0.005, 0.0)]
    tests = [~np.isfinite(growth) | ~np.isfinite(shrink), *at_least]
    return np.select(tests, [UNDEFINED, *STATCAN_TREND[:3]], STATCAN_TREND[3])


def limit_factor(first: FloatArray, limit: float | None) -> FloatArray:
    """Return how far thresholds shrink near a natural limit: 1 - (first ÷ limit) ** 4.44.

    One where there is no limit; NaN where the start lies outside 0 to the limit.
    """
    if limit is None:
        return np.ones_like(first)
    is_inside = (first >= 0) & (first <= limit) & (limit > 0)
    share = np.where(is_inside, first, 0.0) / (limit or 1.0)
    return np.where(is_inside, 1 - share**LIMIT_POWER, np.nan)
