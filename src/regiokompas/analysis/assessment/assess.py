"""The verdict on every area of one indicator: from a tidy series to verdicts with their reasons."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import polars as pl

from regiokompas.analysis.assessment.designs import BoolArray
from regiokompas.analysis.assessment.panel import Panel, panel_of
from regiokompas.analysis.assessment.reasons import with_reasons
from regiokompas.analysis.assessment.records import verdicts_of
from regiokompas.analysis.assessment.roads import Roads, roads_of
from regiokompas.analysis.assessment.robust import (
    mann_kendall,
    one_value_dominates,
    outlier_decides,
    theil_sen,
)
from regiokompas.analysis.assessment.shrinkage import shrunken
from regiokompas.analysis.assessment.slopes import Slopes, slopes_of
from regiokompas.analysis.assessment.states import (
    CODE,
    ESTABLISHED,
    TIERS,
    Chances,
    Judgement,
    chances,
    judged,
)
from regiokompas.analysis.assessment.verdicts import Findings, frame_of
from regiokompas.analysis.assessment.window import GATES, Window, last_values, window_of
from regiokompas.domain.verdicts import Gate, State, Target, Tier, Verdict, Yardstick


def assess(
    series: pl.DataFrame,
    *,
    yardstick: Yardstick,
    until: int,
    targets: Mapping[str, Target] | None = None,
    country: str = "",
    coverage: Mapping[str, float] | None = None,
    shrinks: bool = False,
) -> tuple[Verdict, ...]:
    """Return one verdict for every area of ``series``: see ``findings_of``."""
    found = findings_of(
        series,
        yardstick=yardstick,
        until=until,
        targets=targets,
        country=country,
        coverage=coverage,
        shrinks=shrinks,
    )
    return verdicts_of(with_reasons(found))


def findings_of(
    series: pl.DataFrame,
    *,
    yardstick: Yardstick,
    until: int,
    targets: Mapping[str, Target] | None = None,
    country: str = "",
    coverage: Mapping[str, float] | None = None,
    shrinks: bool = False,
) -> pl.DataFrame:
    """Return a row (schema ``FINDINGS``) for every area of ``series`` (``SERIES``, one indicator).

    ``until`` is the last year that counts, ``targets`` the target by area (an area without one is
    judged on direction), ``country`` the area a gap is measured to, ``coverage`` the share of the
    weight behind the figures by area (all of it where not given). With ``shrinks`` slopes are
    drawn to the common one before they are judged, as for a list of municipalities. Missing
    values are nulls. Refused with ``FigureError``: see ``panel_of`` and ``check_target``.
    Source: docs/explanation/assessment.md.
    """
    panel = panel_of(series, yardstick=yardstick, until=until, country=country)
    known = coverage or {}
    shares = np.array([known.get(area, 1.0) for area in panel.areas], dtype=np.float64)
    window = window_of(panel, yardstick=yardstick, coverage=shares)
    value = last_values(window.scaled, window.scaled)
    sd = np.sqrt(last_values(window.variance, window.scaled))
    roads = roads_of(
        panel, targets or {}, yardstick=yardstick, value=value, year=window.newest, sd=sd
    )
    directed = with_directions(window, roads)
    return frame_of(_findings(panel, directed, roads, yardstick, shrinks=shrinks))


def with_directions(window: Window, roads: Roads) -> Window:
    """Return ``window`` with its gate shut where nobody said which way is right."""
    is_open = window.gate == GATES.index(Gate.OPEN)
    without = is_open & np.isnan(roads.sign)
    return replace(window, gate=np.where(without, GATES.index(Gate.NO_DIRECTION), window.gate))


def _findings(
    panel: Panel, window: Window, roads: Roads, yardstick: Yardstick, *, shrinks: bool
) -> Findings:
    own = slopes_of(
        window.scaled,
        window.years,
        process=yardstick.process,
        rho=yardstick.autocorrelation,
        error_variance=window.variance,
    )
    robust = theil_sen(window.scaled, window.years)
    outlier = outlier_decides(own.slope, own.se, robust) | one_value_dominates(
        window.scaled, window.years, robust
    )
    slopes = _shrunken(own, window) if shrinks else own
    single = is_single_year(window, roads)
    odds = chances(slopes.slope, slopes.se, slopes.df, sign=roads.sign, pace=roads.required)
    # A trend that one value decides may be established, never merely likely.
    trend = judged(odds, n=window.n, may_be_likely=~outlier)
    return Findings(
        panel=panel,
        yardstick=yardstick,
        window=window,
        roads=roads,
        slopes=slopes,
        robust=robust,
        rank_p=mann_kendall(window.scaled),
        is_outlier=outlier,
        is_shrunken=np.full(len(own.slope), shrinks),
        is_single=single,
        odds=odds,
        judgement=with_levels(trend, odds, roads, window, single=single),
    )


def is_single_year(window: Window, roads: Roads) -> BoolArray:
    """Return where only the newest value lies beyond the target and nothing before points there.

    The value before it lies short of the target, and so does the robust line through all earlier
    values, carried on to the newest year: one odd value must not end a road of many years.
    """
    is_last = window.years == window.newest[:, None]
    earlier = np.where(is_last, np.nan, window.scaled)
    before = last_values(earlier, earlier)
    slope = np.nan_to_num(theil_sen(earlier, window.years))
    has_any = np.isfinite(earlier).any(axis=1, keepdims=True)
    level = earlier - slope[:, None] * window.years
    middle = np.nanmedian(np.where(has_any, level, 0.0), axis=1)
    carried = middle + slope * window.newest
    return roads.is_beyond & ~roads.lies_beyond(before) & ~roads.lies_beyond(carried)


def with_levels(
    trend: Judgement, odds: Chances, roads: Roads, window: Window, *, single: BoolArray
) -> Judgement:
    """Return the whole judgement: gates first, then the level, then a passed year, then trend."""
    missed = roads.is_past & (roads.reached <= 1 - ESTABLISHED)
    shut = window.gate != GATES.index(Gate.OPEN)
    undirected = window.gate == GATES.index(Gate.NO_DIRECTION)
    away = missed & (odds.direction <= 1 - ESTABLISHED)
    surely = roads.is_beyond & (roads.reached >= ESTABLISHED) & ~single
    tests = (
        (undirected, State.NOT_ESTABLISHED, Tier.NONE),
        (shut, State.INSUFFICIENT_DATA, Tier.NONE),
        (surely, State.GOAL_REACHED, Tier.STRONG),
        (roads.is_beyond, State.GOAL_POSSIBLY_REACHED, Tier.NONE),
        (away, State.WRONG_DIRECTION, Tier.STRONG),
        (missed, State.TOO_SLOW, Tier.STRONG),
        (roads.is_past, State.NOT_ESTABLISHED, Tier.NONE),
    )
    conditions = [condition for condition, _, _ in tests]
    return Judgement(
        state=np.select(conditions, [CODE[state] for _, state, _ in tests], trend.state),
        tier=np.select(conditions, [TIERS.index(tier) for _, _, tier in tests], trend.tier),
    )


def _shrunken(own: Slopes, window: Window) -> Slopes:
    counts = (window.gate == GATES.index(Gate.OPEN)) & np.isfinite(own.slope)
    slope, se = own.slope.copy(), own.se.copy()
    drawn = shrunken(own.slope[counts], own.se[counts])
    slope[counts], se[counts] = drawn.slope, drawn.se
    return Slopes(slope=slope, se=se, df=own.df, n=own.n, noise=own.noise)
