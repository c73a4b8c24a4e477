"""Versions and revisions of the plan, and what differs between two of them."""

from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext

from regiokompas.domain.organisations import Body, Organisation
from regiokompas.domain.plans import PlanVersion
from regiokompas.domain.texts import Text
from regiokompas.plan.models import PlanRevision
from regiokompas.plan.queries import history, kept_versions
from regiokompas.web.pages import Crumb
from regiokompas.web.plan.content import Content, changes_seen
from regiokompas.web.plan.pages import not_in_plan, of_plan, plan_page
from regiokompas.web.plan.revisions import parts_between, told_revisions
from regiokompas.web.plan.words import VERSION_STATES
from regiokompas.web.portions import portion_of
from regiokompas.web.templatetags.figures import page_language, translated
from regiokompas.web.viewers import viewer_of

# So many revisions are listed; older ones are on the pages of the challenges.
_MOST_LISTED = 50
# A part that differs has many lines: so many parts are on one page.
_MOST_PARTS = 25


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A version with the revision that keeps its text; 0 where none does."""

    version: PlanVersion
    state: Text
    parties: tuple[Organisation | Body, ...]
    revision: int


def _kept(content: Content) -> str:
    """Return the mark of which version is kept by which revision: adopting one changes it."""
    kept = sorted(kept_versions(content.site.region.id).items())
    return sha256(repr(kept).encode()).hexdigest()[:16]


of_versions = partial(of_plan, also=_kept)


@of_versions
def versions(request: HttpRequest, content: Content) -> HttpResponse:
    """Return the page with versions and revisions, or lead to the difference that is asked for."""
    before, after = request.GET.get("van", ""), request.GET.get("tot", "")
    if {before, after} <= _Ends(content).known().keys():
        return HttpResponseRedirect(reverse("plan:difference", args=[before, after]))
    revisions = list(history(content.site.region.id)[: _MOST_LISTED + 1])
    listed = _listed(content)
    return plan_page(
        request,
        "versions.html",
        content=content,
        crumbs=(Crumb(text=gettext("Versions"), address=""),),
        versions=listed,
        kept=[item for item in listed if item.revision],
        revisions=told_revisions(revisions, viewer_of(request), language=page_language()),
        first=content.first_kept,
    )


def _listed(content: Content) -> list[Listed]:
    kept = kept_versions(content.site.region.id)
    return [
        Listed(
            version=version,
            state=VERSION_STATES[version.state],
            parties=tuple(party for item in version.by if (party := content.party(item))),
            revision=kept.get(version.id, 0),
        )
        for version in content.register.versions
    ]


@of_versions
def difference(request: HttpRequest, content: Content, before: str, after: str) -> HttpResponse:
    """Return the page that tells what differs between two versions or revisions."""
    found = _Ends(content)
    one, other = found.revision(before), found.revision(after)
    if one is None or other is None:
        wanted = before if one is None else after
        if wanted in found.versions:
            return _not_kept(request, content, found.versions[wanted].version)
        return not_in_plan(request, content, wanted=wanted, known=found.known())
    viewer = viewer_of(request)
    changes = changes_seen(one.digest, other.digest, viewer)
    parts = parts_between(one, other, changes, viewer, language=page_language())
    portion = portion_of(request, parts, most=_MOST_PARTS)
    return plan_page(
        request,
        "difference.html",
        content=content,
        crumbs=(
            Crumb(text=gettext("Versions"), address=reverse("plan:versions")),
            Crumb(text=gettext("What differs"), address=""),
        ),
        before=found.name(before, one),
        after=found.name(after, other),
        parts=portion.entries,
        portion=portion,
        count=len(changes),
    )


class _Ends:
    """What may stand at either end of a difference: the number of a revision, or a version."""

    def __init__(self, content: Content) -> None:
        self.versions = {item.version.id: item for item in _listed(content)}
        self._revisions = {
            str(revision.number): revision for revision in history(content.site.region.id)
        }

    def revision(self, name: str) -> PlanRevision | None:
        """Return the revision that ``name`` stands for, if it is kept."""
        version = self.versions.get(name)
        return self._revisions.get(str(version.revision) if version else name)

    def name(self, name: str, revision: PlanRevision) -> str:
        """Return what the page calls this end."""
        if name in self.versions:
            return translated(self.versions[name].version.name)
        return gettext("Revision %(number)s") % {"number": revision.number}

    def known(self) -> dict[str, Crumb]:
        """Return what can be compared, for who asked for something else."""
        page = Crumb(text=gettext("All versions"), address=reverse("plan:versions"))
        return dict.fromkeys((*self._revisions, *self.versions), page)


def _not_kept(request: HttpRequest, content: Content, version: PlanVersion) -> HttpResponse:
    return plan_page(
        request,
        "not_kept.html",
        content=content,
        crumbs=(
            Crumb(text=gettext("Versions"), address=reverse("plan:versions")),
            Crumb(text=translated(version.name), address=""),
        ),
        status=404,
        version=version,
        first=content.first_kept,
    )
