"""Questions about regions that more than one door asks."""

from datetime import date

from django.db.models import QuerySet

from regiokompas.domain.errors import NotFoundError
from regiokompas.plan.models import Area, Membership, Region


def region_called(slug: str) -> Region:
    """Return the region called ``slug``; ``NotFoundError`` where it was not loaded yet."""
    try:
        return Region.objects.get(slug=slug)
    except Region.DoesNotExist as error:
        raise NotFoundError(
            f"the region '{slug}' is not in the database yet",
            hint="run 'regiokompas load', or 'make run'",
        ) from error


def members_on(region: Region, day: date) -> QuerySet[Area]:
    """Return the areas that are part of ``region`` on ``day``, by name."""
    return Area.objects.filter(
        memberships__in=Membership.objects.filter(region=region).on(day)
    ).order_by("name")
