"""What every page of the plan gets: the plan of the day, and a page that helps without one."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext

from regiokompas.web.caching import marked
from regiokompas.web.current import current_site
from regiokompas.web.pages import Crumb, page
from regiokompas.web.plan.content import Content, current_plan
from regiokompas.web.views.missing import missing

P = ParamSpec("P")

PlanView = Callable[Concatenate[HttpRequest, Content, P], HttpResponse]
# Put on what is written in the language of the plan where the page is in another one.
_IN_DUTCH = mark_safe(' lang="nl"')  # a constant


def of_plan(view: PlanView[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Return ``view`` with the plan of today as second argument, an ETag and a time to keep.

    A region without a plan gets the page that says so.
    """

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        site = current_site()
        content = current_plan(site, on=timezone.localdate().isoformat())
        if content is None:
            return page(
                request,
                "failure.html",
                site=site,
                status=404,
                title=gettext("There is no plan here"),
                sentence=gettext("This region has not declared its plan; its figures are here."),
            )
        return marked(request, content.mark, lambda: view(request, content, *args, **kwargs))

    return answer


def plan_page(
    request: HttpRequest,
    template: str,
    *,
    content: Content,
    crumbs: tuple[Crumb, ...],
    status: int = 200,
    **shown: object,
) -> HttpResponse:
    """Return the page of the plan that ``template`` makes of ``shown``."""
    return page(
        request,
        f"plan/{template}",
        site=content.site,
        crumbs=crumbs,
        status=status,
        plan=content,
        in_plan=True,
        dutch="" if (get_language() or "nl").startswith("nl") else _IN_DUTCH,
        **shown,
    )


def not_in_plan(
    request: HttpRequest, content: Content, *, wanted: str, known: dict[str, Crumb]
) -> HttpResponse:
    """Return the page that says ``wanted`` is not in the plan and names the nearest that are."""
    return missing(request, content.site, wanted=wanted, known=known)
