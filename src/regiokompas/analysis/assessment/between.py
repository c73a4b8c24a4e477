"""Two figures of one series set beside each other: what changed, and whether that is real."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from regiokompas.analysis.assessment.change import change_between
from regiokompas.analysis.assessment.designs import FloatArray
from regiokompas.analysis.assessment.scales import from_scale, steepness, to_scale
from regiokompas.domain.indicators import Process
from regiokompas.domain.verdicts import Scale


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """A figure of one year; ``margin`` is half a published 95% interval, None where none is."""

    year: int
    value: float
    margin: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Noise:
    """What a series does by itself, on ``scale``.

    ``year_to_year`` is the standard deviation of a rate about its course, or of the yearly steps
    of a stock; None where too few figures tell it. ``revision`` is the usual size of a revision.
    """

    process: Process
    scale: Scale
    year_to_year: float | None
    revision: float = 0.0
    autocorrelation: float = 0.3
    margin_z: float = 1.96


@dataclass(frozen=True, kw_only=True, slots=True)
class Between:
    """The change from ``then`` to ``now`` in the unit, with its 90% margin.

    ``is_real`` is None where nothing can be said: no noise is known (then margin and p are None
    too), or the figures were measured otherwise from the year ``broken`` on.
    """

    then: Moment
    now: Moment
    change: float
    low: float | None = None
    high: float | None = None
    p: float | None = None
    is_real: bool | None = None
    broken: int | None = None


def between(then: Moment, now: Moment, noise: Noise, *, breaks: Sequence[int] = ()) -> Between:
    """Return what changed from ``then`` to ``now`` and whether that is more than ``noise``.

    The variance is that of both samples, of a revision, and of what the series does by itself
    over these years: a rate scatters about its course, a stock adds a step every year. Source:
    docs/explanation/assessment-change.md.
    """
    plain = Between(then=then, now=now, change=now.value - then.value)
    broken = next((year for year in sorted(breaks) if then.year < year <= now.year), None)
    if broken is not None:
        return Between(then=then, now=now, change=plain.change, broken=broken)
    values = np.array([then.value, now.value])
    scaled = to_scale(values, noise.scale)
    has_sample = then.margin is not None and now.margin is not None
    if not np.isfinite(scaled).all() or (noise.year_to_year is None and not has_sample):
        return plain
    margins = np.array([then.margin or 0.0, now.margin or 0.0])
    sampling = margins / noise.margin_z * steepness(values, noise.scale)
    own = noise.year_to_year or 0.0
    years = now.year - then.year
    steps = own * math.sqrt(years) if noise.process == "stock" else 0.0
    found = change_between(
        scaled[:1],
        scaled[1:],
        se_then=sampling[:1],
        se_now=sampling[1:],
        revision_sd=math.hypot(noise.revision, steps),
        irregular_sd=0.0 if noise.process == "stock" else own,
        rho=noise.autocorrelation,
        years=float(years),
    )
    ends: FloatArray = from_scale(scaled[0] + np.array([found.low[0], found.high[0]]), noise.scale)
    return Between(
        then=then,
        now=now,
        change=plain.change,
        low=float(ends[0]) - then.value,
        high=float(ends[1]) - then.value,
        p=float(found.p[0]),
        is_real=bool(found.is_real[0]),
    )
