"""Addresses of the pages of the plan."""

from django.urls import path

from regiokompas.web.plan.editing import files
from regiokompas.web.plan.editing import views as editing
from regiokompas.web.plan.views import (
    about,
    calendar,
    challenges,
    changes,
    coherence,
    headings,
    notes,
    organisations,
    searching,
    then,
    tracks,
    turns,
    versions,
)

app_name = "plan"
urlpatterns = [
    path("opgaven/", challenges.index, name="challenges"),
    path("opgaven/<int:number>/", challenges.detail, name="challenge"),
    path("opgaven/<int:number>/bewerken/<slug:slug>/", editing.edit, name="edit"),
    path("opgaven/<int:number>/notities/", notes.notes, name="notes"),
    path(
        "opgaven/<int:number>/notities/<int:note>/intrekken/",
        notes.withdraw,
        name="note-withdraw",
    ),
    path("bestanden/", files.index, name="files"),
    path("bestanden/<path:path>/bewerken/", files.edit, name="file"),
    path("opgaven/<int:number>/wijzigingen/", changes.changes, name="changes"),
    path("versies/", versions.versions, name="versions"),
    path("versies/<str:before>/<str:after>/", versions.difference, name="difference"),
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
    path("aan-zet/", turns.turns, name="turns"),
    path("op/<str:day>/", then.then, name="then"),
    path("op/<str:day>/<path:rest>", then.then, name="then-page"),
]
