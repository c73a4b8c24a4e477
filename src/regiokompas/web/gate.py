"""The one gate: who looks, and may they open this address?"""

import logging
from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from regiokompas.accounts.models import User
from regiokompas.accounts.second_factor import came_from_provider, has_app
from regiokompas.domain.errors import RegiokompasError
from regiokompas.domain.visibility import Viewer
from regiokompas.plan.viewers import viewer_for
from regiokompas.web.rules import rule_of
from regiokompas.web.shown import current_region
from regiokompas.web.viewers import viewer_of

logger = logging.getLogger(__name__)


class gate:  # noqa: N801  # used as a function: middleware with a hook for views
    """Set ``request.viewer`` and refuse what its rule refuses; what has no rule is refused.

    Who has a role but no second factor yet is nobody in particular and gets to their own account
    only. A page that somebody got by logging in is never kept by a cache.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer to ``request``, with what caches must know."""
        viewer = viewer_for(request.user, on=timezone.localdate(), region=_region())
        lacks = bool(viewer.roles) and not _has_second_factor(request)
        request.viewer = Viewer(name=viewer.name) if lacks else viewer  # type: ignore[attr-defined]  # read with viewers.viewer_of
        request.lacks_second_factor = lacks  # type: ignore[attr-defined]  # read below and in templates
        response = self.get_response(request)
        patch_vary_headers(response, ("Cookie",))
        if viewer.name:
            response.headers["Cache-Control"] = "private, no-store"
            del response.headers["ETag"]
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],  # noqa: ARG002  # of the framework
        args: tuple[object, ...],  # noqa: ARG002  # of the framework
        kwargs: dict[str, object],  # noqa: ARG002  # of the framework
    ) -> HttpResponse | None:
        """Return the answer where the address may not be opened; None where it may."""
        match = request.resolver_match
        name = match.view_name if match else ""
        rule, viewer = rule_of(name), viewer_of(request)
        if rule is None:
            logger.error("the address '%s' has no rule in web.rules", name)
            raise PermissionDenied
        if getattr(request, "lacks_second_factor", False) and not rule.is_own_account:
            return HttpResponseRedirect(reverse("mfa_activate_totp"))
        if rule.allows(viewer):
            return None
        if viewer.name:
            raise PermissionDenied
        return redirect_to_login(request.get_full_path(), reverse("account_login"))


def _has_second_factor(request: HttpRequest) -> bool:
    """Return whether who is logged in has an app, or came from a provider that asks for one."""
    if not isinstance(request.user, User):
        return False
    if settings.LOG_IN_PROVIDER_HAS_SECOND_FACTOR:
        records = get_authentication_records(request, request.user)
        if came_from_provider(records):
            return True
    return has_app(request.user)


def _region() -> str:
    """Return the region of this site; empty where it cannot be told, so that nobody owns in it."""
    try:
        return current_region()
    except RegiokompasError:
        return ""
