"""Home: what the region promised, and where it stands."""

from django.http import HttpRequest, HttpResponse

from regiokompas.web.caching import of_release
from regiokompas.web.challenges import rows_by_topic, themes
from regiokompas.web.counters import counters
from regiokompas.web.pages import page
from regiokompas.web.site import Site


@of_release
def home(request: HttpRequest, site: Site) -> HttpResponse:
    """Return the home page."""
    found = themes(site)
    return page(
        request,
        "home.html",
        site=site,
        counters=counters(site),
        themes=found,
        topics=[] if found else rows_by_topic(site),
        is_home=True,
    )
