"""The calendar: what is ahead and what lies behind."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from regiokompas.web.pages import Crumb
from regiokompas.web.plan.content import Content
from regiokompas.web.plan.pages import of_plan, plan_page
from regiokompas.web.plan.timeline import timeline_of


@of_plan
def calendar(request: HttpRequest, content: Content) -> HttpResponse:
    """Return the page with everything of the plan that has a date."""
    return plan_page(
        request,
        "calendar.html",
        content=content,
        crumbs=(Crumb(text=gettext("Calendar"), address=""),),
        timeline=timeline_of(content),
    )
