"""The place of this part in the framework."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlanConfig(AppConfig):
    """Regions and their areas."""

    name = "regiokompas.plan"
    label = "plan"
    verbose_name = _("Plan")
