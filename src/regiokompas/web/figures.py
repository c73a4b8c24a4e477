"""The figures of one release, arranged for pages: courses of values by indicator and area."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from regiokompas.domain.harmonisation import BORDER_BREAK
from regiokompas.domain.indicators import Break, Indicator
from regiokompas.domain.periods import year_of
from regiokompas.domain.units import Unit


@dataclass(frozen=True, kw_only=True, slots=True)
class Value:
    """One figure of an area; ``value`` is None where the status says why there is none.

    ``tables`` names the official tables it follows from; ``margin`` is half the width of the
    confidence interval the source gives, in the unit of the indicator.
    """

    period: str
    value: float | None
    status: str
    margin: float | None
    tables: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Course:
    """The figures of one indicator for one area, oldest first."""

    area: str
    values: tuple[Value, ...]

    @cached_property
    def known(self) -> tuple[Value, ...]:
        """The figures that have a value, oldest first."""
        return tuple(figure for figure in self.values if figure.value is not None)

    @property
    def latest(self) -> Value | None:
        """The newest figure that has a value."""
        return self.known[-1] if self.known else None

    def at(self, period: str) -> Value | None:
        """Return the figure for ``period``, if there is one."""
        return next((figure for figure in self.values if figure.period == period), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """How a value changed between two periods, in the unit of the indicator.

    ``percent`` is None where a percentage of the first value says nothing.
    """

    first: Value
    last: Value
    difference: float
    percent: float | None


@dataclass(frozen=True, kw_only=True)
class Measured:
    """An indicator with its figures for the region, its municipalities and the country.

    ``abroad`` has those of neighbours across the border and of their country, kept apart: they are
    shown only with how far they compare. ``redrawn`` tells by area the periods from which its
    figures are within other borders, ``recalculated`` those whose figures are of former areas.
    """

    indicator: Indicator
    unit: Unit
    theme: str
    courses: dict[str, Course]
    areas: int
    abroad: dict[str, Course] = field(default_factory=dict)
    redrawn: dict[str, tuple[str, ...]] = field(default_factory=dict)
    recalculated: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def abroad_course(self, area: str) -> Course:
        """Return the figures of ``area`` across the border; an empty course where it has none."""
        return self.abroad.get(area) or Course(area=area, values=())

    def course(self, area: str) -> Course:
        """Return the figures of ``area``; an empty course where it has none."""
        return self.courses.get(area) or Course(area=area, values=())

    def breaks_of(self, area: str) -> tuple[Break, ...]:
        """Return the breaks in the series of ``area``: of the measurement, and of its borders."""
        borders = (Break(period=start, reason=BORDER_BREAK) for start in self.redrawn.get(area, ()))
        return (*self.indicator.breaks, *borders)

    @property
    def is_total(self) -> bool:
        """Whether the figure of an area is a number that grows with the area's size."""
        inputs = self.indicator.inputs.values()
        is_plain = self.indicator.formula.kind in {"value", "sql"}
        has_no_sign = not self.unit.sign and not self.unit.prefix
        return is_plain and has_no_sign and all(item.aggregate == "sum" for item in inputs)

    def change(self, area: str) -> Change | None:
        """Return the change over the newest unbroken part of the series of ``area``.

        None where that part has fewer than two values.
        """
        since = max((item.period for item in self.breaks_of(area)), default="")
        known = [figure for figure in self.course(area).known if figure.period >= since]
        if not known or known[0] is known[-1]:
            return None
        return change_between(known[0], known[-1], has_percent=self.has_percent)

    def change_over(self, area: str, first: str, last: str) -> Change | None:
        """Return the change of ``area`` between two periods; None where a value is missing."""
        begin, end = self.course(area).at(first), self.course(area).at(last)
        if begin is None or end is None or begin.value is None or end.value is None:
            return None
        return change_between(begin, end, has_percent=self.has_percent)

    @cached_property
    def has_percent(self) -> bool:
        """Whether a change can be told in per cent: not of percentages, nor of balances.

        A balance (more came than left) can be negative and has no meaningful starting amount.
        """
        known = (figure for course in self.courses.values() for figure in course.known)
        return self.unit.sign != "%" and all((figure.value or 0) >= 0 for figure in known)

    @cached_property
    def latest_period(self) -> str:
        """The newest period for which any area has a value; empty where there is none."""
        return max(
            (course.latest.period for course in self.courses.values() if course.latest), default=""
        )

    @cached_property
    def tables(self) -> tuple[str, ...]:
        """The official tables that the figures follow from, the one of the newest figure first."""
        return _tables_of(figure for course in self.courses.values() for figure in course.known)

    @property
    def tables_abroad(self) -> tuple[str, ...]:
        """The official tables that the figures across the border follow from."""
        return _tables_of(figure for course in self.abroad.values() for figure in course.known)


def _tables_of(figures: Iterable[Value]) -> tuple[str, ...]:
    newest_first = sorted(figures, key=lambda figure: figure.period, reverse=True)
    return tuple(dict.fromkeys(table for figure in newest_first for table in figure.tables))


def change_between(first: Value, last: Value, *, has_percent: bool) -> Change:
    """Return the change from ``first`` to ``last``, which must both have a value."""
    if first.value is None or last.value is None:
        raise ValueError("a change needs two values")
    difference = last.value - first.value
    return Change(
        first=first,
        last=last,
        difference=difference,
        percent=100 * difference / first.value if has_percent and first.value else None,
    )


def years_between(first: str, last: str) -> int:
    """Return the number of calendar years from the period ``first`` to the period ``last``."""
    return year_of(last) - year_of(first)
