"""Slopes of many series at once, with standard errors that know about autocorrelation."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from regiokompas.analysis.assessment.designs import (
    LEAST_FOR_SLOPE,
    BoolArray,
    FloatArray,
    IntArray,
    design_of,
)
from regiokompas.domain.indicators import Process


@dataclass(frozen=True, kw_only=True, slots=True)
class Slopes:
    """Slopes a year [series] with standard error, degrees of freedom and number of values.

    ``noise`` is the standard deviation around a rate's line, or in a stock's yearly changes.
    """

    slope: FloatArray
    se: FloatArray
    df: FloatArray
    n: IntArray
    noise: FloatArray


def patterns(present: BoolArray) -> Iterator[tuple[BoolArray, IntArray]]:
    """Yield each distinct row of ``present`` [series, years] with the numbers of its rows."""
    if len(present) and (present == present[0]).all():  # as is usual: nothing to sort
        yield present[0], np.arange(len(present), dtype=np.int64)
        return
    distinct, which = np.unique(present, axis=0, return_inverse=True)
    order = np.argsort(which.ravel(), kind="stable")
    ends = np.cumsum(np.bincount(which.ravel(), minlength=len(distinct)))
    yield from zip(distinct, np.split(order, ends[:-1]), strict=True)


def slopes_of(
    values: FloatArray,
    years: FloatArray,
    *,
    process: Process,
    rho: float,
    error_variance: FloatArray | None = None,
) -> Slopes:
    """Return the slope of every row of ``values`` [series, years]; NaN stands for missing.

    A rate gets a least-squares line, a stock its mean yearly change. ``error_variance`` has the
    shape of ``values`` and holds the variance of sampling and revision; the standard error is
    never smaller than what it implies. Fewer than three values give NaN.
    Source: docs/explanation/assessment-slope.md.
    """
    present = np.isfinite(values)
    slope, se, df, noise = (np.full(len(values), np.nan) for _ in range(4))
    for here, rows in patterns(present):
        if here.sum() < LEAST_FOR_SLOPE:
            continue
        design = design_of(process, years[here], rho)
        # From the first value on: the slope does not change, and no digits are lost.
        part = values[np.ix_(rows, here)]
        part = part - part[:, :1]
        slope[rows] = part @ design.weights
        scatter = np.sum((part @ design.residuals.T) ** 2, axis=1) / design.trace
        noise[rows] = np.sqrt(scatter)
        variance = scatter * design.spread
        if error_variance is not None:
            known = np.nan_to_num(error_variance[np.ix_(rows, here)])
            variance = np.maximum(variance, known @ design.weights**2)
        se[rows] = np.sqrt(variance)
        df[rows] = design.degrees_of_freedom
    return Slopes(slope=slope, se=se, df=df, n=present.sum(axis=1).astype(np.int64), noise=noise)
