"""A revision of the plan is given a standing."""

from datetime import datetime

from django.db import transaction

from regiokompas.accounts.operations import record_event
from regiokompas.domain.errors import NotFoundError
from regiokompas.plan.errors import ChangeRefusedError
from regiokompas.plan.models import PlanVersion
from regiokompas.plan.queries import plan_of, region_called, revision_numbered


def planned_adoption(*, region: str, identifier: str, revision: int, at: datetime) -> PlanVersion:
    """Return the version that ``adopt_version`` would make; it refuses the same, stores nothing."""
    with transaction.atomic():
        version = adopt_version(
            region=region, identifier=identifier, revision=revision, by="dry run", at=at
        )
        transaction.set_rollback(True)
    return version


@transaction.atomic
def adopt_version(
    *, region: str, identifier: str, revision: int, by: str, at: datetime
) -> PlanVersion:
    """Let ``revision`` be the version ``identifier`` of the plan, and return that version.

    Its name, state and date are those that the plan's own list of versions gives in that
    revision. Doing it twice changes nothing; a version is never moved to another revision.
    """
    stored = region_called(region)
    chosen = revision_numbered(region, revision)
    declared = {item.id: item for item in plan_of(chosen).register.versions}
    if identifier not in declared:
        raise NotFoundError(
            f"revision {revision} knows no version '{identifier}'",
            place="versions.toml",
            hint=f"its versions are: {', '.join(declared) or 'none'}",
        )
    known = PlanVersion.objects.filter(region=stored, identifier=identifier).first()
    if known is not None and known.revision_id == chosen.pk:
        return known
    if known is not None:
        raise ChangeRefusedError(
            f"the version '{identifier}' is revision {known.revision.number} already",
            hint="give the new version an identifier of its own in versions.toml",
        )
    version = PlanVersion.objects.create(
        region=stored,
        identifier=identifier,
        name=declared[identifier].name.in_language("nl"),
        state=declared[identifier].state,
        date=declared[identifier].date,
        revision=chosen,
        by=by,
    )
    record_event(
        by=by,
        at=at,
        action="plan-version-adopted",
        subject=region,
        detail={"version": identifier, "revision": revision, "digest": chosen.digest},
    )
    return version
