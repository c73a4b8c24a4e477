"""Making users: invited by an administrator, or the first administrator of all."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from regiokompas.accounts.models import User
from regiokompas.accounts.operations import record_event
from regiokompas.domain.errors import RegiokompasError


class InvitationRefusedError(RegiokompasError):
    """Somebody who cannot be invited."""

    code = "invitation-refused"
    exit_code = 18


@transaction.atomic
def invite_user(*, email: str, by: str, at: datetime) -> User:
    """Make the user with this address, without a password, and keep one event.

    A user who exists is returned as they are. Raises ``InvitationRefusedError`` for what is no
    address and for an account that was closed.
    """
    user = _user_with(email)
    if user.pk is None:
        user = User.objects.create_user(user.email)
        record_event(by=by, at=at, action="user-invited", subject=user.email[:200], detail={})
    return user


@transaction.atomic
def make_administrator(*, email: str, by: str, at: datetime) -> User:
    """Let the user with this address administer, made where absent, and keep one event.

    Raises what ``invite_user`` raises.
    """
    user = _user_with(email)
    if user.pk is None:
        user = User.objects.create_user(user.email)
    if not user.is_superuser:
        user.is_superuser = user.is_staff = True
        user.save(update_fields=["is_superuser", "is_staff"])
        record_event(by=by, at=at, action="administrator-made", subject=user.email[:200], detail={})
    return user


def _user_with(email: str) -> User:
    """Return the user with this address, one that is not kept yet where there is none."""
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise InvitationRefusedError(
            f"'{email}' is no e-mail address", hint="write it as name@example.org"
        ) from error
    user = User.objects.filter(email__iexact=address).first() or User(email=address)
    if not user.is_active:
        raise InvitationRefusedError(
            f"the account of {address} is closed", hint="open it in the management first"
        )
    return user
