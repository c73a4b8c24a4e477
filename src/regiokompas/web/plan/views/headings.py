"""Themes and objectives: their challenges with the headline figures side by side."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from regiokompas.domain.plans import PlanChallenge
from regiokompas.web.challenges import Row, row_of
from regiokompas.web.pages import Crumb
from regiokompas.web.plan.content import Content
from regiokompas.web.plan.pages import not_in_plan, of_plan, plan_page
from regiokompas.web.portions import portion_of
from regiokompas.web.templatetags.figures import translated

# So many figures stand beside a challenge here; its own page has all of them.
_HEADLINES = 2


@of_plan
def theme(request: HttpRequest, content: Content, identifier: str) -> HttpResponse:
    """Return the page of one theme."""
    found = content.themes.get(identifier)
    if found is None:
        known = {
            item.id: Crumb(
                text=translated(item.name), address=reverse("plan:theme", args=[item.id])
            )
            for item in content.themes.values()
        }
        return not_in_plan(request, content, wanted=identifier, known=known)
    challenges = content.challenges.values()
    on_overview = [item for item in challenges if item.theme == identifier]
    on_fiche = [item for item in challenges if item.theme_on_fiche == identifier]
    on_fiche_only = [item for item in on_fiche if item.theme != identifier]
    portion = portion_of(request, [*on_overview, *on_fiche_only])
    shown = _with_headlines(content, portion.entries)
    return plan_page(
        request,
        "theme.html",
        content=content,
        crumbs=_crumbs(translated(found.name)),
        theme=found,
        challenges=[entry for entry in shown if entry[0].theme == identifier],
        on_fiche_only=[entry for entry in shown if entry[0].theme != identifier],
        portion=portion,
    )


@of_plan
def objective(request: HttpRequest, content: Content, identifier: str) -> HttpResponse:
    """Return the page of one objective."""
    objectives = {item.id: item for item in content.register.objectives}
    found = objectives.get(identifier)
    if found is None:
        known = {
            item.id: Crumb(
                text=translated(item.name), address=reverse("plan:objective", args=[item.id])
            )
            for item in objectives.values()
        }
        return not_in_plan(request, content, wanted=identifier, known=known)
    portion = portion_of(request, content.chosen(found.challenges))
    return plan_page(
        request,
        "objective.html",
        content=content,
        crumbs=_crumbs(translated(found.name)),
        objective=found,
        others=[item for item in objectives.values() if item.id != identifier],
        challenges=_with_headlines(content, portion.entries),
        portion=portion,
    )


def _crumbs(last: str) -> tuple[Crumb, ...]:
    return (
        Crumb(text=gettext("Challenges"), address=reverse("plan:challenges")),
        Crumb(text=last, address=""),
    )


def _with_headlines(
    content: Content, challenges: Sequence[PlanChallenge]
) -> list[tuple[PlanChallenge, list[Row], int]]:
    """Return each challenge with its first indicators in short, and how many more it has."""
    found = []
    for challenge in challenges:
        measured = content.measured_for(challenge)
        rows = [row_of(content.site, item) for item in measured[:_HEADLINES]]
        found.append((challenge, rows, len(measured) - len(rows)))
    return found
