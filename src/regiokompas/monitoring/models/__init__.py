"""Publications."""

from regiokompas.monitoring.models.publication import Publication

__all__ = ["Publication"]
