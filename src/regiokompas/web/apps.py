"""The place of this part in the framework."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The public pages."""

    name = "regiokompas.web"
    label = "web"
