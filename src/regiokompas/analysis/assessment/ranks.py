"""Positions that admit their uncertainty: rank intervals instead of places."""

from dataclasses import dataclass

import numpy as np

from regiokompas.analysis.assessment.designs import FloatArray, IntArray

DRAWS = 5000
# Fixed, so that the same figures always give the same interval.
SEED = 20260101
LOW, HIGH = 5.0, 95.0
MOST_OVERLAP = 0.5


@dataclass(frozen=True, kw_only=True, slots=True)
class RankInterval:
    """Rank 1 is the best. ``low`` to ``high`` [areas] holds nine in ten draws; 0 where missing."""

    rank: IntArray
    low: IntArray
    high: IntArray
    quartile: IntArray


def rank_intervals(
    values: FloatArray,
    se: FloatArray,
    *,
    highest_is_best: bool,
    draws: int = DRAWS,
    seed: int = SEED,
) -> RankInterval:
    """Return ranks of ``values`` [areas] with a 90% interval from ``draws`` of value ± ``se``.

    Areas without a value have no rank (0) and do not count. Quartile 1 is the best quarter.
    """
    known = np.isfinite(values)
    sign = -1.0 if highest_is_best else 1.0
    own, spread = sign * values[known], np.nan_to_num(se[known])
    noise = np.random.default_rng(seed).standard_normal((draws, len(own)))
    drawn = np.argsort(np.argsort(own + noise * spread, axis=1), axis=1) + 1
    result = {name: np.zeros(len(values), dtype=np.int64) for name in ("rank", "low", "high")}
    result["rank"][known] = 1 + np.sum(own[None, :] < own[:, None], axis=1)
    if len(own):
        ends = np.percentile(drawn, [LOW, HIGH], axis=0, method="nearest")
        result["low"][known], result["high"][known] = ends
    quarter = np.ceil(4 * result["rank"] / max(int(known.sum()), 1)).astype(np.int64)
    return RankInterval(
        rank=result["rank"], low=result["low"], high=result["high"], quartile=quarter
    )


def may_be_ranked(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Return whether two rank intervals overlap by at most half of the shorter one."""
    shared = min(one[1], other[1]) - max(one[0], other[0]) + 1
    shorter = min(one[1] - one[0], other[1] - other[0]) + 1
    return max(shared, 0) / shorter <= MOST_OVERLAP
