"""The management pages: for administrators, whether by role or made from the command line."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest
from django.utils.translation import gettext

from regiokompas.domain.visibility import Permission
from regiokompas.web.shown import is_example
from regiokompas.web.viewers import viewer_of


class ManagementSite(AdminSite):
    """The framework's management, opened by permission instead of a mark on the user."""

    site_header = site_title = "Regiokompas"

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Return what every page gets; an invented region says so in the heading of each."""
        told = f"{self.site_header}: {gettext('Invented example.')}"
        return super().each_context(request) | ({"site_header": told} if is_example() else {})

    def has_permission(self, request: HttpRequest) -> bool:
        """Return whether the viewer manages accounts."""
        return viewer_of(request).may(Permission.MANAGE_ACCOUNTS)


class ManagementConfig(AdminConfig):
    """Put our site in the place of the framework's."""

    default_site = "regiokompas.web.management_site.ManagementSite"
