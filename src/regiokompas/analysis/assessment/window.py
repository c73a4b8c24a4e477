"""The window of the last eight years, and whether its figures carry a verdict at all."""

from dataclasses import dataclass

import numpy as np

from regiokompas.analysis.aggregation import LEAST_COVERAGE
from regiokompas.analysis.assessment.designs import FloatArray, IntArray
from regiokompas.analysis.assessment.panel import Panel
from regiokompas.domain.verdicts import Gate, Yardstick

# The convention of Statistics Netherlands: the same window for every indicator.
LENGTH = 8
GATES = tuple(Gate)


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """The part of a panel that is judged; ``newest`` [areas] is the year of the last value.

    Values before the last break are left out (NaN); ``gate`` [areas] is a place in ``GATES``.
    """

    years: FloatArray
    values: FloatArray
    scaled: FloatArray
    variance: FloatArray
    n: IntArray
    newest: FloatArray
    gate: IntArray


def window_of(panel: Panel, *, yardstick: Yardstick, coverage: FloatArray) -> Window:
    """Return the last eight years of ``panel``, ending in the newest year with any value.

    ``coverage`` [areas] is the share of the weight behind the figures (1 where all of it).
    """
    has_any = np.isfinite(panel.values).any(axis=0)
    end = int(np.flatnonzero(has_any)[-1]) + 1 if has_any.any() else len(panel.years)
    kept = slice(max(0, end - LENGTH), end)
    years = panel.years[kept]
    broken = _last_breaks(panel.areas, yardstick, first=years[0], last=years[-1])
    after_break = years >= broken[:, np.newaxis]
    values = np.where(after_break, panel.values[:, kept], np.nan)
    scaled = np.where(after_break, panel.scaled[:, kept], np.nan)
    present = np.isfinite(scaled)
    n = present.sum(axis=1).astype(np.int64)
    latest = np.where(present, years, -np.inf).max(axis=1, initial=-np.inf)
    newest = np.where(n > 0, latest, np.nan)
    off_scale = (np.isfinite(values) & ~present).any(axis=1)
    too_few = n < yardstick.least_values
    tests = {
        Gate.OFF_SCALE: off_scale,
        Gate.NO_VALUES: n == 0,
        Gate.COVERAGE: coverage < LEAST_COVERAGE,
        Gate.TOO_OLD: panel.years[-1] - newest > yardstick.max_age,
        Gate.BREAK: too_few & np.isfinite(broken),
        Gate.TOO_FEW: too_few,
    }
    return Window(
        years=years,
        values=values,
        scaled=scaled,
        variance=panel.variance[:, kept],
        n=n,
        newest=newest,
        gate=np.select(list(tests.values()), [GATES.index(gate) for gate in tests], 0),
    )


def _last_breaks(
    areas: tuple[str, ...], yardstick: Yardstick, *, first: float, last: float
) -> FloatArray:
    """Return [areas] the year of the last break after ``first``, up to ``last``; -inf if none."""
    return np.array(
        [
            max(
                (
                    float(year)
                    for year in (*yardstick.breaks, *yardstick.area_breaks.get(area, ()))
                    if first < year <= last
                ),
                default=-np.inf,
            )
            for area in areas
        ],
        dtype=np.float64,
    )


def last_values(table: FloatArray, present: FloatArray) -> FloatArray:
    """Return of each row of ``table`` the value where ``present`` has its last; NaN if none."""
    has = np.isfinite(present)
    place = table.shape[1] - 1 - np.argmax(has[:, ::-1], axis=1)
    return np.where(has.any(axis=1), table[np.arange(len(table)), place], np.nan)


def first_values(table: FloatArray, present: FloatArray) -> FloatArray:
    """Return of each row of ``table`` the value where ``present`` has its first; NaN if none."""
    return last_values(table[:, ::-1], present[:, ::-1])
