"""From arrays to a frame of verdicts, one row an area, with the other methods beside them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy.special import stdtrit

from regiokompas.analysis.assessment.designs import BoolArray, FloatArray
from regiokompas.analysis.assessment.pace import acceleration, divided, expected_value
from regiokompas.analysis.assessment.panel import Panel
from regiokompas.analysis.assessment.published.beside import Courses, answers_of, dissents
from regiokompas.analysis.assessment.roads import Roads
from regiokompas.analysis.assessment.scales import from_scale
from regiokompas.analysis.assessment.slopes import Slopes
from regiokompas.analysis.assessment.states import (
    CODE,
    ESTABLISHED,
    LIKELY,
    STATES,
    TIERS,
    Chances,
    Judgement,
)
from regiokompas.analysis.assessment.window import GATES, Window, first_values, last_values
from regiokompas.domain.assessments import FINDINGS, YEARS, column_of
from regiokompas.domain.verdicts import Flag, Gate, State, Tier, Yardstick

# The ratio is shown with the interval that leaves 5% on either side.
TAIL = 0.95


@dataclass(frozen=True, kw_only=True, slots=True)
class Findings:
    """All that was found about one indicator, as arrays [areas]."""

    panel: Panel
    yardstick: Yardstick
    window: Window
    roads: Roads
    slopes: Slopes
    robust: FloatArray
    rank_p: FloatArray
    is_outlier: BoolArray
    is_shrunken: BoolArray
    is_single: BoolArray
    odds: Chances
    judgement: Judgement


def frame_of(found: Findings) -> pl.DataFrame:
    """Return one row per area (schema ``FINDINGS``), in the order of the panel.

    What does not exist is null, never NaN.
    """
    years = found.window.years
    same: dict[str, str | int] = {
        "indicator": found.panel.indicator,
        "scale": found.yardstick.scale,
        "window_first": int(years[0]),
        "window_last": int(years[-1]),
        "least_values": found.yardstick.least_values,
        "max_age": found.yardstick.max_age,
    }
    answers, dissent = _answers(found)
    columns = {
        "area": pl.Series(found.panel.areas, dtype=pl.String),
        "state": _named(found.judgement.state, STATES),
        "tier": _named(found.judgement.tier, TIERS),
        "gate": _named(found.window.gate, GATES),
        "n": found.window.n,
        **_numbers(found),
        **answers,
        "flags": _flag_lists(_flags(found, dissent)),
    }
    return pl.DataFrame(columns).select(
        pl.lit(same[name], dtype=dtype).alias(name)
        if name in same
        else pl.col(name).fill_nan(None).cast(pl.Int64)
        if name in YEARS
        else pl.col(name).fill_nan(None)
        if dtype == pl.Float64
        else pl.col(name)
        for name, dtype in FINDINGS.items()
    )


def _named(codes: np.ndarray, names: tuple[State, ...] | tuple[Tier, ...] | tuple[Gate, ...]
           ) -> pl.Series:  # fmt: skip
    """Return ``codes`` (places in ``names``) as their names."""
    values = [name.value for name in names]
    return pl.Series(values, dtype=pl.Enum(values)).gather(codes)


def _numbers(found: Findings) -> dict[str, FloatArray]:
    slopes, roads, window = found.slopes, found.roads, found.window
    reach = stdtrit(slopes.df, TAIL) * slopes.se
    ends = (
        divided(slopes.slope - reach, roads.required),
        divided(slopes.slope + reach, roads.required),
    )
    expected = expected_value(roads.base, roads.base_year, roads.original, window.newest)
    return {
        "value": last_values(window.values, window.scaled),
        "value_year": window.newest,
        "target": roads.target_raw,
        "target_year": roads.target_year,
        "base": roads.base_raw,
        "base_year": roads.base_year,
        "expected_value": from_scale(expected, found.yardstick.scale),
        "slope": slopes.slope,
        "slope_se": slopes.se,
        "degrees_of_freedom": slopes.df,
        "theil_sen": found.robust,
        "mann_kendall_p": found.rank_p,
        "required_pace": roads.required,
        "original_pace": roads.original,
        "remaining_pace": roads.remaining,
        "ratio": divided(slopes.slope, roads.required),
        "ratio_low": np.minimum(*ends),
        "ratio_high": np.maximum(*ends),
        "acceleration": acceleration(roads.remaining, slopes.slope),
        "probability_direction": found.odds.direction,
        "probability_on_pace": found.odds.on_pace,
        "probability_sixty": found.odds.sixty,
        "probability_reached": roads.reached,
        "value_sd": np.sqrt(last_values(window.variance, window.scaled)),
        "noise_sd": slopes.noise,
    }


def _courses(found: Findings) -> Courses:
    window, roads = found.window, found.roads
    has_course = np.isfinite(roads.base_raw) & (roads.base_year < window.newest)
    begun = np.where(np.isfinite(window.values), window.years, np.nan)
    return Courses(
        values=window.values,
        years=window.years,
        first=np.where(has_course, roads.base_raw, first_values(window.values, window.values)),
        first_year=np.where(has_course, roads.base_year, first_values(begun, window.values)),
        last=last_values(window.values, window.values),
        last_year=last_values(begun, window.values),
        target=roads.target_raw,
        target_year=roads.target_year,
        sign=roads.sign,
        natural_limit=found.yardstick.natural_limit,
    )


def _answers(found: Findings) -> tuple[dict[str, pl.Series], BoolArray]:
    """Return answer, number and agreement of each method, and where any of them dissents."""
    states = found.judgement.state
    columns = {}
    dissent = np.zeros(len(states), dtype=np.bool_)
    for method, (number, answers) in answers_of(_courses(found)).items():
        column = column_of(method)
        differs, is_comparable = dissents(states, answers)
        dissent |= differs
        columns[column] = pl.Series(answers.tolist(), dtype=pl.String)
        columns[f"{column}_number"] = pl.Series(np.where(np.isfinite(number), number, np.nan))
        columns[f"{column}_agrees"] = pl.Series(
            [
                not apart if may_compare else None
                for apart, may_compare in zip(differs.tolist(), is_comparable.tolist(), strict=True)
            ],
            dtype=pl.Boolean,
        )
    return columns, dissent


def _flags(found: Findings, dissent: BoolArray) -> dict[Flag, BoolArray]:
    is_open = found.window.gate == GATES.index(Gate.OPEN)
    is_weak = found.judgement.tier == TIERS.index(Tier.WEAK)
    limit = np.where(is_weak, 1 - LIKELY, 1 - ESTABLISHED)
    holds = {
        Flag.FAR_TOO_SLOW: (found.judgement.state == CODE[State.TOO_SLOW])
        & (found.odds.sixty <= limit),
        Flag.OUTLIER_DECIDES: found.is_outlier,
        Flag.METHODS_DISAGREE: dissent,
        Flag.TARGET_YEAR_PASSED: found.roads.is_past,
        Flag.SHRUNKEN: found.is_shrunken,
        Flag.SINGLE_YEAR: found.is_single,
    }
    return {flag: is_set & is_open for flag, is_set in holds.items()}


def _flag_lists(flags: Mapping[Flag, BoolArray]) -> pl.Series:
    """Return the names of the flags of each row as a list."""
    frame = pl.DataFrame({flag.value: is_set for flag, is_set in flags.items()})
    named = [pl.when(pl.col(flag.value)).then(pl.lit(flag.value)).otherwise(None) for flag in flags]
    return frame.select(pl.concat_list(named).list.drop_nulls().alias("flags"))["flags"]
