"""Everything the pages of the plan show: a revision of the plan beside the figures of the site."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from django.utils import timezone

from regiokompas.analysis.coherence.check import findings_of
from regiokompas.analysis.coherence.finding import Finding, challenge_subject
from regiokompas.analysis.coherence.register import register_of
from regiokompas.analysis.coherence.turns import Turn, turns_of
from regiokompas.analysis.coherence.views import PlanView
from regiokompas.declarations.plan import DeclaredPlan, Register
from regiokompas.domain.errors import RegiokompasError
from regiokompas.domain.organisations import Body, Organisation
from regiokompas.domain.plans import Link, PlanChallenge, PlanTheme, Track
from regiokompas.domain.visibility import Viewer, Visibility, as_seen
from regiokompas.pipeline.plan_view import plan_view
from regiokompas.plan.differences import ValueChange, plan_changes
from regiokompas.plan.models import PlanRevision
from regiokompas.plan.queries import first_revision, plan_of, revision_of_digest
from regiokompas.warehouse.releases import loaded_series
from regiokompas.web.current import Current, UnreadableError
from regiokompas.web.figures import Measured
from regiokompas.web.site import Site

# The plan of today for each set of levels, and a few looks back.
CONTENTS_REMEMBERED = 12
# What changed from one revision to the next, for each set of levels.
CHANGES_REMEMBERED = 512


@dataclass(frozen=True, kw_only=True, eq=False)
class Content:
    """The plan of the region as pages show it on the day ``on`` to whom ``levels`` are open.

    ``plan`` holds nothing else: what is computed from it cannot tell of what is closed.
    ``mark`` changes whenever a page of the plan could look different. ``revision`` is the number
    of the plan's revision and ``since`` the day it was made; ``is_then`` where somebody looks back.
    """

    site: Site
    plan: DeclaredPlan
    on: str
    mark: str
    levels: frozenset[Visibility]
    revision: int
    since: str
    is_then: bool

    @property
    def register(self) -> Register:
        """The lists of the plan."""
        return self.plan.register

    @cached_property
    def first_kept(self) -> str:
        """The day on which the plan was first kept, as ISO date."""
        first = first_revision(self.site.region.id)
        return timezone.localdate(first.at).isoformat() if first else self.since

    @cached_property
    def challenges(self) -> dict[int, PlanChallenge]:
        """The challenges by number; of a number used twice the first counts."""
        first = {item.number: item for item in reversed(self.plan.challenges)}
        return {number: first[number] for number in sorted(first)}

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the challenges, ascending."""
        return tuple(self.challenges)

    @cached_property
    def themes(self) -> dict[str, PlanTheme]:
        """The themes by identifier, in the declared order."""
        return {theme.id: theme for theme in self.register.themes}

    @cached_property
    def tracks(self) -> dict[str, Track]:
        """The running tracks by identifier."""
        return {track.id: track for track in self.register.tracks}

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        """The organisations by identifier."""
        return {item.id: item for item in self.register.organisations}

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """The bodies by identifier."""
        return {item.id: item for item in self.register.bodies}

    def party(self, identifier: str) -> Organisation | Body | None:
        """Return the organisation or body with this identifier, if there is one."""
        return self.organisations.get(identifier) or self.bodies.get(identifier)

    def chosen(self, numbers: Sequence[int]) -> tuple[PlanChallenge, ...]:
        """Return the challenges with these numbers that exist, in the order given."""
        return tuple(self.challenges[number] for number in numbers if number in self.challenges)

    def measured_for(self, challenge: PlanChallenge) -> tuple[Measured, ...]:
        """Return the published indicators of ``challenge``, in the declared order."""
        measured = self.site.measured
        return tuple(measured[item] for item in challenge.indicators if item in measured)

    @cached_property
    def view(self) -> PlanView:
        """The plan as the check takes it."""
        return plan_view(
            self.plan,
            self.site.declarations,
            self.site.region,
            series=loaded_series(self.site.release.folder),
            origins=self.site.origins,
        )

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the plan check tells, the gravest first."""
        return findings_of(self.view, on=self.on)

    @cached_property
    def findings_by_subject(self) -> dict[str, tuple[Finding, ...]]:
        """The findings about each subject."""
        found: dict[str, list[Finding]] = {}
        for finding in self.findings:
            found.setdefault(finding.subject, []).append(finding)
        return {subject: tuple(listed) for subject, listed in found.items()}

    def findings_about(self, challenge: PlanChallenge) -> tuple[Finding, ...]:
        """Return the findings about ``challenge``."""
        return self.findings_by_subject.get(challenge_subject(challenge.number), ())

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """Whose turn it is, by challenge."""
        return turns_of(register_of(self.view, on=self.on), self.findings)

    @cached_property
    def naming(self) -> dict[str, tuple[int, ...]]:
        """For each running track, the numbers of the challenges that name it, ascending."""
        found: dict[str, dict[int, None]] = {}
        for challenge in self.challenges.values():
            for use in challenge.tracks:
                found.setdefault(use.track, {})[challenge.number] = None
        return {track: tuple(numbers) for track, numbers in found.items()}

    @cached_property
    def links_to(self) -> dict[int, tuple[tuple[PlanChallenge, Link], ...]]:
        """For each number, the links that other challenges make to it, with who makes them."""
        found: dict[int, list[tuple[PlanChallenge, Link]]] = {}
        for challenge in self.challenges.values():
            for link in challenge.links:
                if link.to != challenge.number:
                    found.setdefault(link.to, []).append((challenge, link))
        return {number: tuple(links) for number, links in found.items()}


def current_plan(now: Current, *, on: str, viewer: Viewer) -> Content | None:
    """Return the plan that ``viewer`` sees on the day ``on``; None where there is none.

    A revision never changes, so a plan is read once for each. Raises ``UnreadableError`` where
    the plan cannot be read.
    """
    if not now.plan_digest:
        return None
    return _readable(_Wanted(site=now.site, digest=now.plan_digest, on=on), viewer)


def changes_seen(before: str, after: str, viewer: Viewer) -> tuple[ValueChange, ...]:
    """Return what ``viewer`` sees change between two revisions, named by their digests."""
    return _changes(before, after, viewer.levels)


def sees_all_changes(before: str, after: str, viewer: Viewer) -> bool:
    """Return whether ``viewer`` sees everything that changed between two revisions.

    An empty ``before`` stands for no plan at all: then all of the plan counts.
    """
    if not before:
        return _seen(after, frozenset(Visibility)) == plan_seen(after, viewer)
    return _changes(before, after, frozenset(Visibility)) == changes_seen(before, after, viewer)


def plan_seen(digest: str, viewer: Viewer) -> DeclaredPlan:
    """Return the plan of the revision with this digest as ``viewer`` sees it."""
    return _seen(digest, viewer.levels)


@lru_cache(maxsize=CHANGES_REMEMBERED)
def _changes(before: str, after: str, levels: frozenset[Visibility]) -> tuple[ValueChange, ...]:
    return plan_changes(_seen(before, levels), _seen(after, levels))


@lru_cache(maxsize=CONTENTS_REMEMBERED)
def _seen(digest: str, levels: frozenset[Visibility]) -> DeclaredPlan:
    """Return a plan as who has ``levels`` sees it: only here is the whole plan asked for."""
    return as_seen(plan_of(revision_of_digest(digest)), Viewer(levels=levels))


def plan_then(now: Current, revision: PlanRevision, *, on: str, viewer: Viewer) -> Content | None:
    """Return the plan as ``revision`` kept it and ``viewer`` sees it, looked at on the day ``on``.

    The figures beside it are those of today. Raises what ``current_plan`` raises.
    """
    return _readable(_Wanted(site=now.site, digest=revision.digest, on=on, is_then=True), viewer)


@dataclass(frozen=True, kw_only=True)
class _Wanted:
    """What a plan is read for; the site itself does not tell two of them apart, its mark does."""

    site: Site = field(compare=False)
    mark: str = ""
    digest: str
    on: str
    is_then: bool = False


def _readable(wanted: _Wanted, viewer: Viewer) -> Content | None:
    try:
        return _content(replace(wanted, mark=wanted.site.mark), viewer.levels)
    except RegiokompasError as error:
        raise UnreadableError.of(error.problems) from error


@lru_cache(maxsize=CONTENTS_REMEMBERED)
def _content(wanted: _Wanted, levels: frozenset[Visibility]) -> Content | None:
    plan = _seen(wanted.digest, levels)
    if not plan.challenges:
        return None
    revision = revision_of_digest(wanted.digest)
    told = "-".join(sorted(levels))
    return Content(
        site=wanted.site,
        plan=plan,
        on=wanted.on,
        mark=f"{wanted.mark}-{wanted.digest[:16]}-{wanted.on}-{wanted.is_then:d}-{told}",
        levels=levels,
        revision=revision.number,
        since=timezone.localdate(revision.at).isoformat(),
        is_then=wanted.is_then,
    )
