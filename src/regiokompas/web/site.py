"""Everything pages show of one release, built once and kept in memory."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl
from django.utils.text import slugify

from regiokompas.analysis.comparison.compare import Comparison
from regiokompas.analysis.harmonisation.flags import BROKEN, RECALCULATED, marked
from regiokompas.declarations.choices import load_choices
from regiokompas.declarations.load import Declarations
from regiokompas.declarations.plan import DeclaredPlan
from regiokompas.domain.choices import IndicatorChoice
from regiokompas.domain.plans import PlanChallenge, PlanTheme
from regiokompas.domain.provenance import Origin
from regiokompas.domain.regions import Region
from regiokompas.domain.targets import RegionTarget
from regiokompas.pipeline.comparison import Comparer, comparer_of
from regiokompas.pipeline.needs import parts_by_table, published
from regiokompas.pipeline.protection import protected_parts
from regiokompas.pipeline.series import Rules, rules_of
from regiokompas.warehouse.packs import Pack, pack_of
from regiokompas.warehouse.releases import (
    Release,
    loaded_assessments,
    loaded_peers,
    loaded_series,
)
from regiokompas.web.figures import Course, Measured, Value


@dataclass(frozen=True, kw_only=True, slots=True)
class Municipality:
    """A member of the region, with the name it has in addresses."""

    code: str
    name: str
    slug: str


@dataclass(frozen=True, kw_only=True)
class Site:
    """The region, its plan as one viewer sees it, and the figures of one release.

    ``mark`` changes whenever a page could look different: with the release, the declared content
    and the code. ``plan`` has no challenges where the region has no plan; ``targets`` are those of
    the region, filled in from the plan. ``published_for_region`` holds the part and the period of
    every figure that a publisher gives for the region as a whole. ``choices`` say why each
    challenge has its indicators.
    """

    mark: str
    release: Release
    region: Region
    declarations: Declarations
    plan: DeclaredPlan
    targets: tuple[RegionTarget, ...]
    measured: dict[str, Measured]
    names: dict[str, str]
    origins: dict[str, Origin]
    published_for_region: frozenset[tuple[str, str]]
    choices: tuple[IndicatorChoice, ...]

    @cached_property
    def _comparer(self) -> Comparer:
        return comparer_of(self.declarations, self.region, texts=self.release.declarations())

    @cached_property
    def _compared(self) -> dict[tuple[str, str], Comparison | None]:
        return {}

    def comparison(self, indicator: str, area: str) -> Comparison | None:
        """Return with what ``area`` is compared on ``indicator``; None where with nothing."""
        key = (indicator, area)
        if key not in self._compared:
            self._compared[key] = self._comparer.compare(
                indicator,
                area,
                series=loaded_series(self.release.folder),
                peers=loaded_peers(self.release.folder),
                marks=self.release.marks(),
            )
        return self._compared[key]

    @cached_property
    def pack(self) -> Pack:
        """What the release was computed from, with its history."""
        return pack_of(self.release)

    @cached_property
    def rules(self) -> Rules:
        """What decides how the series follow from the figures: corrections, for one."""
        return rules_of(self.declarations, self.region)

    @cached_property
    def facts(self) -> dict[str, pl.DataFrame]:
        """The facts about indicators that were asked for so far, by identifier."""
        return {}

    @cached_property
    def verdict_rows(self) -> dict[tuple[str, str], dict[str, Any]]:
        """The verdicts of the release on the areas that pages show, by indicator and area."""
        members = [member.code for member in self.region.members]
        shown = pl.col("area").is_in([self.region.code, self.region.country, *members])
        rows = loaded_assessments(self.release.folder).filter(shown).iter_rows(named=True)
        return {(row["indicator"], row["area"]): row for row in rows}

    @cached_property
    def municipalities(self) -> tuple[Municipality, ...]:
        """The members of the region, by name."""
        members = sorted(self.region.members, key=lambda member: member.name)
        return tuple(
            Municipality(code=member.code, name=member.name, slug=slugify(member.name))
            for member in members
        )

    def municipality(self, slug: str) -> Municipality | None:
        """Return the municipality with this name in addresses, if there is one."""
        return next((item for item in self.municipalities if item.slug == slug), None)

    @property
    def shows_plan(self) -> bool:
        """Whether the region has a plan to show."""
        return bool(self.plan.challenges)

    @cached_property
    def challenges(self) -> tuple[PlanChallenge, ...]:
        """The challenges of the plan, by number."""
        return tuple(sorted(self.plan.challenges, key=lambda challenge: challenge.number))

    @cached_property
    def themes(self) -> tuple[PlanTheme, ...]:
        """The themes of the overview that have a challenge, in the declared order."""
        used = {challenge.theme for challenge in self.challenges}
        return tuple(theme for theme in self.plan.register.themes if theme.id in used)

    def challenges_of(self, theme: PlanTheme) -> tuple[PlanChallenge, ...]:
        """Return the challenges under ``theme`` on the overview of the plan, by number."""
        return tuple(item for item in self.challenges if item.theme == theme.id)

    def challenges_with(self, indicator: str) -> tuple[PlanChallenge, ...]:
        """Return the challenges that the indicator belongs to, by number."""
        return tuple(item for item in self.challenges if indicator in item.indicators)

    def measured_for(self, challenge: PlanChallenge) -> tuple[Measured, ...]:
        """Return the indicators of ``challenge`` that are published, in the declared order."""
        return tuple(self.measured[item] for item in challenge.indicators if item in self.measured)

    @cached_property
    def without_figure(self) -> tuple[PlanChallenge, ...]:
        """The challenges for which no indicator has a figure yet, by number."""
        return tuple(
            challenge
            for challenge in self.challenges
            if not any(item.latest_period for item in self.measured_for(challenge))
        )

    @cached_property
    def retrieved_on(self) -> str:
        """The day on which the newest source was asked, as ISO date; empty without sources."""
        return max((origin.retrieved_at[:10] for origin in self.origins.values()), default="")

    @cached_property
    def newest_period(self) -> str:
        """The newest period any indicator has a figure for."""
        return max((item.latest_period for item in self.measured.values()), default="")

    @cached_property
    def credits(self) -> tuple[Origin, ...]:
        """An origin for each publisher and licence, by name."""
        once = {(item.publisher, item.licence): item for item in self.origins.values()}
        return tuple(once[key] for key in sorted(once))


def build_site(
    release: Release,
    *,
    region: Region,
    declarations: Declarations,
    plan: DeclaredPlan,
    targets: tuple[RegionTarget, ...],
    mark: str,
) -> Site:
    """Return what pages show of ``release`` for ``region``, beside ``plan`` and ``targets``."""
    return Site(
        mark=mark,
        release=release,
        region=region,
        declarations=declarations,
        plan=plan,
        targets=targets,
        measured=_measured(
            loaded_series(release.folder),
            region=region,
            declared=declarations,
            marks=release.marks(),
        ),
        names={**release.areas(), **{member.code: member.name for member in region.members}},
        origins=release.origins(),
        published_for_region=_published_for(
            region.code,
            release.figures().filter(~pl.col("part").is_in(_added_up_by_us(declarations, region))),
        ),
        choices=load_choices(declarations.root, region.id),
    )


def _added_up_by_us(declarations: Declarations, region: Region) -> list[str]:
    """Return the parts of which the total of the region is ours: the protected ones."""
    parts = parts_by_table(published(declarations), region)
    return [part.key for part, _ in protected_parts(declarations, parts)]


def _published_for(area: str, figures: pl.DataFrame) -> frozenset[tuple[str, str]]:
    """Return the part and the period of each figure that has a value for ``area``."""
    found = figures.filter(pl.col("area") == area, pl.col("value").is_not_null())
    return frozenset(found.select("part", "period").iter_rows())


def _measured(
    series: pl.DataFrame, *, region: Region, declared: Declarations, marks: pl.DataFrame
) -> dict[str, Measured]:
    """Return every published indicator with the figures of the areas that pages show."""
    shown = [region.code, region.country, *(member.code for member in region.members)]
    courses = _courses(series.filter(pl.col("area").is_in(shown)))
    foreign = _courses(series.filter(pl.col("area").is_in(list(region.codes_abroad))))
    members = marks.filter(pl.col("area").is_in(shown))
    counted = dict(
        series.filter(pl.col("value").is_not_null())
        .group_by("indicator")
        .agg(pl.col("area").n_unique())
        .iter_rows()
    )
    return {
        identifier: Measured(
            indicator=indicator,
            unit=declared.units[indicator.unit],
            theme=declared.themes[identifier],
            courses=courses.get(identifier, {}),
            areas=counted.get(identifier, 0),
            abroad=foreign.get(identifier, {}),
            redrawn=marked(members, identifier, BROKEN),
            recalculated=marked(members, identifier, RECALCULATED),
        )
        for identifier, indicator in declared.indicators.items()
        if indicator.status == "published"
    }


def _courses(series: pl.DataFrame) -> dict[str, dict[str, Course]]:
    """Return the figures by indicator and area, oldest first."""
    found: dict[str, dict[str, list[Value]]] = {}
    columns = ("indicator", "area", "period", "value", "status", "margin", "origin")
    for indicator, area, period, value, status, margin, origin in (
        series.sort("indicator", "area", "period").select(columns).iter_rows()
    ):
        found.setdefault(indicator, {}).setdefault(area, []).append(
            Value(
                period=period,
                value=value,
                status=status,
                margin=margin,
                tables=tuple(origin or ()),
            )
        )
    return {
        indicator: {
            area: Course(area=area, values=tuple(values)) for area, values in by_area.items()
        }
        for indicator, by_area in found.items()
    }


def releases_folder(data_dir: Path, region: str) -> Path:
    """Return the folder with the releases of ``region``."""
    return data_dir / "releases" / region
