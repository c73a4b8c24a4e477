"""Writes of this part."""

import re
from datetime import datetime

from django.db import transaction

from regiokompas.accounts.operations import record_event
from regiokompas.domain.errors import FigureError
from regiokompas.monitoring.models import Publication
from regiokompas.monitoring.models.publication import RELEASE_PATTERN
from regiokompas.monitoring.queries import current_publication
from regiokompas.plan.queries import region_called


@transaction.atomic
def publish_release(*, region: str, release: str, by: str, at: datetime) -> Publication:
    """Let the pages of ``region`` show ``release`` from ``at`` on, and return the publication.

    ``region`` is the short name of a loaded region, ``release`` the identifier of a release.
    Publishing what is published already changes nothing. Raises ``NotFoundError`` for an unknown
    region and ``FigureError`` for a malformed identifier or a moment before the last publication.
    """
    stored = region_called(region)
    if re.match(RELEASE_PATTERN, release) is None:
        raise FigureError(
            f"'{release}' is not the identifier of a release",
            hint="give the 64 hexadecimal characters that 'regiokompas build' prints",
        )
    current = current_publication(region)
    if current is not None and current.release == release:
        return current
    if current is not None and at <= current.published_at:
        raise FigureError(
            "a release cannot be published before the one that is published now",
            hint="check the clock of this machine",
        )
    publication = Publication.objects.create(region=stored, release=release, published_at=at, by=by)
    record_event(
        by=by, at=at, action="release-published", subject=region, detail={"release": release}
    )
    return publication
