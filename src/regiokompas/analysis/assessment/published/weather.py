"""The weather symbols of Destatis: the mean change of the last six points, carried on."""

import numpy as np

from regiokompas.analysis.assessment.designs import FloatArray
from regiokompas.analysis.assessment.pace import divided
from regiokompas.analysis.assessment.published.growth import DUST, UNDEFINED, Answers

POINTS = 6
LEAST_POINTS = 4
SUN, SUN_AND_CLOUD, CLOUD, THUNDERSTORM = "sun", "sun-and-cloud", "cloud", "thunderstorm"


def recent_changes(values: FloatArray, years: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the mean yearly change over the last six values of each row, and the last change.

    Both a year; NaN with fewer than four values. Missing years are stepped over.
    """
    present = np.isfinite(values)
    from_end = np.cumsum(present[:, ::-1], axis=1)[:, ::-1]
    total = present.sum(axis=1)
    start, before = np.minimum(total, POINTS), np.minimum(total, 2)
    enough = total >= LEAST_POINTS

    def at(count: np.ndarray) -> tuple[FloatArray, FloatArray]:
        place = np.argmax(present & (from_end == count[:, None]), axis=1)
        return values[np.arange(len(values)), place], years[place]

    (last, last_year), (old, old_year), (prior, prior_year) = (
        at(np.minimum(total, 1)),
        at(start),
        at(before),
    )
    mean = divided(last - old, last_year - old_year)
    latest = divided(last - prior, last_year - prior_year)
    return np.where(enough, mean, np.nan), np.where(enough, latest, np.nan)


def miss_share(
    last: FloatArray, mean: FloatArray, target: FloatArray, ahead: FloatArray
) -> FloatArray:
    """Return which part of the remaining distance will be missed in ``ahead`` years (0 is none).

    NaN where the year of the target has passed or no distance remains.
    """
    missed = 1 - divided(mean * ahead, target - last)
    return np.where(ahead > 0, missed, np.nan)


def with_target(missed: FloatArray, forward: FloatArray, is_reached: np.ndarray) -> Answers:
    """Return the symbol: missed by under 5% sun, to 20% sun and cloud, more cloud.

    ``forward`` is the mean change in the right direction; none or a wrong one is a thunderstorm.
    """
    unknown = ~np.isfinite(missed) | ~np.isfinite(forward)
    tests = [is_reached, unknown, forward <= 0, missed < 0.05 - DUST, missed <= 0.20 + DUST]
    return np.select(tests, [SUN, UNDEFINED, THUNDERSTORM, SUN, SUN_AND_CLOUD], CLOUD)


def without_target(forward: FloatArray, latest: FloatArray) -> Answers:
    """Return the symbol from the mean and the last change, both in the right direction."""
    unknown = ~np.isfinite(forward) | ~np.isfinite(latest)
    tests = [unknown, (forward > 0) & (latest > 0), forward > 0, latest > 0]
    return np.select(tests, [UNDEFINED, SUN, SUN_AND_CLOUD, CLOUD], THUNDERSTORM)
