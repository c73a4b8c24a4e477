"""Data: how new every figure is, what is not measured yet, and everything to download."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from regiokompas.web.caching import of_release
from regiokompas.web.freshness import freshness, sources
from regiokompas.web.gaps import gaps
from regiokompas.web.hidden import hidden_in
from regiokompas.web.pages import Crumb, page
from regiokompas.web.portions import portion_of
from regiokompas.web.site import Site
from regiokompas.web.vintages import told_corrections


@of_release
def data(request: HttpRequest, site: Site) -> HttpResponse:
    """Return the page about the data themselves."""
    portion = portion_of(request, gaps(site))
    return page(
        request,
        "data.html",
        site=site,
        crumbs=(Crumb(text=gettext("Data"), address=""),),
        indicators=freshness(site),
        sources=sources(site),
        hidden=hidden_in(site),
        corrections=told_corrections(site, site.rules.corrections),
        gaps=portion.entries,
        portion=portion,
    )
