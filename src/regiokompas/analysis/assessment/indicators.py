"""The verdict on a declared indicator in every area, by the targets a region declares for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from regiokompas.analysis.assessment.assess import findings_of
from regiokompas.analysis.assessment.autocorrelation import DEFAULT
from regiokompas.analysis.assessment.panel import GAPS
from regiokompas.analysis.assessment.yardsticks import (
    autocorrelation_of,
    may_shrink,
    scale_without_target,
    yardstick_of,
)
from regiokompas.analysis.targets import areas_of, assessed_target
from regiokompas.domain.areas import AreaKind
from regiokompas.domain.assessments import FINDINGS
from regiokompas.domain.indicators import Indicator
from regiokompas.domain.series import STATUS, Status
from regiokompas.domain.targets import RegionTarget
from regiokompas.domain.verdicts import Scale, Target


@dataclass(frozen=True, kw_only=True, slots=True)
class Aim:
    """What a region wants, and the areas it is about: its targets, country and members.

    ``redrawn`` tells by indicator and municipality the years from which its figures are about
    another area.
    """

    targets: Sequence[RegionTarget]
    country: str
    members: tuple[str, ...]
    redrawn: Mapping[str, Mapping[str, tuple[int, ...]]] = field(default_factory=dict)


def findings_on(
    indicator: Indicator, series: pl.DataFrame, *, aim: Aim, until: int
) -> pl.DataFrame:
    """Return a row (schema ``FINDINGS``) for every area of ``series`` (``SERIES``), by area.

    An area is judged on the scale of its target. Municipalities share the autocorrelation pooled
    over them, and their slopes are drawn together where they can be compared: the members of the
    region to each other, and the others to each other. Other areas get at least the default
    autocorrelation, because what small places add of their own hides what lasts in a sum; more
    only where the places are a whole tenth above it, since the tenth itself is not certain.
    """
    is_place = pl.col("area").str.starts_with(AreaKind.MUNICIPALITY.value)
    is_member = pl.col("area").is_in(aim.members)
    pooled = autocorrelation_of(indicator, series.filter(is_place), until=until)
    judged = judged_by(indicator, series, aim=aim)
    plain = scale_without_target(indicator, series)
    scales: list[Scale] = [plain, *(scale for _, scale in judged.values())]
    found = [pl.DataFrame(schema=FINDINGS)]
    for condition, rho, shrinks in (
        (~is_place, max(DEFAULT, whole_tenths(pooled)), False),
        (is_place & is_member, careful(pooled), True),
        (is_place & ~is_member, careful(pooled), True),
    ):
        rows = series.filter(condition)
        for scale in dict.fromkeys(scales):
            own = rows.filter(pl.col("area").is_in(_on_scale(rows, scale, judged, plain)))
            if own.is_empty():
                continue
            one = findings_of(
                _with_country(own, series, aim.country) if scale in GAPS else own,
                yardstick=yardstick_of(
                    indicator,
                    autocorrelation=rho,
                    scale=scale,
                    redrawn=aim.redrawn.get(indicator.id, {}),
                ),
                until=until,
                targets={area: target for area, (target, _) in judged.items()},
                country=aim.country,
                shrinks=shrinks and may_shrink(indicator, scale),
            )
            found.append(one)
    return pl.concat(found).sort("area")


def whole_tenths(pooled: float) -> float:
    """Return ``pooled`` rounded down to one decimal: what it is at least."""
    return float(np.floor(np.round(10 * pooled, 6)) / 10)


def careful(pooled: float) -> float:
    """Return ``pooled`` rounded up to one decimal: in short series it reads low."""
    return float(np.ceil(np.round(10 * pooled, 6)) / 10)


def judged_by(
    indicator: Indicator, series: pl.DataFrame, *, aim: Aim
) -> dict[str, tuple[Target, Scale]]:
    """Return the target of each area for ``indicator`` and the scale it is judged on.

    The first declared counts where there are more. An increase without a figure in its base year
    cannot be judged and is left out.
    """
    found: dict[str, tuple[Target, Scale]] = {}
    for target in aim.targets:
        if target.indicator != indicator.id:
            continue
        for area in areas_of(target, members=aim.members):
            base = _base(series, target, area=area, country=aim.country)
            judged = assessed_target(target, base=base)
            if judged is not None:
                found.setdefault(area, (judged, target.scale))
    return found


def _base(series: pl.DataFrame, target: RegionTarget, *, area: str, country: str) -> float | None:
    """Return the figure of the base period, or the gap to the country where that is asked."""
    then = series.filter(pl.col("period") == target.baseline_period)
    own, other = (_only(then, code) for code in (area, country))
    if target.scale not in GAPS:
        return own
    if own is None or not other:
        return None
    return own - other if target.scale == "gap" else own / other


def _only(rows: pl.DataFrame, area: str) -> float | None:
    values = rows.filter(pl.col("area") == area)["value"].to_list()
    return values[0] if values else None


def _on_scale(
    rows: pl.DataFrame, scale: Scale, judged: dict[str, tuple[Target, Scale]], plain: Scale
) -> list[str]:
    return [
        area
        for area in rows["area"].unique().to_list()
        if (judged[area][1] if area in judged else plain) == scale
    ]


def _with_country(rows: pl.DataFrame, series: pl.DataFrame, country: str) -> pl.DataFrame:
    """Return ``rows`` with those of the country; without figures where it has none."""
    own = series.filter(pl.col("area") == country)
    if own.is_empty():
        own = rows[:1].with_columns(
            pl.lit(country).alias("area"),
            pl.lit(None, dtype=pl.Float64).alias("value"),
            pl.lit(Status.NOT_AVAILABLE.value).cast(STATUS).alias("status"),
        )
    return rows.vstack(own)
