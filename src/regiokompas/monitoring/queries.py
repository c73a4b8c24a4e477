"""Questions about publications that more than one door asks."""

from regiokompas.monitoring.models import Publication


def current_publication(region: str) -> Publication | None:
    """Return the publication that counts now for the region called ``region``, if any."""
    return Publication.objects.filter(region__slug=region).newest_first().first()
