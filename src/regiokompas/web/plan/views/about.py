"""About the plan: why it is there, how it wants to work, who governs it, its versions."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from regiokompas.domain.plans import Contribution, Event
from regiokompas.web.pages import Crumb
from regiokompas.web.plan.content import Content
from regiokompas.web.plan.pages import of_plan, plan_page
from regiokompas.web.plan.words import VERSION_STATES


@of_plan
def about(request: HttpRequest, content: Content) -> HttpResponse:
    """Return the page about the plan as a whole."""
    register = content.register
    pressures = {item.id: item for item in register.pressures}
    return plan_page(
        request,
        "about.html",
        content=content,
        crumbs=(Crumb(text=gettext("About the plan"), address=""),),
        pressures=[
            (item, [pressures[other] for other in item.drives if other in pressures])
            for item in register.pressures
        ],
        arrangements=[(item, content.party(item.holder)) for item in register.governance],
        sessions=_sessions(content),
        versions=[
            (
                version,
                VERSION_STATES[version.state],
                [party for item in version.by if (party := content.party(item))],
            )
            for version in register.versions
        ],
    )


def _sessions(content: Content) -> list[tuple[Event | None, list[tuple[Contribution, object]]]]:
    """Return each session with its contributions and the challenges they landed in."""
    events = {event.id: event for event in content.register.events}
    found: dict[str, list[tuple[Contribution, object]]] = {}
    for item in content.register.contributions:
        found.setdefault(item.event, []).append((item, content.chosen(item.refers_to)))
    return [(events.get(event), listed) for event, listed in found.items()]
