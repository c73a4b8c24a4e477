"""Where this site decides otherwise than the log-in library."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by administrators; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  # of the library
        """Refuse."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002  # of the library
        """Return where somebody goes after logging in."""
        return reverse("own-account")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002  # of the library
        """Return where somebody goes after logging out."""
        return reverse("home")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002  # of the library
        """Return where somebody goes with a new password."""
        return reverse("own-account")

    def add_message(self, *args: object, **kwargs: object) -> None:
        """Keep no message: every page of the account shows how things stand."""

    def send_notification_mail(
        self, template_prefix: str, user: AbstractBaseUser, context: object = None, email: str = ""
    ) -> None:
        """Send nothing: an installation may be without e-mail."""


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Who comes from the provider of OpenID Connect must have been invited."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:  # noqa: ARG002  # of the library
        """Refuse: only invited users log in."""
        return False

    def send_notification_mail(self, *args: object, **kwargs: object) -> None:
        """Send nothing: an installation may be without e-mail."""
