"""Charts as files."""

from django.http import HttpRequest, HttpResponse

from regiokompas.domain.errors import NotFoundError
from regiokompas.domain.texts import LANGUAGES
from regiokompas.web.caching import keep_forever, of_release
from regiokompas.web.drawings import PICTURES, Wanted, drawn
from regiokompas.web.headers import PICTURE_POLICY
from regiokompas.web.site import Site

_TYPES = {"svg": "image/svg+xml", "png": "image/png"}


@of_release
def picture(  # noqa: PLR0917  # the parts of its address
    request: HttpRequest,  # noqa: ARG001  # of the framework
    site: Site,
    mark: str,
    language: str,
    indicator: str,
    area: str,
    name: str,
    kind: str,
) -> HttpResponse:
    """Return a chart as SVG or PNG; ``name`` is one of ``PICTURES``, ``area`` a municipality.

    Raises ``NotFoundError`` for a language, indicator, municipality, picture or kind that does
    not exist. The answer may be kept forever where ``mark`` is that of the current site.
    """
    measured = site.measured.get(indicator)
    municipality = site.municipality(area)
    is_known = language in LANGUAGES and name in PICTURES and kind in _TYPES
    if measured is None or not is_known or (municipality is None and area != "regio"):
        raise NotFoundError("there is no such picture")
    code = municipality.code if municipality else site.region.code
    if PICTURES[name].shows == "comparison" and site.comparison(indicator, code) is None:
        raise NotFoundError("this indicator is not compared")
    wanted = Wanted(measured=measured, municipality=municipality, name=name, language=language)
    content = drawn(site, wanted, kind=kind)
    response = HttpResponse(content, content_type=_TYPES[kind])
    response.headers["Content-Security-Policy"] = PICTURE_POLICY
    return keep_forever(response) if mark == site.mark else response
