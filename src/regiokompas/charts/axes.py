"""Axes: where they begin and end, and where their marks stand."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from regiokompas.charts.gaps import MONTHS, QUARTERS, position

# An axis begins at zero where the figures then still use this part of it.
LEAST_USE_FROM_ZERO = 0.4
# An axis that does not begin at zero covers at least this part of the highest figure, so that
# a change that hardly matters is not drawn as a cliff.
LEAST_SPAN = 0.05

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50)


@dataclass(frozen=True, kw_only=True, slots=True)
class ValueAxis:
    """An axis of values with round marks; ``ticks`` begin at ``low`` and end at ``high``."""

    low: float
    high: float
    ticks: tuple[float, ...]

    @property
    def has_zero(self) -> bool:
        """Whether zero is on the axis, so that heights may be compared."""
        return self.low <= 0 <= self.high


def value_axis(
    values: Iterable[float], *, marks: int, decimals: int, is_close: bool = False
) -> ValueAxis:
    """Return an axis for ``values`` (none may be missing) with about ``marks`` round marks.

    Zero is on the axis where the figures then still fill a fair part of it. ``decimals`` is the
    precision of the indicator: marks are not finer. ``is_close`` takes the figures as they are,
    without zero and without a least span (for the classes of a map, which have no length).
    Without values the axis runs from 0 to 1.
    """
    found = list(values)
    low, high = (min(found), max(found)) if is_close else _extent(found)
    step = _step((high - low) / max(marks - 1, 1), decimals)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    ticks = tuple(float(f"{number * step:.10g}") for number in range(first, last + 1))
    return ValueAxis(low=ticks[0], high=ticks[-1], ticks=ticks)


def period_ticks(periods: Sequence[str], *, most: int) -> tuple[str, ...]:
    """Return at most about ``most`` of ``periods`` (sorted) to name on the axis.

    The first and the last are always named; between them round years.
    """
    first, last = periods[0], periods[-1]
    span = position(last) - position(first)
    if len(set(periods)) <= most and span < 1:
        return tuple(dict.fromkeys(periods))
    step = next((size for size in _YEAR_STEPS if span / size <= most - 1), _YEAR_STEPS[-1])
    between = range(math.ceil(position(first)), math.floor(position(last)) + 1)
    suffix = {QUARTERS: "-Q1", MONTHS: "-01"}.get(_parts(first), "")
    room = span / most
    ends = (position(first), position(last))
    years = [year for year in between if year % step == 0]
    years = [year for year in years if min(abs(year - end) for end in ends) >= room]
    if span / step == int(span / step):
        years = [year for year in between if (year - position(first)) % step == 0][1:-1]
    return tuple(dict.fromkeys((first, *(f"{year}{suffix}" for year in years), last)))


def _parts(period: str) -> int:
    return 1 if "-" not in period else QUARTERS if "Q" in period else MONTHS


def _extent(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values, default=0.0), max(values, default=1.0)
    size = max(abs(low), abs(high))
    if size == 0:
        return 0.0, 1.0
    if low < 0 < high:
        return low, high
    if high - low >= LEAST_USE_FROM_ZERO * size:
        return min(low, 0.0), max(high, 0.0)
    lack = max(LEAST_SPAN * size - (high - low), 0.0)
    return low - lack / 2, high + lack / 2


def _step(wanted: float, decimals: int) -> float:
    finest = 10.0**-decimals
    power = 10.0 ** math.floor(math.log10(wanted))
    step = next(factor * power for factor in _STEPS if factor * power >= wanted * 0.8)
    if step <= finest:
        return finest
    if decimals == 0 and step == 2.5:  # noqa: PLR2004  # half steps would need a decimal
        return 5.0
    return step
