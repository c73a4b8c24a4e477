"""Municipalities: all of them, and one with its figures beside region and country."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from regiokompas.web.caching import of_release
from regiokompas.web.comparisons import Brief, brief_of
from regiokompas.web.counters import promises
from regiokompas.web.figures import Change, Measured, Value
from regiokompas.web.pages import Crumb, page
from regiokompas.web.positions import Position, position
from regiokompas.web.site import Municipality, Site
from regiokompas.web.templatetags.figures import page_language
from regiokompas.web.topics import by_topic
from regiokompas.web.verdicts import Judged, expected_false, judged
from regiokompas.web.views.missing import missing


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """An indicator for a municipality, with region and country in the same period."""

    measured: Measured
    own: Value | None
    region: Value | None
    country: Value | None
    change: Change | None
    position: Position | None
    brief: Brief | None
    judged: Judged | None


@of_release
def index(request: HttpRequest, site: Site) -> HttpResponse:
    """Return the page with all municipalities."""
    return page(
        request,
        "municipalities.html",
        site=site,
        crumbs=(Crumb(text=gettext("Municipalities"), address=""),),
    )


@of_release
def detail(request: HttpRequest, site: Site, slug: str) -> HttpResponse:
    """Return the page of one municipality."""
    municipality = site.municipality(slug)
    if municipality is None:
        known = {
            item.slug: Crumb(text=item.name, address=reverse("municipality", args=[item.slug]))
            for item in site.municipalities
        }
        return missing(request, site, wanted=slug, known=known)
    topics = [
        (topic, [_figure(site, item, municipality=municipality) for item in found])
        for topic, found in by_topic(site)
    ]
    return page(
        request,
        "municipality.html",
        site=site,
        crumbs=(
            Crumb(text=gettext("Municipalities"), address=reverse("municipalities")),
            Crumb(text=municipality.name, address=""),
        ),
        municipality=municipality,
        false_signals=expected_false(
            [item.judged for _, found in topics for item in found if item.judged]
        ),
        has_similar=bool(site.declarations.comparisons.matches_of(municipality.code)),
        topics=[
            (topic, [figure for figure in figures if figure.own])
            for topic, figures in topics
            if any(figure.own for figure in figures)
        ],
        without=[figure.measured for _, figures in topics for figure in figures if not figure.own],
        headline=[
            figure
            for target in promises(site)
            for _, figures in topics
            for figure in figures
            if figure.measured.indicator.id == target.indicator and figure.own
        ],
    )


def _figure(site: Site, measured: Measured, *, municipality: Municipality) -> Figure:
    own = measured.course(municipality.code).latest
    return Figure(
        measured=measured,
        own=own,
        region=_same_time(measured, site.region.code, own),
        country=_same_time(measured, site.region.country, own),
        change=measured.change(municipality.code),
        position=position(measured, code=municipality.code, municipalities=site.municipalities),
        brief=brief_of(site, measured, area=municipality.code, language=page_language()),
        judged=judged(site, measured, municipality.code),
    )


def _same_time(measured: Measured, area: str, own: Value | None) -> Value | None:
    return measured.course(area).at(own.period) if own else None
