"""The quality of the figures as a page tells it: what is found, by kind, the worst first."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from regiokompas.declarations.quality import load_quality
from regiokompas.domain.quality import QUALITY_KINDS, QualityFinding, QualityKind
from regiokompas.pipeline.quality import QualityReport, quality_of
from regiokompas.warehouse.snapshots import SnapshotStore
from regiokompas.web.site import Site
from regiokompas.web.templatetags.figures import page_language, translated


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A finding with the name of its place, and the page of that place where there is one."""

    finding: QualityFinding
    name: str
    address: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundOfKind:
    """The findings of one kind: those to look at, and those that are only good to know."""

    kind: QualityKind
    pressing: tuple[Found, ...]
    notes: tuple[Found, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ChallengeCoverage:
    """How much a challenge is measured: indicators with a figure, and figures of those possible."""

    number: int
    title: str
    with_figure: int
    indicators: int
    present: int
    expected: int


def report_of(site: Site, *, on: date) -> QualityReport:
    """Return the quality of what ``site`` shows, on the day ``on``; computed once a day."""
    return _report(_Held(site), on)


def by_kind(site: Site, report: QualityReport) -> tuple[FoundOfKind, ...]:
    """Return the findings of ``report`` by kind, in the order of the kinds."""
    groups = []
    for kind in QUALITY_KINDS:
        own = [_found(site, item) for item in report.findings if item.kind == kind]
        groups.append(
            FoundOfKind(
                kind=kind,
                pressing=tuple(item for item in own if item.finding.severity != "note"),
                notes=tuple(item for item in own if item.finding.severity == "note"),
            )
        )
    return tuple(groups)


def challenge_coverage(site: Site, report: QualityReport) -> tuple[ChallengeCoverage, ...]:
    """Return how much each challenge of the plan is measured, by number."""
    coverage = {item.indicator: item for item in report.coverage}
    rows = []
    for challenge in site.challenges:
        own = [coverage[name] for name in challenge.indicators if name in coverage]
        rows.append(
            ChallengeCoverage(
                number=challenge.number,
                title=translated(challenge.title),
                with_figure=sum(bool(item.periods) for item in own),
                indicators=len(own),
                present=sum(item.present for item in own),
                expected=sum(item.expected for item in own),
            )
        )
    return tuple(rows)


class _Held:
    """A site as a key: the mark, and the challenges as its viewer sees them."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other._key == self._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[str, tuple[tuple[int, tuple[str, ...]], ...]]:
        seen = tuple((item.number, item.indicators) for item in self.site.challenges)
        return self.site.mark, seen


@lru_cache(maxsize=4)
def _report(held: _Held, on: date) -> QualityReport:
    site = held.site
    return quality_of(
        site.release,
        site.declarations,
        site.region,
        challenges={item.number: item.indicators for item in site.challenges},
        corrections=site.rules.corrections,
        rules=load_quality(Path(settings.REGIOKOMPAS_HOME)),
        store=SnapshotStore(Path(settings.REGIOKOMPAS_DATA) / "snapshots"),
        on=on,
    )


def _found(site: Site, finding: QualityFinding) -> Found:
    measured = site.measured.get(finding.place)
    if measured is not None:
        name = measured.indicator.name.in_language(page_language())
        return Found(finding=finding, name=name, address=reverse("indicator", args=[finding.place]))
    return Found(finding=finding, name=_plain_name(site, finding), address="")


def _plain_name(site: Site, finding: QualityFinding) -> str:
    table = site.origins.get(finding.place)
    if table is not None:
        return f"{table.publisher} {table.table}"
    titles = {
        str(item.number): f"{item.number}. {translated(item.title)}" for item in site.challenges
    }
    return titles.get(finding.place, finding.place)
