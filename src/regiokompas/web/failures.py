"""Pages that help when something is not there or went wrong."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from regiokompas.domain.errors import NotFoundError, RegiokompasError
from regiokompas.web.current import NotReadyError, UnreadableError, site_if_any
from regiokompas.web.pages import page

logger = logging.getLogger(__name__)


class explain_failures:  # noqa: N801  # used as a function: middleware with a hook for exceptions
    """Turn the errors that a user may see into pages that say what to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer to ``request``."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page for ``error``; None where it is not one that a user may see."""
        if isinstance(error, NotReadyError):
            return _unavailable(
                request,
                error,
                title=gettext("There are no figures here yet"),
                sentence=gettext(
                    "This site shows figures as soon as the first ones are published."
                ),
            )
        if isinstance(error, UnreadableError):
            logger.error("%s", error)
            return _unavailable(
                request,
                error,
                title=gettext("The figures cannot be read right now"),
                sentence=gettext(
                    "Something is wrong with the files of this site. "
                    "Whoever manages it can mend that."
                ),
            )
        if isinstance(error, NotFoundError):
            return not_found(request, error)
        if isinstance(error, RegiokompasError):
            logger.error("%s", error)
            return server_error(request)
        return None


def _unavailable(
    request: HttpRequest, error: RegiokompasError, *, title: str, sentence: str
) -> HttpResponse:
    """Return the page for a site without figures; it says what to do, but names no path."""
    response = page(
        request,
        "failure.html",
        site=None,
        status=503,
        title=title,
        sentence=sentence,
        technical=error.problems,
    )
    response.headers["Retry-After"] = "60"
    response.headers["Cache-Control"] = "no-store"
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page for a question that cannot be read; what was sent is not kept."""
    if isinstance(exception, RequestDataTooBig):
        status, title = 413, gettext("What you sent is too large")
        sentence = gettext(
            "A form takes at most %(size)s megabytes. Nothing is saved. "
            "Go back, and keep what a reader must know."
        ) % {"size": settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1_000_000}
    elif isinstance(exception, TooManyFieldsSent | TooManyFilesSent):
        status, title = 413, gettext("What you sent has too many fields")
        sentence = gettext(
            "This form cannot hold as many items. Nothing is saved. "
            "Go back, and send fewer of them at once."
        )
    else:
        status, title = 400, gettext("This question cannot be read")
        sentence = gettext("The address of this page is not complete. Start again from home.")
    return page(
        request,
        "failure.html",
        site=site_if_any(),
        status=status,
        title=title,
        sentence=sentence,
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # of the framework
    """Return the page for what this reader may not see."""
    return page(
        request,
        "failure.html",
        site=site_if_any(),
        status=403,
        title=gettext("You may not open this page"),
        sentence=gettext("Log in with an account that may, or go to one of these pages."),
    )


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  # of the framework
    """Return the page for a form that did not come from a page of this site."""
    return page(
        request,
        "failure.html",
        site=site_if_any(),
        status=403,
        title=gettext("This question cannot be read"),
        sentence=gettext("The address of this page is not complete. Start again from home."),
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # of the framework
    """Return the page for an address that does not exist."""
    return page(
        request,
        "failure.html",
        site=site_if_any(),
        status=404,
        title=gettext("This page does not exist"),
        sentence=gettext("Check the address, or go to one of these pages."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Return the page for a fault of ours."""
    return page(
        request,
        "failure.html",
        site=None,
        status=500,
        title=gettext("Something went wrong on our side"),
        sentence=gettext("You did nothing wrong. Try again in a few minutes."),
    )
