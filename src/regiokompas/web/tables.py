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
    breaks = {item.period for item in measured.indicator.breaks}
    return tuple(
        YearRow(
            period=period,
            municipality=own.get(period),
            region=region.get(period),
            country=country.get(period),
            is_break=period in breaks,
        )
        for period in sorted({*region, *country, *own}, reverse=True)
    )
