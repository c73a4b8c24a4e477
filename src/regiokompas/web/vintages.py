"""What a page tells of earlier vintages of a figure, its corrections and the frozen baseline."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import polars as pl
from django.conf import settings

from regiokompas.analysis.revisions import direction_changes, revisions
from regiokompas.domain.corrections import Correction
from regiokompas.pipeline.baselines import baseline_then_and_now
from regiokompas.pipeline.series import corrections_of
from regiokompas.pipeline.vintages import days_of, facts_of, tables_of
from regiokompas.warehouse.baselines import Baseline, baselines
from regiokompas.warehouse.releases import loaded_series, open_release
from regiokompas.web.figures import Measured
from regiokompas.web.site import Site


@dataclass(frozen=True, kw_only=True, slots=True)
class Revised:
    """A figure that moved: as it first came, as it is now, and the difference."""

    period: str
    first: float
    now: float
    difference: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Revisions:
    """How far the figures of an indicator moved, over all areas, and those of one area.

    ``told`` counts the figures that a later vintage tells again, ``moved`` those of them that
    changed; ``turned`` of ``pairs`` changes between periods changed their sign.
    """

    told: int
    moved: int
    mean: float
    mean_absolute: float
    turned: int
    pairs: int
    of_area: tuple[Revised, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ThenAndNow:
    """The figure of a frozen baseline and what it is now. Values are None where there is none."""

    baseline: Baseline
    period: str
    then: float | None
    now: float | None
    difference: float | None
    outcome: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldCorrection:
    """A correction with the name of its area; its values have ``decimals``."""

    correction: Correction
    area_name: str
    decimals: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Past:
    """What is known of the past of a figure; ``revisions`` is None before any was seen."""

    days: tuple[str, ...]
    revisions: Revisions | None
    corrections: tuple[ToldCorrection, ...]
    baselines: tuple[ThenAndNow, ...]


def past_of(site: Site, measured: Measured, *, area: str) -> Past:
    """Return what a page about ``measured`` in ``area`` tells of its past."""
    indicator = measured.indicator
    has_several = any(
        table in site.pack.history.vintages for table in tables_of(indicator, site.region)
    )
    places = {area, site.region.code, *(member.code for member in site.region.members)}
    return Past(
        days=days_of(site.pack, indicator, site.region),
        revisions=_revisions(_facts(site, measured), area=area) if has_several else None,
        corrections=told_corrections(
            site, [item for item in corrections_of(indicator, site.rules) if item.area in places]
        ),
        baselines=_baselines(site, indicator.id, area=area),
    )


def told_corrections(site: Site, corrections: Iterable[Correction]) -> tuple[ToldCorrection, ...]:
    """Return ``corrections`` as pages tell them, the newest first."""
    ordered = sorted(corrections, key=lambda item: item.on, reverse=True)
    return tuple(
        ToldCorrection(
            correction=item,
            area_name=site.names.get(item.area, item.area),
            decimals=0 if item.value.is_integer() else len(str(item.value).partition(".")[2]),
        )
        for item in ordered
    )


def _facts(site: Site, measured: Measured) -> pl.DataFrame:
    """Return the facts about an indicator, computed once for each release."""
    identifier = measured.indicator.id
    if identifier not in site.facts:
        site.facts[identifier] = facts_of(site.pack, measured.indicator, site.rules)
    return site.facts[identifier]


def _revisions(facts: pl.DataFrame, *, area: str) -> Revisions | None:
    newest = revisions(facts).group_by("area", "period", maintain_order=True).last()
    if newest.is_empty():
        return None
    (turns,) = direction_changes(facts).to_dicts() or [{"turned": 0, "pairs": 0}]
    moved = pl.col("revision") != 0
    return Revisions(
        told=newest.height,
        moved=newest.filter(moved).height,
        mean=newest.select(pl.col("revision").mean()).item(),
        mean_absolute=newest.select(pl.col("revision").abs().mean()).item(),
        turned=turns["turned"],
        pairs=turns["pairs"],
        of_area=_of_area(facts, newest.filter(moved & (pl.col("area") == area))),
    )


def _of_area(facts: pl.DataFrame, moved: pl.DataFrame) -> tuple[Revised, ...]:
    values = facts.drop_nulls("value").join(moved, on=["area", "period"], how="semi")
    rows = (
        values.group_by("period", maintain_order=True)
        .agg(pl.col("value").first().alias("first"), pl.col("value").last().alias("now"))
        .sort("period", descending=True)
    )
    return tuple(
        Revised(period=period, first=first, now=now, difference=now - first)
        for period, first, now in rows.iter_rows()
    )


def _baselines(site: Site, indicator: str, *, area: str) -> tuple[ThenAndNow, ...]:
    """Return the figures of every frozen baseline whose release is still here."""
    found: list[ThenAndNow] = []
    for baseline in baselines(Path(settings.REGIOKOMPAS_DATA) / "baselines" / site.region.id):
        folder = site.release.folder.parent / baseline.release
        if not folder.is_dir():
            continue
        of_indicator = pl.col("indicator") == indicator
        compared = baseline_then_and_now(
            loaded_series(open_release(folder).folder).filter(of_indicator),
            loaded_series(site.release.folder).filter(of_indicator),
            areas=[area],
        )
        found.extend(
            ThenAndNow(
                baseline=baseline,
                period=row["period"],
                then=row["value_then"],
                now=row["value_now"],
                difference=row["difference"],
                outcome=row["outcome"],
            )
            for row in compared.to_dicts()
        )
    return tuple(found)
