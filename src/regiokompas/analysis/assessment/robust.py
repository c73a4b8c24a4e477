"""Two checks that one odd value cannot upset: Theil–Sen's slope and Mann–Kendall's test."""

import warnings
from functools import lru_cache

import numpy as np

from regiokompas.analysis.assessment.designs import FloatArray
from regiokompas.analysis.assessment.slopes import patterns

# A slope is upset where it lies this many standard errors from the robust one.
UPSET = 2.0
# One value decides where it makes more than this share of the squared distances to the robust line.
DOMINANT = 0.9


def theil_sen(values: FloatArray, years: FloatArray) -> FloatArray:
    """Return the median of all pairwise slopes of each row [series, years]; NaN below two."""
    result = np.full(len(values), np.nan)
    for here, rows in patterns(np.isfinite(values)):
        first, last = np.triu_indices(int(here.sum()), k=1)
        if len(first):
            part, times = values[np.ix_(rows, here)], years[here]
            paired = (part[:, last] - part[:, first]) / (times[last] - times[first])
            result[rows] = np.median(paired, axis=1)
    return result


@lru_cache(maxsize=4096)
def inversions(n: int, ties: tuple[int, ...]) -> tuple[int, ...]:
    """Return how many orders of ``n`` values have 0, 1, 2 … inversions.

    ``ties`` are the sizes of groups of equal values (two or more each). The counts are the
    coefficients of the Gaussian multinomial, the convolution of uniform counts where no values
    are equal; whole numbers, so exact.
    """
    most = n * (n - 1) // 2 - sum(size * (size - 1) // 2 for size in ties)
    counts = [1] + [0] * most
    for factor in range(1, n + 1):
        for place in range(most, factor - 1, -1):
            counts[place] -= counts[place - factor]
    singles = n - sum(ties)
    for factor in [1] * singles + [step for size in ties for step in range(1, size + 1)]:
        for place in range(factor, most + 1):
            counts[place] += counts[place - factor]
    return tuple(counts)


@lru_cache(maxsize=4096)
def two_sided(n: int, ties: tuple[int, ...]) -> tuple[float, ...]:
    """Return P(|S| ≥ s) for s = 0, 1 … under no trend, where S is Kendall's score."""
    counts = inversions(n, ties)
    most, total = len(counts) - 1, sum(counts)
    return tuple(
        sum(count for place, count in enumerate(counts) if abs(most - 2 * place) >= score) / total
        for score in range(most + 1)
    )


def mann_kendall(values: FloatArray) -> FloatArray:
    """Return the exact two-sided p of Mann–Kendall's trend test per row; NaN below two values.

    Equal values are taken into account exactly. The test assumes no autocorrelation, so it is a
    cross-check and never decides.
    """
    result = np.full(len(values), np.nan)
    for here, rows in patterns(np.isfinite(values)):
        n = int(here.sum())
        first, last = np.triu_indices(n, k=1)
        if not len(first):
            continue
        part = values[np.ix_(rows, here)]
        scores = np.abs(np.sign(part[:, last] - part[:, first]).sum(axis=1)).astype(np.int64)
        for equal, group in patterns(np.diff(np.sort(part, axis=1), axis=1) == 0):
            table = np.array(two_sided(n, _tie_sizes(equal.tolist())))
            result[rows[group]] = table[scores[group]]
    return result


def outlier_decides(slope: FloatArray, se: FloatArray, robust: FloatArray) -> np.ndarray:
    """Return where the robust slope has another sign, or lies over two standard errors away."""
    far = np.abs(robust - slope) > UPSET * se
    known = np.isfinite(slope) & np.isfinite(robust)
    return np.asarray(known & ((np.sign(robust) != np.sign(slope)) | far))


def one_value_dominates(values: FloatArray, years: FloatArray, robust: FloatArray) -> np.ndarray:
    """Return per row [series, years] whether one value makes nearly all of the scatter.

    The scatter is about the line with the ``robust`` slope through the median. An odd value at
    either end swells the standard error so far that ``outlier_decides`` no longer sees it.
    """
    offsets = values - np.where(np.isfinite(robust), robust, 0.0)[:, None] * years
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # of rows without any value
        squares = (offsets - np.nanmedian(offsets, axis=1, keepdims=True)) ** 2
        share = np.nanmax(squares, axis=1) / np.nansum(squares, axis=1)
    return np.asarray(np.nan_to_num(share) > DOMINANT)


def _tie_sizes(equal: list[bool]) -> tuple[int, ...]:
    sizes, run = [], 1
    for is_equal in [*equal, False]:
        if is_equal:
            run += 1
        elif run > 1:
            sizes.append(run)
            run = 1
    return tuple(sorted(sizes))
