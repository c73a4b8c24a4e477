"""Across the border: every figure that stands on both sides, and how far the sides compare."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from regiokompas.domain.errors import NotFoundError
from regiokompas.web.border import pairs
from regiokompas.web.caching import of_release
from regiokompas.web.pages import Crumb, page
from regiokompas.web.site import Site
from regiokompas.web.sources import told_once

GRADES = ("same", "near", "proxy", "not-comparable")


@of_release
def border(request: HttpRequest, site: Site) -> HttpResponse:
    """Return the page with all pairs; a region without a border has no such page."""
    if not site.region.borders:
        raise NotFoundError("this region declares no border with another country")
    found = pairs(site)
    return page(
        request,
        "border.html",
        site=site,
        crumbs=(Crumb(text=gettext("Across the border"), address=""),),
        pairs=found,
        grades=GRADES,
        origins=told_once(origin for pair in found for origin in pair.origins),
    )
