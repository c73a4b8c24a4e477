"""All figures of an indicator as rows of a table: one row a period."""

from dataclasses import dataclass

from regiokompas.web.figures import Measured, Value
from regiokompas.web.site import Municipality, Site


@dataclass(frozen=True, kw_only=True, slots=True)
class YearRow:
    """The figures of one period: of the municipality that stands out, the region, the country."""

    period: str
    municipality: Value | None
    region: Value | None
    country: Value | None
    is_break: bool
    is_redrawn: bool


def year_rows(
    site: Site, measured: Measured, *, municipality: Municipality | None
) -> tuple[YearRow, ...]:
    """Return one row for each period with a figure or a reason for having none, newest first."""
    region = {item.period: item for item in measured.course(site.region.code).values}
    country = {item.period: item for item in measured.course(site.region.country).values}
    own = (
        {item.period: item for item in measured.course(municipality.code).values}
        if municipality
        else {}
    )
    redrawn = measured.redrawn.get(municipality.code, ()) if municipality else ()
    breaks = {item.period for item in measured.indicator.breaks}
    return tuple(
        YearRow(
            period=period,
            municipality=own.get(period),
            region=region.get(period),
            country=country.get(period),
            is_break=period in breaks,
            is_redrawn=period in redrawn,
        )
        for period in sorted({*region, *country, *own}, reverse=True)
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class EveryYear:
    """All figures of all municipalities: ``periods`` newest first, a row for each municipality."""

    periods: tuple[str, ...]
    rows: tuple[tuple[Municipality, tuple[Value | None, ...]], ...]


def every_year(site: Site, measured: Measured) -> EveryYear | None:
    """Return the figures of every municipality; None where there is one period or none."""
    courses = [(item, measured.course(item.code)) for item in site.municipalities]
    known = {figure.period for _, course in courses for figure in course.known}
    if len(known) <= 1:
        return None
    periods = tuple(sorted(known, reverse=True))
    rows = []
    for municipality, course in courses:
        by_period = {figure.period: figure for figure in course.values}
        rows.append((municipality, tuple(by_period.get(period) for period in periods)))
    return EveryYear(periods=periods, rows=tuple(rows))
