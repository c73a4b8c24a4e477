"""A course of values as a small line, beside the figures that tell the same."""

from dataclasses import dataclass

from regiokompas.domain.periods import year_of
from regiokompas.web.figures import Value

WIDTH, HEIGHT, MARGIN = 120, 36, 4
FEWEST = 3  # two points are a change, and that stands beside the line in words


@dataclass(frozen=True, kw_only=True, slots=True)
class Sparkline:
    """The corner points of a line in a box of ``WIDTH`` by ``HEIGHT``, and its last point."""

    points: str
    last_x: str
    last_y: str


def sparkline(known: tuple[Value, ...]) -> Sparkline | None:
    """Return the line through the values ``known``, oldest first; None below three values."""
    values = [(year_of(item.period), item.value) for item in known if item.value is not None]
    if len(values) < FEWEST:
        return None
    years, figures = [year for year, _ in values], [figure for _, figure in values]
    corners = [
        (
            _between(year, min(years), max(years), MARGIN, WIDTH - MARGIN),
            _between(figure, max(figures), min(figures), MARGIN, HEIGHT - MARGIN),
        )
        for year, figure in values
    ]
    return Sparkline(
        points=" ".join(f"{x:.1f},{y:.1f}" for x, y in corners),
        last_x=f"{corners[-1][0]:.1f}",
        last_y=f"{corners[-1][1]:.1f}",
    )


def _between(value: float, first: float, last: float, start: float, end: float) -> float:
    """Return where ``value`` lies from ``start`` to ``end``; the middle where all are equal."""
    if first == last:
        return (start + end) / 2
    return start + (end - start) * (value - first) / (last - first)
