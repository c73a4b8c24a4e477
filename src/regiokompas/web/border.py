"""Figures across the border, arranged for pages: ours and theirs, and how far they compare."""

from dataclasses import dataclass

from django.utils.translation import gettext

from regiokompas.domain.indicators import Abroad
from regiokompas.domain.provenance import Origin
from regiokompas.domain.regions import Border
from regiokompas.web.figures import Course, Measured, Value
from regiokompas.web.site import Site
from regiokompas.web.sources import told_once
from regiokompas.web.templatetags.figures import translated

NOT_COMPARABLE = "not-comparable"


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """An area and its figure of one period; None where it has none."""

    name: str
    figure: Value | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Years:
    """All figures of all areas: a column for each name, a row for each period, newest first."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Value | None, ...]], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """One indicator on both sides of one border.

    ``period`` is the newest one that the region and a neighbour share; where they share none, or
    must not be compared, it is empty and every row has the newest figure of its own area.
    """

    measured: Measured
    border: Border
    abroad: Abroad
    period: str
    ours: tuple[Row, ...]
    theirs: tuple[Row, ...]
    years: Years
    origins: tuple[Origin, ...]

    @property
    def is_comparable(self) -> bool:
        """Whether the two sides may stand in one table and one chart."""
        return self.abroad.grade != NOT_COMPARABLE

    @property
    def has_ours(self) -> bool:
        """Whether any area on our side has a figure."""
        return any(row.figure is not None for row in self.ours)

    @property
    def may_be_drawn(self) -> bool:
        """Whether there is a chart: the sides compare, and both have figures."""
        return self.is_comparable and bool(self.period)


def pairs(site: Site) -> tuple[Pair, ...]:
    """Return every pair of every border, those that compare best first."""
    found = [pair for measured in site.measured.values() for pair in pairs_of(site, measured)]
    order = ("same", "near", "proxy", NOT_COMPARABLE)
    return tuple(
        sorted(
            found,
            key=lambda pair: (
                not pair.has_ours,
                order.index(pair.abroad.grade),
                translated(pair.measured.indicator.name),
            ),
        )
    )


def pairs_of(site: Site, measured: Measured) -> tuple[Pair, ...]:
    """Return the pairs of one indicator: one for each border with figures on the other side."""
    found = []
    for border in site.region.borders:
        abroad = measured.indicator.abroad_in(border.country)
        if abroad is not None and any(measured.abroad_course(code).known for code in border.codes):
            found.append(_pair(site, measured, border, abroad))
    return tuple(found)


def _pair(site: Site, measured: Measured, border: Border, abroad: Abroad) -> Pair:
    ours = [
        (site.region.name, measured.course(site.region.code)),
        (gettext("Netherlands"), measured.course(site.region.country)),
    ]
    theirs = [(item.name, measured.abroad_course(item.code)) for item in border.neighbours]
    theirs.append((translated(border.name), measured.abroad_course(border.country)))
    is_comparable = abroad.grade != NOT_COMPARABLE
    period = _shared_period(ours[0][1], [course for _, course in theirs]) if is_comparable else ""
    return Pair(
        measured=measured,
        border=border,
        abroad=abroad,
        period=period,
        ours=_rows(ours, period),
        theirs=_rows(theirs, period),
        years=_years([*ours, *theirs] if is_comparable else theirs),
        origins=_origins(site, [course for _, course in [*ours, *theirs]]),
    )


def _shared_period(own: Course, others: list[Course]) -> str:
    known = {figure.period for figure in own.known}
    there = {figure.period for course in others for figure in course.known}
    return max(known & there, default="")


def _rows(areas: list[tuple[str, Course]], period: str) -> tuple[Row, ...]:
    return tuple(
        Row(name=name, figure=course.at(period) if period else course.latest)
        for name, course in areas
    )


def _years(areas: list[tuple[str, Course]]) -> Years:
    periods = {figure.period for _, course in areas for figure in course.known}
    return Years(
        names=tuple(name for name, _ in areas),
        rows=tuple(
            (period, tuple(course.at(period) for _, course in areas))
            for period in sorted(periods, reverse=True)
        ),
    )


def _origins(site: Site, courses: list[Course]) -> tuple[Origin, ...]:
    tables = dict.fromkeys(
        table
        for course in courses
        for figure in reversed(course.known)
        for table in figure.tables
        if table in site.origins
    )
    return tuple(told_once([site.origins[table] for table in tables]))
