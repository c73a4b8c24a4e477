"""Links that work once: with them an invited user chooses a password."""

from urllib.parse import urlsplit

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.translation import gettext, override

from regiokompas.accounts.models import User
from regiokompas.domain.errors import DeclarationError
from regiokompas.domain.texts import Language


def one_time_link(user: User, *, site_address: str, language: Language) -> str:
    """Return the link with which ``user`` chooses a password; it works once, for three days.

    ``site_address`` is where the site is reached: https://kompas.example.org.
    """
    parts = urlsplit(site_address)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise DeclarationError(
            f"'{site_address}' is no address of a site",
            place="--address",
            hint="write it as https://kompas.example.org",
        )
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    with override(language):
        path = reverse("account_reset_password_from_key", kwargs=key)
    return f"{parts.scheme}://{parts.netloc}{path}"


def site_address() -> str:
    """Return where this site is reached, as far as its settings tell."""
    host = settings.ALLOWED_HOSTS[0]
    return f"http://{host}:8000" if not settings.SESSION_COOKIE_SECURE else f"https://{host}"


def send_link(user: User, link: str, *, language: Language) -> bool:
    """Send ``link`` to ``user`` where this installation can, and return whether it did."""
    if not settings.CAN_SEND_MAIL:
        return False
    with override(language):
        subject = gettext("Your account for Regiokompas")
        told = gettext("Choose a password with this link. It works once, for three days.")
    return bool(send_mail(subject, f"{told}\n\n{link}\n", None, [user.email]))
