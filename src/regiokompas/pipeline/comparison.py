"""What an area is compared with, from the declared content and the figures of a release."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from regiokompas.analysis.comparison.compare import Comparison, Surroundings, compared
from regiokompas.analysis.comparison.matching import Match, matched
from regiokompas.analysis.harmonisation.flags import BROKEN, marked
from regiokompas.declarations.load import Declarations
from regiokompas.domain.areas import AreaKind
from regiokompas.domain.errors import NotFoundError
from regiokompas.domain.regions import Region
from regiokompas.pipeline.assess import targets_in
from regiokompas.pipeline.build import peers_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparer:
    """Compares the areas of one region; ``baselines`` are the stated ones by indicator."""

    declarations: Declarations
    region: Region
    baselines: Mapping[str, str]

    def compare(
        self,
        indicator: str,
        area: str,
        *,
        series: pl.DataFrame,
        peers: pl.DataFrame,
        marks: pl.DataFrame,
    ) -> Comparison | None:
        """Return the comparison of ``area`` on ``indicator``; None where there is nothing.

        ``series``, ``peers`` and ``marks`` are those of a release, of this indicator or of all.
        """
        declared = self.declarations.indicators[indicator]
        own = pl.col("indicator") == indicator
        return compared(
            declared,
            self.declarations.units[declared.unit],
            area=area,
            series=series.filter(own),
            peers=peers.filter(own),
            surroundings=self._surroundings(indicator, area, marked(marks, indicator, BROKEN)),
        )

    def matched_with(self, area: str) -> tuple[str, ...]:
        """Return the municipalities ``area`` is matched with; of the region, of all its members.

        Those of a region stand in the order of their codes and are outside the region itself.
        """
        comparisons = self.declarations.comparisons
        if area != self.region.code:
            return comparisons.matches_of(area)
        members = {member.code for member in self.region.members}
        found = {code for member in members for code in comparisons.matches_of(member)}
        return tuple(sorted(found - members))

    def _surroundings(
        self, indicator: str, area: str, redrawn: Mapping[str, tuple[str, ...]]
    ) -> Surroundings:
        is_region = area == self.region.code
        members = tuple(member.code for member in self.region.members)
        peers = tuple(sorted(peers_of(self.declarations, self.region)))
        return Surroundings(
            country=self.region.country,
            members=members if is_region else (),
            matched=self.matched_with(area),
            peers=peers if is_region else (),
            baseline=self.baselines.get(indicator, ""),
            redrawn=redrawn,
        )


def comparer_of(
    declarations: Declarations, region: Region, *, texts: Mapping[str, str]
) -> Comparer:
    """Return what compares the areas of ``region``, with the baselines of its targets.

    ``texts`` are the declared files of the release whose figures are compared.
    """
    targets = targets_in(texts, region.id)
    return Comparer(
        declarations=declarations,
        region=region,
        baselines={
            target.indicator: target.baseline_period for target in targets if target.baseline_period
        },
    )


def rematched(series: pl.DataFrame, declarations: Declarations) -> tuple[Match, ...]:
    """Return the matches of every municipality of today, recomputed by the declared rule.

    A municipality exists where the first covariate has a figure. Raises ``NotFoundError`` where
    no rule is declared.
    """
    rule, regions = declarations.comparisons.matching, declarations.comparisons.regions
    if rule is None:
        raise NotFoundError(
            "no rule for matching municipalities is declared",
            place="comparisons/matching.toml",
            hint="declare the covariates there",
        )
    return matched(
        series,
        rule,
        areas=_municipalities(series, rule.covariates[0].indicator, rule.covariates[0].period),
        group_of=regions.region_of if regions is not None else lambda _: "",
    )


def _municipalities(series: pl.DataFrame, indicator: str, period: str) -> Sequence[str]:
    found = series.filter(
        (pl.col("indicator") == indicator)
        & (pl.col("period") == period)
        & pl.col("area").str.starts_with(AreaKind.MUNICIPALITY.value)
        & pl.col("value").is_not_null()
    )
    return sorted(found["area"])
