"""The door to the plan as it was on a day."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext

from regiokompas.web.looking_back import parsed_day
from regiokompas.web.plan.absent import no_plan_then


def then(request: HttpRequest, day: str, rest: str = "") -> HttpResponse:  # noqa: ARG001  # of the address
    """Lead to the challenges as they were on ``day``, or say why there is no plan of that day."""
    chosen = parsed_day(day)
    if chosen is None:
        sentence = gettext("“%(day)s” is no day. Write a day as 2026-05-07.") % {"day": day}
        return no_plan_then(request, sentence)
    prefix = get_script_prefix()
    challenges = reverse("plan:challenges").removeprefix(prefix)
    return HttpResponseRedirect(f"{prefix}op/{chosen.isoformat()}/{challenges}")
