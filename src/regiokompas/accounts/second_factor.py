"""The second factor of a user: an app that gives codes, and codes on paper."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from regiokompas.accounts.models import User
from regiokompas.accounts.operations import record_event


def has_app(user: User) -> bool:
    """Return whether ``user`` has set up an app that gives codes."""
    return bool(Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists())


def codes_left(user: User) -> int:
    """Return how many recovery codes ``user`` has left."""
    found = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return len(found.wrap().get_unused_codes()) if found is not None else 0


def came_from_provider(records: Iterable[Mapping[str, object]]) -> bool:
    """Return whether the session was begun at the provider of OpenID Connect.

    ``records`` are the ways in which the session was authenticated.
    """
    return any(record.get("method") == "socialaccount" for record in records)


@transaction.atomic
def forget_second_factor(*, user: User, by: str, at: datetime) -> None:
    """Remove the app and the recovery codes of ``user``, and keep one event."""
    Authenticator.objects.filter(user=user).delete()
    record_event(
        by=by, at=at, action="second-factor-forgotten", subject=user.email[:200], detail={}
    )
