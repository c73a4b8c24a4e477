"""Running tracks: all of them by kind, and one with the challenges that name it."""

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

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
from regiokompas.web.portions import portion_of
from regiokompas.web.templatetags.figures import translated

# So many challenges stand beside a track in the list; its own page has all of them.
_MOST_NUMBERS = 12
# Each with such links beside it: so many tracks are on one page.
_MOST_TRACKS = 75


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A track in the list of all; ``state`` only where it does not simply run.

    ``challenges`` are the first that name it, and ``more`` is how many others do.
    """

    track: Track
    state: Text | None
    challenges: tuple[PlanChallenge, ...]
    more: int


@of_plan
def index(request: HttpRequest, content: Content) -> HttpResponse:
    """Return the page with all running tracks."""
    portion = portion_of(request, _by_kind(content), most=_MOST_TRACKS)
    return plan_page(
        request,
        "tracks.html",
        content=content,
        crumbs=(Crumb(text=gettext("Running tracks"), address=""),),
        kinds=[
            (name, _listed(content, [track for _, track in found]))
            for name, found in groupby(portion.entries, key=itemgetter(0))
        ],
        portion=portion,
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


def _by_kind(content: Content) -> list[tuple[Text, Track]]:
    """Return every track with the name of its kind, by kind and then by name."""
    found: dict[str, list[Track]] = {}
    for track in content.register.tracks:
        found.setdefault(track.kind if track.kind in TRACK_KINDS else "", []).append(track)
    return [
        (name, track)
        for kind, name in TRACK_KINDS.items()
        for track in sorted(found.get(kind, ()), key=lambda item: translated(item.name))
    ]


def _listed(content: Content, tracks: list[Track]) -> list[Listed]:
    listed = []
    for track in tracks:
        naming = content.chosen(content.naming.get(track.id, ()))
        listed.append(
            Listed(
                track=track,
                state=TRACK_STATES[track.state] if track.state != "running" else None,
                challenges=naming[:_MOST_NUMBERS],
                more=len(naming[_MOST_NUMBERS:]),
            )
        )
    return listed
