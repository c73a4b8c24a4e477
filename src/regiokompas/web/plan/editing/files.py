"""The files of the plan, for the programme office: what no form is for is edited as it is kept."""

from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from regiokompas.domain.errors import DeclarationError, NotFoundError, Problem
from regiokompas.domain.visibility import Viewer
from regiokompas.plan.differences import FieldChange, plan_difference
from regiokompas.plan.editing import edit_register, planned_edit, refuse_files
from regiokompas.plan.errors import ChangeRefusedError, ConflictError, NotAllowedError
from regiokompas.plan.models import PlanRevision
from regiokompas.plan.queries import files_of, last_revision, plan_of, region_called
from regiokompas.plan.revising import PlanChanges
from regiokompas.web.current import current
from regiokompas.web.pages import Crumb
from regiokompas.web.plan.content import Content, current_plan
from regiokompas.web.plan.editing.asked import base_revision
from regiokompas.web.plan.editing.problem_words import told
from regiokompas.web.plan.pages import plan_page
from regiokompas.web.viewers import viewer_of


@dataclass(frozen=True, kw_only=True, eq=False)
class FileDesk:
    """A file before its editor: as it was in the revision they saw, and as they typed it."""

    content: Content
    viewer: Viewer
    path: str
    revision: PlanRevision
    text: str
    reason: str

    def edit(self, reason: str) -> PlanChanges:
        """Make the edit that was typed."""
        return edit_register(
            region=self.content.site.region.id,
            path=self.path,
            text=self.text,
            base_revision=self.revision.number,
            viewer=self.viewer,
            at=timezone.now(),
            reason=reason,
        )


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return the list of the files of the plan."""
    content, viewer = _content(request)
    _refuse(viewer)
    revision = last_revision(region_called(content.site.region.id))
    return plan_page(
        request,
        "files.html",
        content=content,
        crumbs=(Crumb(text=gettext("Files of the plan"), address=""),),
        paths=sorted(files_of(revision)) if revision else [],
    )


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, path: str) -> HttpResponse:
    """Return the form of one file; show what an edit changes, and keep it when told to."""
    desk = _desk(request, path)
    if request.method != "POST":
        return _form(request, desk)
    try:
        if request.POST.get("do") == "save" and desk.edit(desk.reason):
            messages.success(request, gettext("Your change is saved."))
            return HttpResponseRedirect(reverse("plan:files"))
        region = desk.content.site.region.id
        edited = planned_edit(region, partial(desk.edit, desk.reason.strip() or "preview"))
    except (DeclarationError, ChangeRefusedError) as error:
        return _form(request, desk, problems=error.problems, status=422)
    except ConflictError as error:
        return _form(request, desk, problems=error.problems, status=409)
    changes = plan_difference(plan_of(desk.revision), edited.plan)
    return _form(request, desk, changes=changes, is_preview=True)


def _content(request: HttpRequest) -> tuple[Content, Viewer]:
    viewer = viewer_of(request)
    content = current_plan(current(), on=timezone.localdate().isoformat(), viewer=viewer)
    if content is None:
        raise NotFoundError("this region has no plan")
    return content, viewer


def _refuse(viewer: Viewer) -> None:
    try:
        refuse_files(viewer)
    except NotAllowedError as error:
        raise PermissionDenied(str(error)) from error


def _desk(request: HttpRequest, path: str) -> FileDesk:
    content, viewer = _content(request)
    _refuse(viewer)
    revision = base_revision(request, content.site.region.id)
    files = files_of(revision)
    if path not in files:
        raise NotFoundError(f"the plan has no file '{path}'")
    return FileDesk(
        content=content,
        viewer=viewer,
        path=path,
        revision=revision,
        text=request.POST.get("text", files[path]).replace("\r\n", "\n"),
        reason=request.POST.get("reason", ""),
    )


def _form(
    request: HttpRequest,
    desk: FileDesk,
    *,
    problems: tuple[Problem, ...] = (),
    changes: tuple[FieldChange, ...] = (),
    is_preview: bool = False,
    status: int = 200,
) -> HttpResponse:
    crumbs = (
        Crumb(text=gettext("Files of the plan"), address=reverse("plan:files")),
        Crumb(text=desk.path, address=""),
    )
    return plan_page(
        request,
        "file.html",
        content=desk.content,
        crumbs=crumbs,
        status=status,
        desk=desk,
        problems=told(problems),
        changes=changes,
        is_preview=is_preview,
    )
