"""Who is to act: what is missing or overdue, by organisation or body."""

from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from operator import itemgetter

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from regiokompas.analysis.coherence.turns import Turn
from regiokompas.domain.organisations import Body, Organisation
from regiokompas.domain.plans import PlanChallenge
from regiokompas.domain.visibility import Permission, Viewer
from regiokompas.web.pages import Crumb
from regiokompas.web.plan.content import Content
from regiokompas.web.plan.pages import of_plan, plan_page
from regiokompas.web.portions import part_with, portion_of
from regiokompas.web.templatetags.figures import translated
from regiokompas.web.viewers import viewer_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """What waits for one party, by challenge; ``party`` is None where the plan names nobody.

    ``key`` is its identifier on the page, ``part`` the part of the list in which it begins.
    """

    key: str
    party: Organisation | Body | None
    count: int
    challenges: tuple[tuple[PlanChallenge | None, tuple[Turn, ...]], ...]
    part: int = 1


@of_plan
def turns(request: HttpRequest, content: Content) -> HttpResponse:
    """Return the page that tells who is to act: for an owner about the own challenges."""
    viewer = viewer_of(request)
    sees_all = viewer.may(Permission.SEE_PROGRAMME_OFFICE)
    waiting = waiting_for(content, _shown(content.turns, viewer, sees_all=sees_all))
    portion = portion_of(request, [(item, entry) for item in waiting for entry in item.challenges])
    return plan_page(
        request,
        "turns.html",
        content=content,
        crumbs=(Crumb(text=gettext("Who is to act"), address=""),),
        all_waiting=waiting,
        waiting=[
            replace(item, challenges=tuple(entry for _, entry in found))
            for item, found in groupby(portion.entries, key=itemgetter(0))
        ],
        portion=portion,
        count=sum(item.count for item in waiting),
        sees_all=sees_all,
    )


def _shown(turns: tuple[Turn, ...], viewer: Viewer, *, sees_all: bool) -> list[Turn]:
    return [turn for turn in turns if sees_all or turn.challenge in viewer.owns]


def waiting_for(content: Content, turns: list[Turn]) -> list[Waiting]:
    """Return what waits for each party: nobody's first, then whom most waits for."""
    found: dict[str, dict[int, list[Turn]]] = {}
    for turn in turns:
        found.setdefault(turn.party, {}).setdefault(turn.challenge, []).append(turn)
    waiting = [_waiting(content, party, listed) for party, listed in found.items()]
    waiting.sort(
        key=lambda item: (
            item.party is not None,
            -item.count,
            translated(item.party.name) if item.party else "",
        ),
    )
    before = accumulate((len(item.challenges) for item in waiting), initial=0)
    return [
        replace(item, part=part_with(position))
        for item, position in zip(waiting, before, strict=False)
    ]


def _waiting(content: Content, party: str, listed: dict[int, list[Turn]]) -> Waiting:
    return Waiting(
        key=party or "nobody",
        party=content.party(party),
        count=sum(map(len, listed.values())),
        challenges=tuple(
            (content.challenges.get(number), tuple(turns)) for number, turns in listed.items()
        ),
    )
