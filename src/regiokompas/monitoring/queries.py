"""Questions about publications that more than one door asks."""

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from regiokompas.monitoring.models import Publication
from regiokompas.plan.models import PlanRevision


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """What the site shows now: a release of figures and a revision of the plan, by digest.

    ``plan_digest`` is empty where no plan was imported.
    """

    release: str
    plan_digest: str


def shown_now(region: str) -> Shown | None:
    """Return what the site of ``region`` shows now, in one query; None where nothing yet."""
    revisions = PlanRevision.objects.filter(region=OuterRef("region")).order_by("-number")
    found = (
        Publication.objects.filter(region__slug=region)
        .newest_first()
        .values_list("release", Subquery(revisions.values("digest")[:1]))
        .first()
    )
    return Shown(release=found[0], plan_digest=found[1] or "") if found else None


def current_publication(region: str) -> Publication | None:
    """Return the publication that counts now for the region called ``region``, if any."""
    return Publication.objects.filter(region__slug=region).newest_first().first()
