"""Everything pages show of one release, built once and kept in memory."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polars as pl
from django.utils.text import slugify

from regiokompas.declarations.load import Declarations
from regiokompas.domain.provenance import Origin
from regiokompas.domain.regions import Challenge, Region, Theme
from regiokompas.warehouse.releases import Release, loaded_series
from regiokompas.web.figures import Course, Measured, Value


@dataclass(frozen=True, kw_only=True, slots=True)
class Municipality:
    """A member of the region, with the name it has in addresses."""

    code: str
    name: str
    slug: str


@dataclass(frozen=True, kw_only=True)
class Site:
    """The region, its declared content and the figures of one release.

    ``mark`` changes whenever a page could look different: with the release, the declared content
    and the code. ``published_for_region`` holds the part and the period of every figure that a
    publisher gives for the region as a whole.
    """

    mark: str
    release: Release
    region: Region
    declarations: Declarations
    measured: dict[str, Measured]
    names: dict[str, str]
    origins: dict[str, Origin]
    published_for_region: frozenset[tuple[str, str]]

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

    def challenges_of(self, theme: Theme) -> tuple[Challenge, ...]:
        """Return the challenges under ``theme``, by number."""
        found = (item for item in self.region.challenges if item.theme == theme.id)
        return tuple(sorted(found, key=lambda challenge: challenge.number))

    def challenges_with(self, indicator: str) -> tuple[Challenge, ...]:
        """Return the challenges that the indicator belongs to, by number."""
        found = (item for item in self.region.challenges if indicator in item.indicators)
        return tuple(sorted(found, key=lambda challenge: challenge.number))

    def measured_for(self, challenge: Challenge) -> tuple[Measured, ...]:
        """Return the indicators of ``challenge`` that are published, in the declared order."""
        return tuple(self.measured[item] for item in challenge.indicators if item in self.measured)

    @cached_property
    def without_figure(self) -> tuple[Challenge, ...]:
        """The challenges for which no indicator has a figure yet, by number."""
        return tuple(
            challenge
            for challenge in sorted(self.region.challenges, key=lambda item: item.number)
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
    def credits(self) -> tuple[tuple[str, str], ...]:
        """Each publisher with its licence, once, by name."""
        return tuple(
            sorted({(origin.publisher, origin.licence) for origin in self.origins.values()})
        )


def build_site(release: Release, *, region: Region, declarations: Declarations, mark: str) -> Site:
    """Return what pages show of ``release`` for ``region``."""
    return Site(
        mark=mark,
        release=release,
        region=region,
        declarations=declarations,
        measured=_measured(loaded_series(release.folder), region=region, declared=declarations),
        names={**release.areas(), **{member.code: member.name for member in region.members}},
        origins=release.origins(),
        published_for_region=_published_for(region.code, release.figures()),
    )


def _published_for(area: str, figures: pl.DataFrame) -> frozenset[tuple[str, str]]:
    """Return the part and the period of each figure that has a value for ``area``."""
    found = figures.filter(pl.col("area") == area, pl.col("value").is_not_null())
    return frozenset(found.select("part", "period").iter_rows())


def _measured(
    series: pl.DataFrame, *, region: Region, declared: Declarations
) -> dict[str, Measured]:
    """Return every published indicator with the figures of the areas that pages show."""
    shown = [region.code, region.country, *(member.code for member in region.members)]
    courses = _courses(series.filter(pl.col("area").is_in(shown)))
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
