"""Pages for days of which no plan is kept."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from regiokompas.domain.notation import date_text
from regiokompas.plan.models import PlanRevision
from regiokompas.plan.queries import first_revision
from regiokompas.web.current import current_site
from regiokompas.web.pages import Crumb, page
from regiokompas.web.templatetags.figures import page_language


def why_no_plan(day: date) -> str:
    """Return in a sentence why there is no plan as it was on ``day``."""
    if day > timezone.localdate():
        return gettext("That day has yet to come: nobody knows the plan of that day.")
    first = first_revision(current_site().region.id)
    if first is None:
        return gettext("This site keeps no plan yet.")
    return gettext(
        "This site keeps the plan since %(day)s. How it was before that day is not kept here."
    ) % {"day": date_text(_kept_since(first), language=page_language())}


def no_plan_then(request: HttpRequest, sentence: str) -> HttpResponse:
    """Return the page that says why there is no plan of that day, with the ways from here."""
    site = current_site()
    first = first_revision(site.region.id)
    ways = [Crumb(text=gettext("The plan of today"), address=reverse("plan:challenges"))]
    if first is not None:
        kept = _kept_since(first)
        text = gettext("The plan as it was first kept, on %(day)s") % {
            "day": date_text(kept, language=page_language())
        }
        ways.append(Crumb(text=text, address=reverse("plan:then", args=[kept])))
    return page(
        request,
        "failure.html",
        site=site,
        status=404,
        title=gettext("There is no plan of that day"),
        sentence=sentence,
        nearest=ways,
    )


def _kept_since(first: PlanRevision) -> str:
    return timezone.localdate(first.at).isoformat()
