"""The place of this part in the framework."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MonitoringConfig(AppConfig):
    """Publications of figures."""

    name = "regiokompas.monitoring"
    label = "monitoring"
    verbose_name = _("Monitoring")
