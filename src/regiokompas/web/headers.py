"""Headers that keep a page to itself: nothing from another host, nothing inline."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

# Forms may lead to the provider of OpenID Connect as well, where there is one.
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
    "object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'{provider}"
)
# A picture opened by itself is a document of its own; its drawing instructions are attributes.
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def content_security(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Return middleware that adds the policies to every answer that has none of its own."""
    origin = settings.LOG_IN_PROVIDER_ORIGIN
    policy = CONTENT_SECURITY_POLICY.format(provider=f" {origin}" if origin else "")

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return middleware
