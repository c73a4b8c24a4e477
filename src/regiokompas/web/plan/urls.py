"""Addresses of the pages of the plan."""

from django.urls import path

from regiokompas.web.plan.views import (
    about,
    calendar,
    challenges,
    coherence,
    headings,
    organisations,
    searching,
    tracks,
)

app_name = "plan"
urlpatterns = [
    path("opgaven/", challenges.index, name="challenges"),
    path("opgaven/<int:number>/", challenges.detail, name="challenge"),
    path("themas/<slug:identifier>/", headings.theme, name="theme"),
    path("doelstellingen/<slug:identifier>/", headings.objective, name="objective"),
    path("organisaties/", organisations.index, name="organisations"),
    path("organisaties/<slug:identifier>/", organisations.detail, name="organisation"),
    path("trajecten/", tracks.index, name="tracks"),
    path("trajecten/<slug:identifier>/", tracks.detail, name="track"),
    path("samenhang/", coherence.coherence, name="coherence"),
    path("kalender/", calendar.calendar, name="calendar"),
    path("over-het-plan/", about.about, name="about"),
    path("zoeken/", searching.search, name="search"),
]
