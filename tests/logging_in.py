"""Users of tests who are past the second step."""

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from regiokompas.accounts.models import User

SECRET = "JBSWY3DPEHPK3PXP"  # noqa: S105  # of the tests alone


def with_second_factor(user: User) -> User:
    """Give ``user`` an app that gives codes, and return them."""
    if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        TOTP.activate(user, SECRET)
    return user


def log_in(client: Client, user: User) -> Client:
    """Log ``user`` in, past the second step."""
    client.force_login(with_second_factor(user))
    return client


def log_in_highest(client: Client, email: str = "manager@example.org") -> Client:
    """Log in somebody who was made an administrator from the command line."""
    return log_in(client, User.objects.create_superuser(email))
