"""What every page of the plan gets: the plan of the day, and a page that helps without one."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.utils import timezone
from django.utils.translation import gettext

from regiokompas.domain.errors import NotFoundError, Problem
from regiokompas.plan.queries import revision_on
from regiokompas.web.caching import marked
from regiokompas.web.current import Current, current
from regiokompas.web.looking_back import address_then, looking_back, stop_looking_back
from regiokompas.web.pages import Crumb, page
from regiokompas.web.plan.absent import no_plan_then, why_no_plan
from regiokompas.web.plan.content import Content, current_plan, plan_then
from regiokompas.web.rules import OFFICE_AND_OWNERS
from regiokompas.web.site import Site
from regiokompas.web.viewers import viewer_of
from regiokompas.web.views.missing import missing

P = ParamSpec("P")

PlanView = Callable[Concatenate[HttpRequest, Content, P], HttpResponse]


def _nothing_more(_: Content) -> str:
    return ""


def of_plan(
    view: PlanView[P], *, also: Callable[[Content], str] = _nothing_more
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Return ``view`` with the plan of today as the viewer sees it, an ETag and a time to keep.

    ``also`` gives the mark of what the page shows beside the plan, to be part of its ETag. A
    region without a plan gets the page that says so.
    """

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        now, back = current(viewer_of(request)), looking_back(request)
        if "op" in request.GET:
            return _redirected(request, request.GET["op"].strip())
        if back is not None:
            try:
                content = _content_then(now, back.day, request)
            except NotFoundError:
                stop_looking_back(back)
                return no_plan_then(request, why_no_plan(back.day))
        else:
            today = timezone.localdate().isoformat()
            content = current_plan(now, on=today, viewer=viewer_of(request))
        if content is None:
            return _no_plan(request, now.site)
        mark = f"{content.mark}{also(content)}"
        return marked(request, mark, lambda: view(request, content, *args, **kwargs))

    return answer


def _content_then(now: Current, day: date, request: HttpRequest) -> Content | None:
    """Return the plan as it was on ``day``; ``NotFoundError`` where none was kept, or will be."""
    if day > timezone.localdate():
        raise NotFoundError(f"{day.isoformat()} has yet to come", hint="choose an earlier day")
    revision = revision_on(now.site.region.id, day)
    return plan_then(now, revision, on=day.isoformat(), viewer=viewer_of(request))


def _redirected(request: HttpRequest, day: str) -> HttpResponse:
    """Lead from ``?op=2026-05-07`` to the address of that day; from an empty one to today."""
    if day:
        return HttpResponseRedirect(address_then(request, day))
    back = looking_back(request)
    return HttpResponseRedirect(back.address_today if back else request.path)


def _no_plan(request: HttpRequest, site: Site) -> HttpResponse:
    """Return the page that says there is no plan, and to whoever manages the site how to get it."""
    problem = Problem(
        sentence=f"the plan of '{site.region.id}' is not in the database yet",
        hint="declare it in regions/ and run 'regiokompas plan import'",
    )
    return page(
        request,
        "failure.html",
        site=site,
        status=404,
        title=gettext("There is no plan here"),
        sentence=gettext("This region has not declared its plan; its figures are here."),
        technical=[problem],
    )


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
        back=looking_back(request),
        shows_turns=OFFICE_AND_OWNERS.allows(viewer_of(request)),
        **shown,
    )


def not_in_plan(
    request: HttpRequest, content: Content, *, wanted: str, known: dict[str, Crumb]
) -> HttpResponse:
    """Return the page that says ``wanted`` is not in the plan and names the nearest that are."""
    return missing(request, content.site, wanted=wanted, known=known)
