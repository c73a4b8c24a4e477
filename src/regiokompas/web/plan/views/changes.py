"""What changed in one challenge, revision by revision."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from regiokompas.plan.queries import history
from regiokompas.web.pages import Crumb
from regiokompas.web.plan.content import Content
from regiokompas.web.plan.pages import not_in_plan, of_plan, plan_page
from regiokompas.web.plan.revisions import told_revisions
from regiokompas.web.templatetags.figures import page_language, translated
from regiokompas.web.viewers import viewer_of


@of_plan
def changes(request: HttpRequest, content: Content, number: int) -> HttpResponse:
    """Return the page with every change of one challenge, the newest first."""
    challenge = content.challenges.get(number)
    if challenge is None:
        return not_in_plan(request, content, wanted=str(number), known={})
    revisions = list(history(content.site.region.id))
    told = told_revisions(
        revisions, viewer_of(request), language=page_language(), challenge=str(number)
    )
    name = f"{number}. {translated(challenge.title)}"
    return plan_page(
        request,
        "changes.html",
        content=content,
        crumbs=(
            Crumb(text=gettext("Challenges"), address=reverse("plan:challenges")),
            Crumb(text=name, address=reverse("plan:challenge", args=[number])),
            Crumb(text=gettext("What changed"), address=""),
        ),
        challenge=challenge,
        revisions=told,
        first=content.first_kept,
    )
