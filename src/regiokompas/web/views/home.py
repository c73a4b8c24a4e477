"""Home: what the region promised, and where it stands."""

from django.http import HttpRequest, HttpResponse

from regiokompas.web.caching import of_release
from regiokompas.web.challenges import themes
from regiokompas.web.counters import counters
from regiokompas.web.pages import page
from regiokompas.web.site import Site


@of_release
def home(request: HttpRequest, site: Site) -> HttpResponse:
    """Return the home page."""
    return page(
        request, "home.html", site=site, counters=counters(site), themes=themes(site), is_home=True
    )
