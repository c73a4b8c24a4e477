"""Every address of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("beheer/", admin.site.urls),
    path("", include("regiokompas.web.urls_machine")),
    path("", include("allauth.socialaccount.providers.openid_connect.urls")),
    *i18n_patterns(path("", include("regiokompas.web.urls")), prefix_default_language=False),
]

handler400 = "regiokompas.web.failures.bad_request"
handler403 = "regiokompas.web.failures.forbidden"
handler404 = "regiokompas.web.failures.not_found"
handler429 = "regiokompas.web.accounts.views.refuse_too_many"
handler500 = "regiokompas.web.failures.server_error"
