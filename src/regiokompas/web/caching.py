"""Pages and downloads carry the mark of what they were made from."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import get_language

from regiokompas.web.current import current_site
from regiokompas.web.site import Site
from regiokompas.web.viewers import viewer_of

P = ParamSpec("P")

# A reader may keep a page this long before asking whether it is still the same.
PAGE_SECONDS = 300
FOREVER_SECONDS = 31_536_000

ReleaseView = Callable[Concatenate[HttpRequest, Site, P], HttpResponse]


def of_release(view: ReleaseView[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Return ``view`` with the current site as second argument, an ETag and a time to keep.

    A reader that has the same page already gets 304 without the page being made.
    """

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        site = current_site(viewer_of(request))
        return marked(request, site.mark, lambda: view(request, site, *args, **kwargs))

    return answer


def marked(request: HttpRequest, mark: str, make: Callable[[], HttpResponse]) -> HttpResponseBase:
    """Return what ``make`` makes, with an ETag of ``mark`` and the language, and a time to keep.

    A reader that has the same page already gets 304 without the page being made. Who is logged in
    gets a page of their own each time, without a mark: nobody is told to keep another's page.
    """
    if viewer_of(request).name:
        return make()
    mark = f'"{mark}-{get_language()}"'
    known = get_conditional_response(request, etag=mark)
    if known is not None:
        return known
    response = make()
    if response.status_code == HTTPStatus.OK and not response.has_header("Cache-Control"):
        patch_cache_control(response, public=True, max_age=PAGE_SECONDS)
    if response.status_code == HTTPStatus.OK:
        response.headers["ETag"] = mark
    return response


def keep_forever(response: HttpResponse) -> HttpResponse:
    """Return ``response`` marked as never changing: its address names the content."""
    patch_cache_control(response, public=True, max_age=FOREVER_SECONDS, immutable=True)
    return response
