"""The page for an indicator or municipality that does not exist, with the nearest that do."""

from difflib import get_close_matches

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from regiokompas.web.pages import Crumb, page
from regiokompas.web.site import Site


def missing(
    request: HttpRequest, site: Site, *, wanted: str, known: dict[str, Crumb]
) -> HttpResponse:
    """Return the page that says ``wanted`` is not here and names the nearest of ``known``."""
    nearest = get_close_matches(wanted, known, n=5, cutoff=0.4)
    return page(
        request,
        "failure.html",
        site=site,
        status=404,
        title=gettext("This page does not exist"),
        sentence=gettext("There is nothing here called “%(wanted)s”.") % {"wanted": wanted},
        nearest=[known[name] for name in nearest],
    )
