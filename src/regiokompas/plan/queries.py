"""Questions about regions and their plans that more than one door asks."""

from datetime import date, datetime, time, timedelta

from django.db.models import Max, QuerySet
from django.utils import timezone

from regiokompas.declarations.plan import DeclaredPlan, parse_plan
from regiokompas.domain.errors import NotFoundError
from regiokompas.plan.differences import FieldChange, plan_difference
from regiokompas.plan.models import (
    Area,
    Membership,
    PlanFile,
    PlanRevision,
    PlanVersion,
    Region,
)

# A revision never changes, so a parsed plan can be kept for as long as the process lives.
PLANS_REMEMBERED = 8
_parsed_plans: dict[str, DeclaredPlan] = {}


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


def last_revision(region: Region) -> PlanRevision | None:
    """Return the newest revision of the plan of ``region``, if there is any."""
    return PlanRevision.objects.filter(region=region).order_by("-number").first()


def revision_numbered(region: str, number: int) -> PlanRevision:
    """Return a revision by its number; ``NotFoundError`` where there is none."""
    found = PlanRevision.objects.filter(region__slug=region, number=number).first()
    if found is None:
        last = last_revision(region_called(region))
        raise NotFoundError(
            f"the plan of '{region}' has no revision {number}",
            hint=f"the last is {last.number}" if last else "run 'regiokompas plan import'",
        )
    return found


def kept_versions(region: str) -> dict[str, int]:
    """Return for each version of the plan whose text is kept the number of its revision."""
    versions = PlanVersion.objects.filter(region__slug=region)
    return dict(versions.values_list("identifier", "revision__number"))


def first_revision(region: str) -> PlanRevision | None:
    """Return the oldest revision of the plan of ``region``, if there is any."""
    return PlanRevision.objects.filter(region__slug=region).order_by("number").first()


def revision_of_digest(digest: str) -> PlanRevision:
    """Return the revision with this digest, with its region."""
    return PlanRevision.objects.select_related("region").get(digest=digest)


def revision_on(region: str, day: date) -> PlanRevision:
    """Return the revision that counted at the end of ``day``, in the time zone of the site."""
    morrow = datetime.combine(day + timedelta(days=1), time.min)
    end = timezone.make_aware(morrow)
    revisions = PlanRevision.objects.filter(region=region_called(region))
    found = revisions.filter(at__lt=end).order_by("-number").first()
    if found is None:
        first = revisions.order_by("number").first()
        raise NotFoundError(
            f"no plan of '{region}' was kept on {day.isoformat()}",
            hint=f"the first was kept on {timezone.localdate(first.at).isoformat()}"
            if first
            else "run 'regiokompas plan import'",
        )
    return found


def files_of(revision: PlanRevision) -> dict[str, str]:
    """Return the text of every file of the plan as it stood in ``revision``, by path."""
    newest = (
        PlanFile.objects.filter(
            revision__region=revision.region_id, revision__number__lte=revision.number
        )
        .values("path")
        .annotate(newest=Max("revision__number"))
        .values_list("path", "newest")
    )
    standing = dict(newest)
    files = PlanFile.objects.filter(
        revision__region=revision.region_id, revision__number__in=set(standing.values())
    ).values_list("path", "revision__number", "text", "is_removed")
    return {
        path: text
        for path, number, text, is_removed in sorted(files)
        if standing[path] == number and not is_removed
    }


def plan_of(revision: PlanRevision) -> DeclaredPlan:
    """Return the plan of ``revision``, parsed; the last few are remembered by their digest."""
    remembered = _parsed_plans.get(revision.digest)
    if remembered is None:
        remembered = parse_plan(files_of(revision), place_of(revision.region.slug))
        if len(_parsed_plans) >= PLANS_REMEMBERED:
            _parsed_plans.pop(next(iter(_parsed_plans)), None)
        _parsed_plans[revision.digest] = remembered
    return remembered


def place_of(region: str) -> str:
    """Return the folder of the plan of ``region``, as messages name it."""
    return f"regions/{region}/plan"


def plan_on(region: str, day: date) -> DeclaredPlan:
    """Return the plan of ``region`` as it was at the end of ``day``."""
    return plan_of(revision_on(region, day))


def current_plan(region: str) -> DeclaredPlan:
    """Return the plan of ``region`` as it is now; ``NotFoundError`` where none was imported."""
    last = last_revision(region_called(region))
    if last is None:
        raise NotFoundError(
            f"the plan of '{region}' is not in the database yet",
            hint="run 'regiokompas plan import'",
        )
    return plan_of(last)


def difference(a: PlanRevision, b: PlanRevision) -> tuple[FieldChange, ...]:
    """Return every field that differs from revision ``a`` to revision ``b``."""
    return plan_difference(plan_of(a), plan_of(b))


def history(region: str, path: str = "") -> QuerySet[PlanRevision]:
    """Return the revisions of the plan, newest first; those that touched ``path``, if given."""
    revisions = PlanRevision.objects.filter(region=region_called(region)).order_by("-number")
    return revisions.filter(files__path=path) if path else revisions
