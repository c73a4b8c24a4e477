"""Addresses of the pages, in every language below its prefix; Dutch has none."""

from django.urls import include, path

from regiokompas.web.views import border, data, home, indicators, municipalities, quality

urlpatterns = [
    path("", home.home, name="home"),
    path("indicatoren/", indicators.index, name="indicators"),
    path("indicatoren/<slug:identifier>/", indicators.detail, name="indicator"),
    path("indicatoren/<slug:identifier>/<slug:slug>/", indicators.detail, name="indicator-in"),
    path("gemeenten/", municipalities.index, name="municipalities"),
    path("gemeenten/<slug:slug>/", municipalities.detail, name="municipality"),
    path("grens/", border.border, name="border"),
    path("data/", data.data, name="data"),
    path("kwaliteit/", quality.quality, name="quality"),
    path("account/", include("regiokompas.web.accounts.urls")),
    path("", include("regiokompas.web.plan.urls")),
]
