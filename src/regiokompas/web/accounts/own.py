"""The page of somebody's own account."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from regiokompas.accounts.models import User
from regiokompas.accounts.roles import roles
from regiokompas.accounts.second_factor import codes_left, has_app
from regiokompas.domain.roles import Role
from regiokompas.plan.models import Affiliation
from regiokompas.web.current import site_if_any
from regiokompas.web.pages import Crumb, page
from regiokompas.web.viewers import viewer_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """A role somebody has or had, with the organisation and the period."""

    affiliation: Affiliation
    role: Role | None
    is_current: bool


def own_account(request: HttpRequest) -> HttpResponse:
    """Return who I am, my roles and organisations, and my second factor."""
    user, today = cast(User, request.user), timezone.localdate()
    return page(
        request,
        "account.html",
        site=site_if_any(),
        crumbs=(Crumb(text=gettext("My account"), address=""),),
        held=_held(user, today),
        levels=viewer_of(request).levels,
        has_app=has_app(user),
        codes_left=codes_left(user),
        is_highest=user.is_superuser,
        has_password=user.has_usable_password(),
    )


def _held(user: User, today: date) -> list[Held]:
    """Return the roles of ``user``, those of today first."""
    current = {item.pk for item in Affiliation.objects.filter(user=user).on(today)}
    found = [
        Held(affiliation=item, role=roles().get(item.role), is_current=item.pk in current)
        for item in Affiliation.objects.filter(user=user)
        .select_related("organisation", "challenge")
        .order_by("-valid_from", "pk")
    ]
    return sorted(found, key=lambda item: not item.is_current)
