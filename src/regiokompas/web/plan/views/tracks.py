"""Running tracks: all of them by kind, and one with the challenges that name it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from regiokompas.analysis.coherence.finding import subject_of
from regiokompas.domain.plans import PlanChallenge, Track, TrackUse
from regiokompas.domain.texts import Text
from regiokompas.web.pages import Crumb
from regiokompas.web.plan.content import Content
from regiokompas.web.plan.pages import not_in_plan, of_plan, plan_page
from regiokompas.web.plan.words import POSITIONS, TRACK_KINDS, TRACK_STATES
from regiokompas.web.templatetags.figures import translated


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A track in the list of all; ``state`` only where it does not simply run."""

    track: Track
    state: Text | None
    challenges: tuple[PlanChallenge, ...]


@of_plan
def index(request: HttpRequest, content: Content) -> HttpResponse:
    """Return the page with all running tracks."""
    return plan_page(
        request,
        "tracks.html",
        content=content,
        crumbs=(Crumb(text=gettext("Running tracks"), address=""),),
        kinds=_by_kind(content),
    )


@of_plan
def detail(request: HttpRequest, content: Content, identifier: str) -> HttpResponse:
    """Return the page of one running track."""
    track = content.tracks.get(identifier)
    if track is None:
        known = {
            item.id: Crumb(
                text=translated(item.name), address=reverse("plan:track", args=[item.id])
            )
            for item in content.tracks.values()
        }
        return not_in_plan(request, content, wanted=identifier, known=known)
    return plan_page(
        request,
        "track.html",
        content=content,
        crumbs=(
            Crumb(text=gettext("Running tracks"), address=reverse("plan:tracks")),
            Crumb(text=translated(track.name), address=""),
        ),
        track=track,
        kind=TRACK_KINDS.get(track.kind, TRACK_KINDS[""]),
        state=TRACK_STATES[track.state],
        parties=[party for item in track.parties if (party := content.party(item))],
        uses=[
            (challenge, use, POSITIONS.get(use.position))
            for challenge, use in _uses(content, identifier)
        ],
        findings=content.findings_by_subject.get(subject_of("track", identifier), ()),
    )


def _uses(content: Content, identifier: str) -> list[tuple[PlanChallenge, TrackUse]]:
    return [
        (challenge, use)
        for challenge in content.challenges.values()
        for use in challenge.tracks
        if use.track == identifier
    ]


def _by_kind(content: Content) -> list[tuple[Text, list[Listed]]]:
    naming: dict[str, dict[int, PlanChallenge]] = {}
    for challenge in content.challenges.values():
        for use in challenge.tracks:
            naming.setdefault(use.track, {})[challenge.number] = challenge
    found: dict[str, list[Listed]] = {}
    for track in content.register.tracks:
        listed = Listed(
            track=track,
            state=TRACK_STATES[track.state] if track.state != "running" else None,
            challenges=tuple(naming.get(track.id, {}).values()),
        )
        found.setdefault(track.kind if track.kind in TRACK_KINDS else "", []).append(listed)
    return [
        (name, sorted(found[kind], key=lambda item: translated(item.track.name)))
        for kind, name in TRACK_KINDS.items()
        if kind in found
    ]
