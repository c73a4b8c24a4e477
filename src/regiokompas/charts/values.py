"""The figures a chart is given."""

from dataclasses import dataclass
from typing import Literal

from regiokompas.domain.series import Status

NOT_YET_FINAL = (Status.PROVISIONAL, Status.REVISED_PROVISIONAL, Status.ESTIMATED)

LineKind = Literal["main", "comparison", "path"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """A figure of one period. ``margin`` is half the width of its interval, in its unit."""

    period: str
    value: float | None
    status: str = Status.FINAL
    margin: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A named series: the figure itself, another area to compare with, or the path to a goal."""

    name: str
    points: tuple[Point, ...]
    kind: LineKind = "main"


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaValue:
    """A figure of one area in one period."""

    code: str
    name: str
    value: float | None
    status: str = Status.FINAL


def is_not_yet_final(status: str) -> bool:
    """Return whether a figure with ``status`` may still change (provisional or estimated)."""
    return status in NOT_YET_FINAL


def is_corrected(status: str) -> bool:
    """Return whether a figure with ``status`` is not what its source says, by a correction."""
    return status == Status.CORRECTED


def mark_of(status: str) -> str:
    """Return the mark behind a figure that is written: * not yet final, † corrected."""
    if is_not_yet_final(status):
        return "*"
    return "†" if is_corrected(status) else ""


def known(points: tuple[Point, ...]) -> tuple[tuple[Point, float], ...]:
    """Return the points that have a value, in the order of time, each with that value."""
    ordered = sorted(points, key=lambda point: point.period)
    return tuple((point, point.value) for point in ordered if point.value is not None)
