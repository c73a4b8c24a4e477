"""Everything the pages of the plan show: the declared plan beside the figures of the site."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from django.conf import settings

from regiokompas.analysis.coherence.check import findings_of
from regiokompas.analysis.coherence.finding import Finding, challenge_subject
from regiokompas.analysis.coherence.views import PlanView
from regiokompas.declarations.plan import DeclaredPlan, Register, load_plan
from regiokompas.domain.errors import RegiokompasError
from regiokompas.domain.organisations import Body, Organisation
from regiokompas.domain.plans import Link, PlanChallenge, PlanTheme, Track
from regiokompas.pipeline.plan_view import plan_view
from regiokompas.warehouse.releases import loaded_series
from regiokompas.web.current import UnreadableError
from regiokompas.web.figures import Measured
from regiokompas.web.site import Site


@dataclass(frozen=True, kw_only=True, eq=False)
class Content:
    """The plan of the region as pages show it on the day ``on``.

    ``mark`` changes whenever a page of the plan could look different.
    """

    site: Site
    plan: DeclaredPlan
    on: str
    mark: str

    @property
    def register(self) -> Register:
        """The lists of the plan."""
        return self.plan.register

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
    def links_to(self) -> dict[int, tuple[tuple[PlanChallenge, Link], ...]]:
        """For each number, the links that other challenges make to it, with who makes them."""
        found: dict[int, list[tuple[PlanChallenge, Link]]] = {}
        for challenge in self.challenges.values():
            for link in challenge.links:
                if link.to != challenge.number:
                    found.setdefault(link.to, []).append((challenge, link))
        return {number: tuple(links) for number, links in found.items()}


def current_plan(site: Site, *, on: str) -> Content | None:
    """Return the plan that pages show beside ``site`` on the day ``on``; None where there is none.

    The mark of the site holds a digest of all declared files, so a plan is read once for each.
    Raises ``UnreadableError`` where the plan cannot be read.
    """
    home = Path(settings.REGIOKOMPAS_HOME)
    try:
        return _content(_Wanted(site=site, home=home, region=site.region.id, mark=site.mark), on)
    except RegiokompasError as error:
        raise UnreadableError.of(error.problems) from error


def has_plan(site: Site) -> bool:
    """Return whether the region of ``site`` has a declared plan, without reading it."""
    return _has_challenges(Path(settings.REGIOKOMPAS_HOME), site.region.id, site.mark)


@dataclass(frozen=True, kw_only=True)
class _Wanted:
    """What a plan is read for; the site itself does not tell two of them apart, its mark does."""

    site: Site = field(compare=False)
    home: Path
    region: str
    mark: str


@lru_cache(maxsize=4)
def _content(wanted: _Wanted, on: str) -> Content | None:
    plan = load_plan(wanted.home, wanted.region)
    if not plan.challenges:
        return None
    return Content(site=wanted.site, plan=plan, on=on, mark=f"{wanted.mark}-{on}")


@lru_cache(maxsize=8)
def _has_challenges(home: Path, region: str, mark: str) -> bool:  # noqa: ARG001  # a part of the key
    folder = home / "regions" / region / "plan" / "challenges"
    return any(folder.glob("*.toml"))
