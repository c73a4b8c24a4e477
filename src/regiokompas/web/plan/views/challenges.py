"""Challenges: all of them by theme, and one with everything its fiche says."""

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from regiokompas.domain.plans import PlanChallenge, PlanTheme
from regiokompas.web.pages import Crumb
from regiokompas.web.plan.content import Content
from regiokompas.web.plan.editing.sections import SECTIONS
from regiokompas.web.plan.fiches import OwnerLine, fiche_of, owner_lines
from regiokompas.web.plan.noted import note_lines
from regiokompas.web.plan.pages import not_in_plan, of_plan, plan_page
from regiokompas.web.portions import portion_of
from regiokompas.web.templatetags.figures import translated
from regiokompas.web.viewers import viewer_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A challenge in the list of all: who owns it, and how many findings there are about it."""

    challenge: PlanChallenge
    administrative: tuple[OwnerLine, ...]
    findings: int


@of_plan
def index(request: HttpRequest, content: Content) -> HttpResponse:
    """Return the page with all challenges by theme."""
    portion = portion_of(
        request, [(theme, item) for theme, found in by_theme(content) for item in found]
    )
    return plan_page(
        request,
        "challenges.html",
        content=content,
        crumbs=(Crumb(text=gettext("Challenges"), address=""),),
        themes=[
            (theme, [_listed(content, item) for _, item in found])
            for theme, found in groupby(portion.entries, key=itemgetter(0))
        ],
        portion=portion,
    )


@of_plan
def detail(request: HttpRequest, content: Content, number: int) -> HttpResponse:
    """Return the page of one challenge."""
    challenge = content.challenges.get(number)
    if challenge is None:
        return not_in_plan(request, content, wanted=str(number), known=_known(content))
    crumbs = (
        Crumb(text=gettext("Challenges"), address=reverse("plan:challenges")),
        Crumb(text=f"{challenge.number}. {translated(challenge.title)}", address=""),
    )
    fiche = fiche_of(content, challenge)
    may_edit = frozenset() if content.is_then else viewer_of(request).may_edit
    return plan_page(
        request,
        "challenge.html",
        content=content,
        crumbs=crumbs,
        fiche=fiche,
        notes=note_lines(content, number, viewer_of(request)),
        offers_notes=bool(viewer_of(request).name) and not content.is_then,
        edited=SECTIONS if may_edit is None or number in may_edit else (),
    )


def by_theme(content: Content) -> list[tuple[PlanTheme | None, list[PlanChallenge]]]:
    """Return the themes of the overview page with their challenges, by number.

    Challenges under a theme that is not declared come last, without one.
    """
    found: dict[str, list[PlanChallenge]] = {}
    for challenge in content.challenges.values():
        theme = challenge.theme if challenge.theme in content.themes else ""
        found.setdefault(theme, []).append(challenge)
    order = [*content.themes, ""]
    return [(content.themes.get(theme), found[theme]) for theme in order if theme in found]


def _listed(content: Content, challenge: PlanChallenge) -> Listed:
    return Listed(
        challenge=challenge,
        administrative=owner_lines(content, challenge.ownership.administrative),
        findings=len(content.findings_about(challenge)),
    )


def _known(content: Content) -> dict[str, Crumb]:
    return {
        str(number): Crumb(
            text=f"{number}. {translated(challenge.title)}",
            address=reverse("plan:challenge", args=[number]),
        )
        for number, challenge in content.challenges.items()
    }
