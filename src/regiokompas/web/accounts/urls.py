"""Addresses of accounts; the log-in library finds its own pages by these names."""

from allauth.mfa.recovery_codes.views import download_recovery_codes
from django.urls import path, re_path
from django.views.generic import RedirectView

from regiokompas.web.accounts import own, views

TO_OWN_ACCOUNT = RedirectView.as_view(pattern_name="own-account")

urlpatterns = [
    path("", own.own_account, name="own-account"),
    path("inloggen/", views.LogIn.as_view(), name="account_login"),
    path("uitloggen/", views.LogOut.as_view(), name="account_logout"),
    path("gesloten/", views.Inactive.as_view(), name="account_inactive"),
    path("bevestigen/", views.Reauthenticate.as_view(), name="account_reauthenticate"),
    path("wachtwoord/", views.ChangePassword.as_view(), name="account_change_password"),
    path("wachtwoord/kiezen/", views.SetPassword.as_view(), name="account_set_password"),
    path("wachtwoord/vergeten/", views.ForgottenPassword.as_view(), name="account_reset_password"),
    path(
        "wachtwoord/vergeten/verstuurd/",
        views.LinkSent.as_view(),
        name="account_reset_password_done",
    ),
    re_path(
        r"^wachtwoord/link/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.PasswordFromLink.as_view(),
        name="account_reset_password_from_key",
    ),
    path(
        "wachtwoord/gekozen/",
        views.PasswordChosen.as_view(),
        name="account_reset_password_from_key_done",
    ),
    path("tweede-stap/", TO_OWN_ACCOUNT, name="mfa_index"),
    path("tweede-stap/code/", views.SecondStep.as_view(), name="mfa_authenticate"),
    path(
        "tweede-stap/bevestigen/",
        views.ReauthenticateWithCode.as_view(),
        name="mfa_reauthenticate",
    ),
    path("tweede-stap/instellen/", views.SetUpSecondFactor.as_view(), name="mfa_activate_totp"),
    path("tweede-stap/weghalen/", views.TakeAwaySecondFactor.as_view(), name="mfa_deactivate_totp"),
    path("herstelcodes/", views.RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
    path(
        "herstelcodes/maken/", views.NewRecoveryCodes.as_view(), name="mfa_generate_recovery_codes"
    ),
    path("herstelcodes/bewaren/", download_recovery_codes, name="mfa_download_recovery_codes"),
    path("extern/", TO_OWN_ACCOUNT, name="socialaccount_connections"),
    path(
        "extern/afgebroken/",
        views.ProviderCancelled.as_view(),
        name="socialaccount_login_cancelled",
    ),
]
