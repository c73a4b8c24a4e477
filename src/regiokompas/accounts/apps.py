"""The place of this part in the framework."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Users and the record of what happened."""

    name = "regiokompas.accounts"
    label = "accounts"
    verbose_name = _("Users")
