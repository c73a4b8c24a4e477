"""The views of the log-in library within the pages of this site."""

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.generic import TemplateView

from regiokompas.domain.errors import NotFoundError


class OnThisSite:
    """Show the view on a page of this site: the library knows another thing called site."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401  # of the framework
        """Return what the template gets."""
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]  # of the view
        context.pop("site", None)
        return context


class NeedsMail:
    """Without e-mail there is no such page: an administrator gives a link instead."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        """Return the page; ``NotFoundError`` where no e-mail can be sent."""
        if not settings.CAN_SEND_MAIL:
            raise NotFoundError("this site sends no e-mail")
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # of the view
        return answer


class LogIn(OnThisSite, account.LoginView):
    """Log in with e-mail address and password, or at the provider."""


class LogOut(OnThisSite, account.LogoutView):
    """Log out, after a question."""


class Inactive(OnThisSite, account.AccountInactiveView):
    """Tell that an account may no longer log in."""


class Reauthenticate(OnThisSite, account.ReauthenticateView):
    """Ask for the password once more."""


class ChangePassword(OnThisSite, account.PasswordChangeView):
    """Change the password."""


class SetPassword(OnThisSite, account.PasswordSetView):
    """Choose a password, for who has none yet."""


class ForgottenPassword(NeedsMail, OnThisSite, account.PasswordResetView):
    """Ask for a link by e-mail."""


class LinkSent(NeedsMail, OnThisSite, account.PasswordResetDoneView):
    """Tell that a link was sent, whether or not there is such an account."""


class PasswordFromLink(OnThisSite, account.PasswordResetFromKeyView):
    """Choose a password with a link that works once."""


class PasswordChosen(OnThisSite, account.PasswordResetFromKeyDoneView):
    """Tell that the password was chosen."""


class SecondStep(OnThisSite, mfa.AuthenticateView):
    """Ask for the code of the second factor."""


class ReauthenticateWithCode(OnThisSite, mfa.ReauthenticateView):
    """Ask for a code of the second factor once more."""


class SetUpSecondFactor(OnThisSite, totp.ActivateTOTPView):
    """Set up the app that gives codes."""


class TakeAwaySecondFactor(OnThisSite, totp.DeactivateTOTPView):
    """Take the app away, to set up another."""


class RecoveryCodes(OnThisSite, codes.ViewRecoveryCodesView):
    """Show the recovery codes that are left."""


class NewRecoveryCodes(OnThisSite, codes.GenerateRecoveryCodesView):
    """Make new recovery codes; the old ones no longer work."""


class ProviderCancelled(TemplateView):
    """Tell that somebody broke off at the provider."""

    template_name = "socialaccount/login_cancelled.html"


def refuse_too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  # of the library
    """Return the page for who tried too often."""
    return render(request, "429.html", status=429)
