"""Quality: what is late, missing, provisional, out of line, changed or contradictory."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from regiokompas.web.caching import marked
from regiokompas.web.current import current_site
from regiokompas.web.pages import Crumb, page
from regiokompas.web.quality import by_kind, challenge_coverage, report_of
from regiokompas.web.viewers import viewer_of


@require_safe
def quality(request: HttpRequest) -> HttpResponseBase:
    """Return the page about the quality of the figures, as it is today."""
    site, today = current_site(viewer_of(request)), timezone.localdate()

    def made() -> HttpResponse:
        report = report_of(site, on=today)
        return page(
            request,
            "quality.html",
            site=site,
            crumbs=(Crumb(text=gettext("Quality"), address=""),),
            report=report,
            groups=by_kind(site, report),
            challenges=challenge_coverage(site, report),
        )

    # What is late depends on the day: a page of yesterday is another page.
    return marked(request, f"{site.mark}-{today.isoformat()}", made)
