"""Giving somebody a role at an organisation, and ending that."""

from datetime import date, datetime

from django.db import transaction

from regiokompas.accounts.models import User
from regiokompas.accounts.operations import record_event
from regiokompas.accounts.roles import VISITOR_ROLE, role_called
from regiokompas.domain.visibility import Visibility
from regiokompas.plan.errors import ChangeRefusedError
from regiokompas.plan.models import Affiliation, Challenge, Organisation
from regiokompas.plan.viewers import REGION_KINDS


@transaction.atomic
def affiliate(
    *,
    user: User,
    organisation: Organisation,
    role: str,
    valid_from: date,
    by: str,
    at: datetime,
    valid_until: date | None = None,
    challenge: Challenge | None = None,
) -> Affiliation:
    """Give ``user`` the ``role`` at ``organisation`` for a period, and keep one event.

    Raises ``NotFoundError`` for a role that does not exist, and ``ChangeRefusedError`` where role,
    organisation and challenge do not go together or the user has that role there already.
    """
    refuse_what_does_not_fit(user, organisation, role=role, challenge=challenge)
    if valid_until is not None and valid_until < valid_from:
        raise ChangeRefusedError("the role ends before it begins", hint="swap the two dates")
    made = Affiliation.objects.create(
        user=user,
        organisation=organisation,
        role=role,
        challenge=challenge,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    _record(made, action="role-given", by=by, at=at)
    return made


@transaction.atomic
def end_affiliation(
    *, affiliation: Affiliation, valid_until: date, by: str, at: datetime
) -> Affiliation:
    """Let ``affiliation`` hold up to, not including, ``valid_until``, and keep one event."""
    locked = Affiliation.objects.select_for_update().get(pk=affiliation.pk)
    if valid_until < locked.valid_from:
        raise ChangeRefusedError(
            "the role would end before it began",
            hint=f"give {locked.valid_from.isoformat()} to end it from its first day",
        )
    locked.valid_until = valid_until
    locked.save(update_fields=["valid_until"])
    _record(locked, action="role-ended", by=by, at=at)
    return locked


def refuse_what_does_not_fit(
    user: User, organisation: Organisation, *, role: str, challenge: Challenge | None
) -> None:
    """Raise the error of ``affiliate`` where these do not go together."""
    found = role_called(role)
    if role == VISITOR_ROLE:
        raise ChangeRefusedError("nobody needs the role of a visitor", hint="choose another role")
    if organisation.retired_at is not None:
        raise ChangeRefusedError(
            f"the organisation '{organisation.identifier}' is no longer in the plan",
            hint="choose the organisation that took its place",
        )
    if found.needs_challenge != (challenge is not None):
        raise ChangeRefusedError(
            "an owner owns one challenge, and no other role has one",
            hint="name the challenge for an owner, and none for any other role",
        )
    if Visibility.REGION in found.sees and organisation.kind not in REGION_KINDS:
        raise ChangeRefusedError(
            f"the role '{role}' sees what is for the region only, and "
            f"'{organisation.identifier}' is not of the region",
            hint="give the role 'state' or 'partner'",
        )
    open_already = Affiliation.objects.filter(
        user=user, organisation=organisation, role=role, challenge=challenge, valid_until=None
    )
    if open_already.exists():
        raise ChangeRefusedError(
            f"{user.email} has this role at '{organisation.identifier}' already",
            hint="end it first, or leave it as it is",
        )


def _record(affiliation: Affiliation, *, action: str, by: str, at: datetime) -> None:
    until = affiliation.valid_until
    record_event(
        by=by,
        at=at,
        action=action,
        subject=affiliation.user.email[:200],
        detail={
            "organisation": affiliation.organisation.identifier,
            "role": affiliation.role,
            "challenge": affiliation.challenge.number if affiliation.challenge else None,
            "valid_from": affiliation.valid_from.isoformat(),
            "valid_until": until.isoformat() if until else None,
        },
    )
