"""What a form says of the plan it was made from."""

from django.http import HttpRequest

from regiokompas.domain.errors import NotFoundError
from regiokompas.plan.models import PlanRevision
from regiokompas.plan.queries import last_revision, region_called, revision_numbered

BASE = "base"
_DIGITS = 9  # what a number of a revision has at most, and a database can hold


def base_revision(request: HttpRequest, region: str) -> PlanRevision:
    """Return the revision that the editor saw: the one the form names, else the last."""
    named = request.POST.get(BASE, "")
    if named.isascii() and named.isdigit() and len(named) <= _DIGITS:
        return revision_numbered(region, int(named))
    last = last_revision(region_called(region))
    if last is None:
        raise NotFoundError("the plan is not in the database yet")
    return last
