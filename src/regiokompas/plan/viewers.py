"""What a user may see and do on a day, from where they work and in which roles."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import AnonymousUser

from regiokompas.accounts.models import User
from regiokompas.accounts.roles import ADMINISTRATOR_ROLE, role_called, roles
from regiokompas.domain.roles import Role
from regiokompas.domain.visibility import VISITOR, Permission, Viewer, Visibility
from regiokompas.plan.models import Affiliation

# Organisations of the region's side. Whoever works elsewhere, at the State or abroad, never sees
# what is for the region only: a kind that is not named here is closed, not open.
REGION_KINDS = frozenset(
    {
        "province",
        "municipality",
        "water-authority",
        "education",
        "company",
        "housing-association",
        "health-care",
        "development-agency",
        "partnership",
        "network",
        "association",
    }
)
CLOSED_TO_OTHERS = frozenset({Visibility.REGION, Visibility.TEAM})
OTHERS_MAY = frozenset({Permission.WRITE_NOTES})


def viewer_for(user: User | AnonymousUser, *, on: date, region: str) -> Viewer:
    """Return who ``user`` is on the day ``on`` in ``region``; a visitor where nobody is logged in.

    Levels and permissions of all current roles add up. One current affiliation with an
    organisation that is not of the region's side closes what is for the region, whatever other
    roles say. Who was made from the command line administers and needs no organisation.
    """
    if not isinstance(user, User) or not user.is_active:
        return VISITOR
    current = list(
        Affiliation.objects.filter(user=user)
        .on(on)
        .select_related("organisation", "challenge__region")
    )
    granting = [item for item in current if _grants(item, on=on)]
    held = [role_called(item.role) for item in granting]
    if user.is_superuser:
        held.append(role_called(ADMINISTRATOR_ROLE))
    viewer = _viewer(user.email, held, granting, region=region)
    if any(item.organisation.kind not in REGION_KINDS for item in current):
        return _without_the_region(viewer)
    return viewer


def _viewer(
    name: str, held: Iterable[Role], granting: Iterable[Affiliation], *, region: str
) -> Viewer:
    held = tuple(held)
    levels = frozenset(level for role in held for level in role.sees) | {Visibility.PUBLIC}
    return Viewer(
        name=name,
        levels=levels,
        permissions=frozenset(permission for role in held for permission in role.may),
        organisations=frozenset(item.organisation.identifier for item in granting),
        owns=frozenset(
            item.challenge.number
            for item in granting
            if item.challenge is not None and item.challenge.region.slug == region
        ),
        roles=frozenset(role.id for role in held),
        writes_at=_most_closed(role.writes_at for role in held),
    )


def _without_the_region(viewer: Viewer) -> Viewer:
    levels = viewer.levels - CLOSED_TO_OTHERS
    return Viewer(
        name=viewer.name,
        levels=levels,
        permissions=viewer.permissions & OTHERS_MAY,
        organisations=viewer.organisations,
        roles=viewer.roles,
        writes_at=_most_closed(levels),
    )


def _grants(affiliation: Affiliation, *, on: date) -> bool:
    """Return whether the role, the organisation and the challenge of ``affiliation`` still are."""
    organisation, challenge = affiliation.organisation, affiliation.challenge
    return (
        affiliation.role in roles()
        and organisation.retired_at is None
        and exists_on(organisation.valid_from, organisation.valid_until, day=on)
        and (challenge is None or challenge.retired_at is None)
    )


def exists_on(valid_from: str, valid_until: str, *, day: date) -> bool:
    """Return whether what exists between two dates, as exact as the plan tells, does on ``day``.

    It no longer exists on the day ``valid_until`` itself; a month or a year ends where it begins.
    """
    today = day.isoformat()
    return not (valid_from and today < valid_from) and not (valid_until and today >= valid_until)


def _most_closed(levels: Iterable[Visibility]) -> Visibility:
    order = list(Visibility)
    return max(levels, key=order.index, default=Visibility.PUBLIC)
