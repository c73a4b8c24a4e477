"""Where a series stops being one line: missing periods and breaks in the measurement."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from regiokompas.charts.values import Point, known
from regiokompas.domain.harmonisation import BORDER_BREAK
from regiokompas.domain.indicators import Break

MONTHS = 12
QUARTERS = 4


def position(period: str) -> float:
    """Return where ``period`` stands on an axis of years: "2024-Q3" at 2024.5."""
    year, _, rest = period.partition("-")
    if rest.startswith("Q"):
        return int(year) + (int(rest[1]) - 1) / QUARTERS
    return int(year) + (int(rest) - 1) / MONTHS if rest else float(year)


def _number(period: str) -> int:
    year, _, rest = period.partition("-")
    if rest.startswith("Q"):
        return int(year) * QUARTERS + int(rest[1]) - 1
    return int(year) * MONTHS + int(rest) - 1 if rest else int(year)


def _period(number: int, like: str) -> str:
    if "Q" in like:
        return f"{number // QUARTERS}-Q{number % QUARTERS + 1}"
    return f"{number // MONTHS}-{number % MONTHS + 1:02}" if "-" in like else str(number)


def usual_step(points: tuple[Point, ...]) -> int:
    """Return how many periods usually lie between two figures; 1 where there are fewer than two.

    A survey held every four years has a usual step of 4 and no gaps. Of steps that occur equally
    often the longest counts.
    """
    numbers = [_number(point.period) for point, _ in known(points)]
    steps = Counter(later - earlier for earlier, later in pairwise(numbers))
    return max(steps, key=lambda step: (steps[step], step), default=1)


def missing_periods(points: tuple[Point, ...]) -> tuple[str, ...]:
    """Return the periods without a figure: those that say so, and those the rhythm expects."""
    said = {point.period for point in points if point.value is None}
    step = usual_step(points)
    periods = [point.period for point, _ in known(points)]
    for earlier, later in pairwise(periods):
        between = range(_number(earlier) + step, _number(later), step)
        said.update(_period(number, earlier) for number in between)
    return tuple(sorted(said))


def runs(periods: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return ``periods`` (sorted) as stretches without holes, each by its first and last."""
    found: list[tuple[str, str]] = []
    for period in periods:
        if found and _number(period) == _number(found[-1][1]) + 1:
            found[-1] = (found[-1][0], period)
        else:
            found.append((period, period))
    return tuple(found)


def is_of_borders(entry: Break) -> bool:
    """Return whether ``entry`` tells of other borders of one municipality, not of a method."""
    return entry.reason == BORDER_BREAK


def segments(points: tuple[Point, ...], breaks: Sequence[Break]) -> tuple[tuple[Point, ...], ...]:
    """Return the stretches of ``points`` that may be drawn as one line.

    A line is cut where a figure is missing and where the measurement changes.
    """
    holes = missing_periods(points)
    cuts = [entry.period for entry in breaks]
    stretches: list[list[Point]] = []
    last = ""
    for point, _ in known(points):
        is_cut = any(last < hole < point.period for hole in holes)
        is_cut = is_cut or any(last < cut <= point.period for cut in cuts)
        if not stretches or is_cut:
            stretches.append([])
        stretches[-1].append(point)
        last = point.period
    return tuple(tuple(stretch) for stretch in stretches)


def comparable(
    points: tuple[Point, ...], breaks: Sequence[Break]
) -> tuple[tuple[Point, float], ...]:
    """Return the known points measured in the same way as the last one."""
    figures = known(points)
    if not figures:
        return ()
    last = figures[-1][0].period
    since = max((entry.period for entry in breaks if entry.period <= last), default="")
    return tuple((point, value) for point, value in figures if point.period >= since)
