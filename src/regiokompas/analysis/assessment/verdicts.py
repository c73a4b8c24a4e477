"""From arrays to verdicts: one frozen object an area, with its reason and the other methods."""

from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

from regiokompas.analysis.assessment.designs import BoolArray, FloatArray
from regiokompas.analysis.assessment.pace import acceleration, divided, expected_value
from regiokompas.analysis.assessment.panel import Panel
from regiokompas.analysis.assessment.published.beside import (
    Courses,
    answers_of,
    has_dissent,
    method_answer,
)
from regiokompas.analysis.assessment.reasons import (
    chance_text,
    gate_reason,
    ratio_text,
    state_reason,
)
from regiokompas.analysis.assessment.roads import Roads
from regiokompas.analysis.assessment.scales import from_scale
from regiokompas.analysis.assessment.slopes import Slopes
from regiokompas.analysis.assessment.states import (
    ESTABLISHED,
    LIKELY,
    STATES,
    TIERS,
    Chances,
    Judgement,
)
from regiokompas.analysis.assessment.window import GATES, Window, first_values, last_values
from regiokompas.domain.texts import Text
from regiokompas.domain.verdicts import (
    Flag,
    Gate,
    Method,
    MethodAnswer,
    State,
    Tier,
    Verdict,
    Yardstick,
)

Cell = float | None
# The ratio is shown with the interval that leaves 5% on either side.
TAIL = 0.95
# Read once: asking a state for its value, thousands of times, is slow.
_IDENTIFIERS = tuple(state.value for state in STATES)


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
    is_shrunken: bool
    odds: Chances
    judgement: Judgement


def verdicts_from(found: Findings) -> tuple[Verdict, ...]:
    """Return one verdict per area, in the order of the panel."""
    columns = {name: _cells(column) for name, column in _columns(found).items()}
    other = {
        method: (_cells(number), answer.tolist())
        for method, (number, answer) in answers_of(_courses(found)).items()
    }
    return tuple(
        _verdict(found, row, {name: column[row] for name, column in columns.items()}, other)
        for row in range(len(found.panel.areas))
    )


def _columns(found: Findings) -> dict[str, FloatArray]:
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
        "target_year": roads.target_year,
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


def _cells(column: FloatArray) -> list[Cell]:
    """Return ``column`` as Python numbers; None for what does not exist."""
    return [cell if is_number else None for cell, is_number in
            zip(column.tolist(), np.isfinite(column).tolist(), strict=True)]  # fmt: skip


def _verdict(
    found: Findings,
    row: int,
    cells: dict[str, Cell],
    other: dict[Method, tuple[list[Cell], list[str]]],
) -> Verdict:
    code = found.judgement.state[row]
    state = STATES[code]
    tier = TIERS[found.judgement.tier[row]]
    gate = GATES[found.window.gate[row]]
    methods = tuple(
        method_answer(method, _IDENTIFIERS[code], answers[row], numbers[row])
        for method, (numbers, answers) in other.items()
    )
    years = found.window.years
    kept = {name: cell for name, cell in cells.items() if name not in {"target_year", "value_year"}}
    newest = cells["value_year"]
    return Verdict(
        indicator=found.panel.indicator,
        area=found.panel.areas[row],
        state=state,
        tier=tier,
        flags=_flags(found, row, state=state, tier=tier, cells=cells, methods=methods),
        gate=gate,
        reason=_reason(found, row, state=state, tier=tier, gate=gate, cells=cells),
        scale=found.yardstick.scale,
        window=(int(years[0]), int(years[-1])),
        n=int(found.window.n[row]),
        value_year=None if newest is None else int(newest),
        methods=methods,
        **kept,
    )


def _flags(
    found: Findings,
    row: int,
    *,
    state: State,
    tier: Tier,
    cells: dict[str, Cell],
    methods: tuple[MethodAnswer, ...],
) -> tuple[Flag, ...]:
    if state is State.INSUFFICIENT_DATA:
        return ()
    sixty = cells["probability_sixty"]
    limit = 1 - (LIKELY if tier is Tier.WEAK else ESTABLISHED)
    is_past = bool(found.roads.is_past[row])
    holds = {
        Flag.FAR_TOO_SLOW: state is State.TOO_SLOW and sixty is not None and sixty <= limit,
        Flag.OUTLIER_DECIDES: bool(found.is_outlier[row]),
        Flag.METHODS_DISAGREE: has_dissent(methods),
        Flag.TARGET_YEAR_PASSED: is_past,
        Flag.SHRUNKEN: found.is_shrunken,
    }
    return tuple(flag for flag, is_set in holds.items() if is_set)


def _reason(
    found: Findings, row: int, *, state: State, tier: Tier, gate: Gate, cells: dict[str, Cell]
) -> Text:
    years = found.window.years
    facts = {
        "n": str(found.window.n[row]),
        "least": str(found.yardstick.least_values),
        "age": str(found.yardstick.max_age),
        "first": f"{years[0]:.0f}",
        "last": f"{years[-1]:.0f}",
        "newest": _year_text(cells["value_year"]),
        "target_year": _year_text(cells["target_year"]),
        "ratio": ratio_text(cells["ratio"]),
        "direction": chance_text(cells["probability_direction"]),
        "pace": chance_text(cells["probability_on_pace"]),
        "reached": chance_text(cells["probability_reached"]),
    }
    if gate is not Gate.OPEN:
        return gate_reason(gate, facts=facts)
    return state_reason(state, tier, facts=facts, is_past=bool(found.roads.is_past[row]))


def _year_text(year: Cell) -> str:
    return "–" if year is None else f"{year:.0f}"
