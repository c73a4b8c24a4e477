"""The management pages: for administrators, whether by role or made from the command line."""

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest

from regiokompas.domain.visibility import Permission
from regiokompas.web.viewers import viewer_of


class ManagementSite(AdminSite):
    """The framework's management, opened by permission instead of a mark on the user."""

    site_header = site_title = "Regiokompas"

    def has_permission(self, request: HttpRequest) -> bool:
        """Return whether the viewer manages accounts."""
        return viewer_of(request).may(Permission.MANAGE_ACCOUNTS)


class ManagementConfig(AdminConfig):
    """Put our site in the place of the framework's."""

    default_site = "regiokompas.web.management_site.ManagementSite"
