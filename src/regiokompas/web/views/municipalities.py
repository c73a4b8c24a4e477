"""Municipalities: all of them, and one with its figures beside region and country."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from regiokompas.web.caching import of_release
from regiokompas.web.figures import Change, Measured, Value
from regiokompas.web.pages import Crumb, page
from regiokompas.web.positions import Position, position
from regiokompas.web.site import Municipality, Site
from regiokompas.web.topics import by_topic
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
        topics=[
            (topic, [figure for figure in figures if figure.own])
            for topic, figures in topics
            if any(figure.own for figure in figures)
        ],
        without=[figure.measured for _, figures in topics for figure in figures if not figure.own],
        headline=[
            figure
            for ambition in site.region.ambitions
            for _, figures in topics
            for figure in figures
            if figure.measured.indicator.id == ambition.indicator and figure.own
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
    )


def _same_time(measured: Measured, area: str, own: Value | None) -> Value | None:
    return measured.course(area).at(own.period) if own else None
