"""The charts of a release: which figures they show, drawn once and kept on disk."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.utils.translation import gettext, override

from regiokompas.charts.chart import Chart
from regiokompas.charts.ranking import ranking_chart
from regiokompas.charts.render import png_of, svg_of
from regiokompas.charts.trend import trend_chart
from regiokompas.charts.values import AreaValue, Line, LineKind, Point
from regiokompas.domain.errors import NotFoundError
from regiokompas.domain.notation import date_text
from regiokompas.domain.provenance import Origin
from regiokompas.warehouse.files import write_bytes
from regiokompas.web.comparisons import comparison_of
from regiokompas.web.figures import Course, Measured
from regiokompas.web.maps import boundary_origins, map_of
from regiokompas.web.positions import area_values, newest_by_municipality
from regiokompas.web.site import Municipality, Site
from regiokompas.web.sources import licence_text
from regiokompas.web.verdicts import judged

Shown = Literal["trend", "ranking", "map", "comparison", "border"]


YEARS_AHEAD = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """What a picture shows, how wide it is, and for which surroundings."""

    shows: Shown
    width: int
    height: int
    is_dark: bool


WIDE, NARROW = (760, 380), (340, 300)
# Ranking and map stand side by side; their height follows from what they show.
RANKING_WIDE, MAP_WIDE = (640, 0), (480, 0)

_SIZES: tuple[tuple[Shown, str, tuple[int, int]], ...] = (
    ("trend", "wide", WIDE),
    ("trend", "narrow", NARROW),
    ("border", "wide", WIDE),
    ("border", "narrow", NARROW),
    ("ranking", "wide", RANKING_WIDE),
    ("ranking", "narrow", NARROW),
    ("map", "wide", MAP_WIDE),
    ("map", "narrow", NARROW),
    ("comparison", "wide", WIDE),
    ("comparison", "narrow", NARROW),
)

PICTURES = {
    f"{shows}-{size}{'-dark' if is_dark else ''}": Picture(
        shows=shows, width=width, height=height, is_dark=is_dark
    )
    for shows, size, (width, height) in _SIZES
    for is_dark in (False, True)
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """One picture of one indicator, perhaps with a municipality that stands out."""

    measured: Measured
    municipality: Municipality | None
    name: str
    language: str


def drawn(site: Site, wanted: Wanted, *, kind: str) -> bytes:
    """Return the picture as SVG or PNG (``kind``), from disk where it was drawn before."""
    area = wanted.municipality.slug if wanted.municipality else "regio"
    name = f"{wanted.measured.indicator.id}-{area}-{wanted.name}-{wanted.language}"
    kept = Path(settings.REGIOKOMPAS_DATA) / "cache" / "charts" / site.release.id / site.mark
    path = kept / f"{name}.{kind}"
    if path.is_file():
        return path.read_bytes()
    content = _draw(site, wanted, kind=kind)
    write_bytes(path, content)
    return content


def _draw(site: Site, wanted: Wanted, *, kind: str) -> bytes:
    picture = PICTURES[wanted.name]
    chart = _MAKERS[picture.shows](
        site,
        wanted.measured,
        municipality=wanted.municipality,
        language=wanted.language,
        size=(picture.width, picture.height),
    )
    if kind == "png":  # a picture that leaves the page takes its title and source along
        source = source_text(site, wanted.measured, language=wanted.language)
        if picture.shows == "map":
            source = f"{source}; {_in_one_line(boundary_origins(site), language=wanted.language)}"
        return png_of(chart, with_title=True, source=source)
    return svg_of(chart, dark=picture.is_dark).encode("utf-8")


def trend_of(
    site: Site,
    measured: Measured,
    *,
    municipality: Municipality | None,
    language: str,
    size: tuple[int, int] = WIDE,
) -> Chart:
    """Return the chart over time of the region, or of a municipality beside the region.

    The country stands beside them where its figure can be compared: not for totals.
    """
    region = measured.course(site.region.code)
    others = [] if measured.is_total else [measured.course(site.region.country)]
    if municipality is None:
        main = region
    else:
        main = measured.course(municipality.code)
        others = [] if measured.is_total else [region, *others]
    lines = [_line(site, main, kind="main", language=language)]
    lines += [
        _line(site, course, kind="comparison", language=language)
        for course in others
        if course.known
    ]
    lines += _needed_path(site, measured, area=main.area, language=language)
    return trend_chart(
        indicator=measured.indicator,
        unit=measured.unit,
        lines=lines,
        language=language,
        breaks=measured.breaks_of(main.area),
        window=_window(site, measured, area=main.area),
        width=size[0],
        height=size[1],
    )


def _window(site: Site, measured: Measured, *, area: str) -> tuple[int, int] | None:
    """Return the years that the verdict rests on; None where there is no verdict."""
    found = judged(site, measured, area)
    return found.verdict.window if found and found.is_given else None


def border_of(
    site: Site,
    measured: Measured,
    *,
    municipality: Municipality | None,  # noqa: ARG001  # makers of every picture have one signature
    language: str,
    size: tuple[int, int],
) -> Chart:
    """Return the chart of the region beside its neighbours, over the years they have figures.

    Raises ``NotFoundError`` where nothing may be drawn: no neighbour has figures, or they must not
    be set beside ours.
    """
    drawn_borders = [
        (border, abroad)
        for border in site.region.borders
        if (abroad := measured.indicator.abroad_in(border.country)) is not None
        and abroad.grade != "not-comparable"
    ]
    theirs = [
        (item, measured.abroad_course(item.code))
        for border, _ in drawn_borders
        for item in border.neighbours
    ]
    years = {figure.period for _, course in theirs for figure in course.known}
    own = measured.course(site.region.code)
    values = tuple(
        figure for figure in own.values if years and min(years) <= figure.period <= max(years)
    )
    if not any(figure.value is not None for figure in values):
        raise NotFoundError("there is nothing that may be drawn across the border")
    lines = [_line(site, Course(area=own.area, values=values), kind="main", language=language)]
    lines += [
        replace(
            _line(site, course, kind="comparison", language=language),
            name=item.short_name or item.name,
        )
        for item, course in theirs
        if course.known
    ]
    breaks = [*measured.indicator.breaks, *(b for _, item in drawn_borders for b in item.breaks)]
    return trend_chart(
        indicator=measured.indicator,
        unit=measured.unit,
        lines=lines,
        language=language,
        breaks=breaks,
        width=size[0],
        height=size[1],
    )


def _needed_path(site: Site, measured: Measured, *, area: str, language: str) -> list[Line]:
    """Return the straight road from the base to the target, where there is one in the unit.

    It ends at the target, or ``YEARS_AHEAD`` years after the newest figure where that is sooner:
    a chart that runs on for decades hides what happened.
    """
    found = judged(site, measured, area)
    verdict = found.verdict if found else None
    if verdict is None or verdict.base is None or verdict.original_pace is None:
        return []
    if verdict.scale != "identity" or not (verdict.base_year and verdict.target_year):
        return []
    newest = verdict.value_year or verdict.base_year
    ends = (verdict.base_year, min(verdict.target_year, newest + YEARS_AHEAD))
    points = tuple(
        Point(
            period=str(year),
            value=verdict.base + verdict.original_pace * (year - verdict.base_year),
        )
        for year in ends
    )
    with override(language):
        return [Line(name=gettext("needed"), points=points, kind="path")]


def ranking_of(
    site: Site,
    measured: Measured,
    *,
    municipality: Municipality | None,
    language: str,
    size: tuple[int, int] = WIDE,
) -> Chart:
    """Return the chart that compares the municipalities in their newest period."""
    period, placed = newest_by_municipality(measured, municipalities=site.municipalities)
    country = None if measured.is_total else measured.course(site.region.country).at(period)
    return ranking_chart(
        indicator=measured.indicator,
        unit=measured.unit,
        values=area_values(placed),
        period=period,
        highlight=municipality.code if municipality else None,
        reference=AreaValue(
            code=site.region.country,
            name=_name_of(site, site.region.country, language=language),
            value=country.value,
            status=country.status,
        )
        if country
        else None,
        language=language,
        width=size[0],
    )


def source_text(site: Site, measured: Measured, *, language: str) -> str:
    """Return the source of an indicator in one line: publisher, table, day, licence."""
    found = tuple(site.origins[table] for table in measured.tables if table in site.origins)
    return _in_one_line(found, language=language)


def _in_one_line(origins: tuple[Origin, ...], *, language: str) -> str:
    return "; ".join(
        f"{item.publisher} {item.table}, {date_text(item.retrieved_at, language=language)}, "
        f"{licence_text(item, language=language)}"
        for item in origins
    )


def _name_of(site: Site, area: str, *, language: str) -> str:
    """Return the name of an area; the country has one of its own in each language."""
    if area == site.region.country:
        with override(language):
            return gettext("Netherlands")
    return site.region.name if area == site.region.code else site.names[area]


def _line(site: Site, course: Course, *, kind: LineKind, language: str) -> Line:
    points = (
        Point(period=item.period, value=item.value, status=item.status, margin=item.margin)
        for item in course.values
    )
    name = _name_of(site, course.area, language=language)
    return Line(name=name, points=tuple(points), kind=kind)


_MAKERS = {
    "trend": trend_of,
    "ranking": ranking_of,
    "map": map_of,
    "comparison": comparison_of,
    "border": border_of,
}
