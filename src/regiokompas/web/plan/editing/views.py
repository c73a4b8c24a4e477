"""Editing a challenge: a section at a time, seen before it is saved."""

from dataclasses import dataclass, replace
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from regiokompas.domain.errors import DeclarationError, NotFoundError, Problem
from regiokompas.domain.plans import PlanChallenge
from regiokompas.domain.visibility import Viewer, as_seen
from regiokompas.plan.differences import FieldChange, plan_difference
from regiokompas.plan.editing import Edited, challenge_to_edit, edit_challenge, planned_edit
from regiokompas.plan.errors import ChangeRefusedError, ConflictError, NotAllowedError
from regiokompas.plan.models import PlanRevision
from regiokompas.plan.queries import (
    last_revision,
    plan_of,
    region_called,
)
from regiokompas.plan.revising import PlanChanges
from regiokompas.web.current import current
from regiokompas.web.pages import Crumb
from regiokompas.web.plan.content import Content, current_plan
from regiokompas.web.plan.editing.asked import BASE, base_revision
from regiokompas.web.plan.editing.choices import choices_for
from regiokompas.web.plan.editing.parts import Part, PartList
from regiokompas.web.plan.editing.problem_words import told
from regiokompas.web.plan.editing.sections import BY_SLUG, SECTIONS, EditedSection
from regiokompas.web.plan.fiches import fiche_of
from regiokompas.web.plan.pages import plan_page
from regiokompas.web.templatetags.figures import translated
from regiokompas.web.viewers import viewer_of

# The names of what a form says besides the fields themselves.
REASON, DO, ADD = "reason", "do", "add:"
CARRIED_NOT = {DO, "csrfmiddlewaretoken"}


@dataclass(frozen=True, kw_only=True, eq=False)
class Desk:
    """What lies before an editor: the section of a challenge in the revision that they saw."""

    content: Content
    viewer: Viewer
    section: EditedSection
    challenge: PlanChallenge
    revision: PlanRevision
    part: Part
    reason: str

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        """The way to the form."""
        number, title = self.challenge.number, translated(self.challenge.title)
        return (
            Crumb(text=gettext("Challenges"), address=reverse("plan:challenges")),
            Crumb(text=f"{number}. {title}", address=reverse("plan:challenge", args=[number])),
            Crumb(text=translated(self.section.name), address=""),
        )

    def edit(self) -> PlanChanges:
        """Make the edit that was typed."""
        return edit_challenge(
            region=self.content.site.region.id,
            number=self.challenge.number,
            values=self.part.content(),
            base_revision=self.revision.number,
            viewer=self.viewer,
            at=timezone.now(),
            reason=self.reason,
        )


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, number: int, slug: str) -> HttpResponse:
    """Return the form of a section; show what an edit changes, and keep it when told to."""
    try:
        desk = _desk(request, number, slug)
    except NotAllowedError as error:
        raise PermissionDenied(str(error)) from error
    wanted = request.POST.get(DO, "")
    if request.method != "POST" or wanted == "edit":
        return _form(request, desk, tells_errors=False)
    if wanted.startswith(ADD):
        _add(desk.part, wanted.removeprefix(ADD))
        return _form(request, desk, tells_errors=False)
    if not desk.part.is_valid():
        return _form(request, desk, status=422)
    return _tried(request, desk, is_final=wanted == "save")


def _tried(request: HttpRequest, desk: Desk, *, is_final: bool) -> HttpResponse:
    """Keep the edit, or show what it would change; tell what stands in its way."""
    region = desk.content.site.region.id
    try:
        if is_final and desk.edit():
            messages.success(request, gettext("Your change is saved and shown here."))
            address = reverse("plan:challenge", args=[desk.challenge.number])
            return HttpResponseRedirect(f"{address}#{desk.section.anchor}")
        # Without a reason yet, the preview needs some to try the change with.
        tried = replace(desk, reason=desk.reason.strip() or "preview")
        edited = planned_edit(region, partial(tried.edit))
    except ConflictError:
        return _conflict(request, desk)
    except NotAllowedError as error:
        raise PermissionDenied(str(error)) from error
    except (DeclarationError, ChangeRefusedError) as error:
        return _form(request, desk, problems=error.problems, status=422)
    return _preview(request, desk, edited)


def _desk(request: HttpRequest, number: int, slug: str) -> Desk:
    viewer = viewer_of(request)
    content = current_plan(current(), on=timezone.localdate().isoformat(), viewer=viewer)
    section = BY_SLUG.get(slug)
    if content is None or section is None:
        raise NotFoundError(f"a challenge has no section '{slug}'")
    revision = base_revision(request, content.site.region.id)
    _full, seen = challenge_to_edit(revision, number, viewer=viewer)
    part = Part(
        kind=PlanChallenge,
        prefix="f",
        choices=choices_for(content, seen, viewer=viewer),
        value=seen,
        data=request.POST if request.method == "POST" else None,
        names=section.fields,
    )
    return Desk(
        content=content,
        viewer=viewer,
        section=section,
        challenge=seen,
        revision=revision,
        part=part,
        reason=request.POST.get(REASON, ""),
    )


def _form(
    request: HttpRequest,
    desk: Desk,
    *,
    tells_errors: bool = True,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> HttpResponse:
    return plan_page(
        request,
        "edit.html",
        content=desk.content,
        crumbs=desk.crumbs,
        status=status,
        desk=desk,
        sections=SECTIONS,
        tells_errors=tells_errors,
        problems=told(problems),
    )


def _preview(request: HttpRequest, desk: Desk, edited: Edited) -> HttpResponse:
    before = replace(desk.content, plan=as_seen(plan_of(desk.revision), desk.viewer))
    content = replace(desk.content, plan=as_seen(edited.plan, desk.viewer))
    challenge = content.challenges[desk.challenge.number]
    return plan_page(
        request,
        "edit_preview.html",
        content=content,
        crumbs=desk.crumbs,
        desk=desk,
        fiche=fiche_of(content, challenge),
        changes=_changes(before, content, desk.challenge.number),
        carried=_carried(request.POST),
    )


def _conflict(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Return the page that keeps what was typed beside what somebody else saved meanwhile."""
    newest = last_revision(region_called(desk.content.site.region.id)) or desk.revision
    was, now = (
        replace(desk.content, plan=as_seen(plan_of(revision), desk.viewer))
        for revision in (desk.revision, newest)
    )
    return plan_page(
        request,
        "edit_conflict.html",
        content=desk.content,
        crumbs=desk.crumbs,
        status=409,
        desk=desk,
        theirs=_changes(was, now, desk.challenge.number),
        newest=newest,
        carried=_carried(request.POST, without=(BASE,)),
    )


def _changes(before: Content, after: Content, number: int) -> tuple[FieldChange, ...]:
    return tuple(
        change
        for change in plan_difference(before.plan, after.plan)
        if change.register == "challenge" and change.identifier == str(number)
    )


def _carried(posted: QueryDict, *, without: tuple[str, ...] = (REASON,)) -> list[tuple[str, str]]:
    """Return what was typed, to be sent along once more."""
    return [
        (name, value)
        for name, values in posted.lists()
        if name not in CARRIED_NOT and name not in without
        for value in values
    ]


def _add(part: Part, prefix: str) -> None:
    """Put an empty form behind the list called ``prefix``, wherever it stands."""
    below: list[PartList] = list(part.lists.values())
    for inner in part.parts.values():
        _add(inner, prefix)
    for listed in below:
        if listed.prefix == prefix:
            listed.add()
        for item in listed.items:
            _add(item, prefix)
