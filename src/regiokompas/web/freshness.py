"""How new the figures are, and from which tables they come."""

from dataclasses import dataclass

from regiokompas.domain.periods import year_of
from regiokompas.domain.provenance import Origin
from regiokompas.web.figures import Measured, Value
from regiokompas.web.site import Site


@dataclass(frozen=True, kw_only=True, slots=True)
class Freshness:
    """An indicator with the age of its newest figure of the region.

    ``latest`` and ``age`` are those of the municipalities where the region has no figure;
    ``age`` is in calendar years on the day its source was asked. ``municipalities`` counts those
    of the region with a figure for that period.
    """

    measured: Measured
    latest: Value | None
    age: int | None
    municipalities: int
    municipal_period: str
    first: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A table with the indicators that use it."""

    origin: Origin
    indicators: tuple[Measured, ...]


def freshness(site: Site) -> tuple[Freshness, ...]:
    """Return every indicator with its age, the newest first, those without a figure last."""
    found = [_freshness(site, measured) for measured in site.measured.values()]
    return tuple(
        sorted(found, key=lambda item: item.latest.period if item.latest else "", reverse=True)
    )


def _freshness(site: Site, measured: Measured) -> Freshness:
    codes = [item.code for item in site.municipalities]
    candidates = [site.region.code] if measured.course(site.region.code).known else codes
    latest = max(
        (figure for code in candidates if (figure := measured.course(code).latest)),
        key=lambda figure: figure.period,
        default=None,
    )
    periods = [item.period for code in candidates for item in measured.course(code).known]
    newest = max(
        (figure.period for code in codes if (figure := measured.course(code).latest)), default=""
    )
    return Freshness(
        measured=measured,
        latest=latest,
        age=_age(site, latest) if latest else None,
        municipalities=sum(
            figure is not None and figure.value is not None
            for figure in (measured.course(code).at(newest) for code in codes)
        ),
        municipal_period=newest,
        first=min(periods, default=""),
    )


def _age(site: Site, figure: Value) -> int | None:
    asked = [site.origins[table].retrieved_at for table in figure.tables if table in site.origins]
    return year_of(max(asked)[:4]) - year_of(figure.period) if asked else None


def sources(site: Site) -> tuple[Source, ...]:
    """Return every table that figures come from, by publisher and number."""
    by_table: dict[str, list[Measured]] = {}
    for measured in site.measured.values():
        for table in dict.fromkeys((*measured.tables, *measured.tables_abroad)):
            by_table.setdefault(table, []).append(measured)
    return tuple(
        Source(origin=origin, indicators=tuple(by_table.get(table, ())))
        for table, origin in sorted(
            site.origins.items(), key=lambda item: (item[1].publisher, item[1].table)
        )
    )
