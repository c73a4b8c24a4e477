"""Home: what the region promised, and where it stands."""

from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from django.http import HttpRequest, HttpResponse

from regiokompas.web.caching import of_release
from regiokompas.web.challenges import rows_by_topic, themes
from regiokompas.web.counters import counters
from regiokompas.web.pages import page
from regiokompas.web.portions import portion_of
from regiokompas.web.site import Site


@of_release
def home(request: HttpRequest, site: Site) -> HttpResponse:
    """Return the home page."""
    found = themes(site)
    portion = portion_of(request, [(item, entry) for item in found for entry in item.challenges])
    return page(
        request,
        "home.html",
        site=site,
        counters=counters(site),
        themes=[
            replace(item, challenges=tuple(entry for _, entry in entries))
            for item, entries in groupby(portion.entries, key=itemgetter(0))
        ],
        portion=portion,
        topics=[] if found else rows_by_topic(site),
        is_home=True,
    )
