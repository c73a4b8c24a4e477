"""Indicators: all of them by theme, and one with everything there is to know about it."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from regiokompas.web.border import pairs_of
from regiokompas.web.caching import of_release
from regiokompas.web.challenges import rows_by_topic
from regiokompas.web.comparisons import chart_of, told_of
from regiokompas.web.drawings import WIDE, border_of, ranking_of, trend_of
from regiokompas.web.figures import Measured
from regiokompas.web.gaps import reasons_of
from regiokompas.web.maps import boundary_origins, has_map
from regiokompas.web.methods import region_method
from regiokompas.web.pages import Crumb, page
from regiokompas.web.positions import newest_by_municipality
from regiokompas.web.site import Municipality, Site
from regiokompas.web.sources import told_once
from regiokompas.web.stated_about import stated_about
from regiokompas.web.tables import every_year, year_rows
from regiokompas.web.templatetags.figures import page_language, translated
from regiokompas.web.verdicts import judged, since_first
from regiokompas.web.views.missing import missing
from regiokompas.web.vintages import past_of


@of_release
def index(request: HttpRequest, site: Site) -> HttpResponse:
    """Return the page with all indicators."""
    return page(
        request,
        "indicators.html",
        site=site,
        crumbs=(Crumb(text=gettext("Indicators"), address=""),),
        topics=rows_by_topic(site),
    )


@of_release
def detail(request: HttpRequest, site: Site, identifier: str, slug: str = "") -> HttpResponse:
    """Return the page of one indicator; with ``slug`` that municipality stands out."""
    measured = site.measured.get(identifier)
    if measured is None:
        return missing(request, site, wanted=identifier, known=_known_indicators(site))
    municipality = site.municipality(slug) if slug else None
    if slug and municipality is None:
        return missing(request, site, wanted=slug, known=_known_places(site, measured))
    return _detail(request, site, measured=measured, municipality=municipality)


def _detail(
    request: HttpRequest, site: Site, *, measured: Measured, municipality: Municipality | None
) -> HttpResponse:
    period, placed = newest_by_municipality(measured, municipalities=site.municipalities)
    area = municipality.code if municipality else site.region.code
    compared = told_of(site, measured, municipality=municipality, language=page_language())
    border_pairs = pairs_of(site, measured)
    return page(
        request,
        "indicator.html",
        site=site,
        crumbs=_crumbs(measured, municipality),
        measured=measured,
        municipality=municipality,
        area_name=municipality.name if municipality else site.region.name,
        reasons=reasons_of(site, measured.indicator.id),
        stated=stated_about(site.plan, measured.indicator.id),
        latest=measured.course(area).latest,
        change=measured.change(area),
        trend=trend_of(site, measured, municipality=municipality, language=page_language()),
        ranking=ranking_of(site, measured, municipality=municipality, language=page_language())
        if period
        else None,
        compared=compared,
        border_pairs=border_pairs,
        border_chart=border_of(
            site, measured, municipality=None, language=page_language(), size=WIDE
        )
        if any(pair.may_be_drawn for pair in border_pairs)
        else None,
        comparison=chart_of(compared, measured, language=page_language()) if compared else None,
        past=past_of(site, measured, area=area),
        years=year_rows(site, measured, municipality=municipality),
        every_year=every_year(site, measured),
        breaks=measured.breaks_of(area),
        recalculated=max(measured.recalculated.get(area, ()), default=""),
        has_map=has_map(site, measured),
        boundary_origins=boundary_origins(site),
        has_country=bool(measured.course(site.region.country).known),
        ranked=placed if period else (),
        ranked_period=period,
        method=region_method(site, measured),
        origins=told_once(
            [site.origins[table] for table in measured.tables if table in site.origins]
        ),
        challenges=site.challenges_with(measured.indicator.id),
        judged=(found := judged(site, measured, area)),
        since=since_first(site, found),
        picture_area=municipality.slug if municipality else "regio",
    )


def _crumbs(measured: Measured, municipality: Municipality | None) -> tuple[Crumb, ...]:
    steps = (
        Crumb(text=gettext("Indicators"), address=reverse("indicators")),
        Crumb(
            text=translated(measured.indicator.name),
            address=reverse("indicator", args=[measured.indicator.id]) if municipality else "",
        ),
    )
    return (*steps, Crumb(text=municipality.name, address="")) if municipality else steps


def _known_indicators(site: Site) -> dict[str, Crumb]:
    return {
        identifier: Crumb(
            text=translated(measured.indicator.name),
            address=reverse("indicator", args=[identifier]),
        )
        for identifier, measured in site.measured.items()
    }


def _known_places(site: Site, measured: Measured) -> dict[str, Crumb]:
    return {
        item.slug: Crumb(
            text=item.name,
            address=reverse("indicator-in", args=[measured.indicator.id, item.slug]),
        )
        for item in site.municipalities
    }
