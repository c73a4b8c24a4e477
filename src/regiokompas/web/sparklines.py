"""A course of values as a small line, beside the figures that tell the same."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from regiokompas.domain.periods import year_of
from regiokompas.web.figures import Value

WIDTH, HEIGHT, MARGIN = 120, 36, 4
FEWEST = 3  # two points are a change, and that stands beside the line in words


@dataclass(frozen=True, kw_only=True, slots=True)
class Sparkline:
    """The corner points of each unbroken line in a box, and the last point of all."""

    lines: tuple[str, ...]
    last_x: str
    last_y: str


def sparkline(known: tuple[Value, ...], *, breaks: Collection[str] = ()) -> Sparkline | None:
    """Return the line through the values ``known``, oldest first; None below ``FEWEST`` values.

    It is cut where a period is missing and at ``breaks``: what is not known is not drawn.
    """
    values = [(item.period, item.value) for item in known if item.value is not None]
    if len(values) < FEWEST:
        return None
    years = [year_of(period) for period, _ in values]
    figures = [figure for _, figure in values]
    corners = [
        (
            _between(year, min(years), max(years), MARGIN, WIDTH - MARGIN),
            _between(figure, max(figures), min(figures), MARGIN, HEIGHT - MARGIN),
        )
        for year, figure in zip(years, figures, strict=True)
    ]
    step = min(after - before for before, after in pairwise(years))
    cuts = [
        place
        for place in range(1, len(values))
        if values[place][0] in breaks or years[place] - years[place - 1] > step
    ]
    return Sparkline(
        lines=tuple(_line(corners[start:end]) for start, end in pairwise((0, *cuts, len(values)))),
        last_x=f"{corners[-1][0]:.1f}",
        last_y=f"{corners[-1][1]:.1f}",
    )


def _line(corners: list[tuple[float, float]]) -> str:
    """Return the points of a line; a single one twice, so that its round ends make a dot."""
    drawn = corners * 2 if len(corners) == 1 else corners
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in drawn)


def _between(value: float, first: float, last: float, start: float, end: float) -> float:
    """Return where ``value`` lies from ``start`` to ``end``; the middle where all are equal."""
    if first == last:
        return (start + end) / 2
    return start + (end - start) * (value - first) / (last - first)
