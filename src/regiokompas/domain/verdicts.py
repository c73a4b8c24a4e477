"""Verdicts: what may be said about the course of an indicator, how surely, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from regiokompas.domain.declared import declared
from regiokompas.domain.indicators import Direction, Process
from regiokompas.domain.series import Status
from regiokompas.domain.stability import Stability
from regiokompas.domain.texts import Text

Scale = Literal["identity", "log", "logit", "gap", "log-gap"]
TargetKind = Literal["level", "zero", "band", "gap", "direction"]
Method = Literal["eurostat", "statistics-canada", "un-progress-chart", "destatis-weather"]


class State(StrEnum):
    """What a verdict says. The last three are for an indicator without a quantified target."""

    INSUFFICIENT_DATA = "insufficient-data"
    GOAL_REACHED = "goal-reached"
    GOAL_POSSIBLY_REACHED = "goal-possibly-reached"
    ON_TRACK = "on-track"
    TOO_SLOW = "too-slow"
    PACE_UNCERTAIN = "right-direction-pace-uncertain"
    WRONG_DIRECTION = "wrong-direction"
    STANDSTILL = "standstill"
    NOT_ESTABLISHED = "not-yet-established"
    IMPROVES = "improves"
    WORSENS = "worsens"
    NO_CHANGE = "no-demonstrable-change"


class Tier(StrEnum):
    """How surely: established (90%), likely (66%), or nothing that needs a degree."""

    STRONG = "strong"
    WEAK = "weak"
    NONE = "none"


class Gate(StrEnum):
    """Why the data do not carry a verdict; "open" where they do."""

    OPEN = "open"
    NO_VALUES = "no-values"
    OFF_SCALE = "off-scale"
    COVERAGE = "coverage"
    BREAK = "break"
    TOO_FEW = "too-few-values"
    TOO_OLD = "too-old"
    NO_DIRECTION = "no-direction"


class Flag(StrEnum):
    """What a reader must know beside the state."""

    FAR_TOO_SLOW = "far-too-slow"
    OUTLIER_DECIDES = "outlier-decides"
    METHODS_DISAGREE = "methods-disagree"
    TARGET_YEAR_PASSED = "target-year-passed"
    SHRUNKEN = "shrunken"
    SINGLE_YEAR = "single-year"


@declared
class Target:
    """What an indicator should become.

    ``level`` and ``gap`` have a ``value`` (for a gap: the gap to the country; for a log gap: the
    ratio to it), ``band`` has ``low`` and ``high``, ``zero`` and ``direction`` have neither.
    Without a ``year`` only level and direction are judged. ``base_value`` in ``base_year`` is
    where the road begins. Up to and including ``original_pace_until`` the pace from the base is
    asked, afterwards the pace that is still needed.
    """

    kind: TargetKind
    value: float | None = None
    low: float | None = None
    high: float | None = None
    year: int | None = None
    base_value: float | None = None
    base_year: int | None = None
    original_pace_until: int = 2030


@declared
class Yardstick:
    """How the series of an indicator is assessed.

    ``autocorrelation`` is that of the noise from year to year; ``revision_sd`` the usual size of
    a revision by status, in the unit of the series; ``margin_z`` how many standard errors the
    published margin is; ``breaks`` the years from which figures are measured otherwise, and
    ``area_breaks`` those from which the figures of an area are about another one, by its code;
    ``natural_limit`` the highest value there can be, where one published rule asks for it.
    """

    direction: Direction
    process: Process
    scale: Scale = "identity"
    autocorrelation: float = 0.3
    revision_sd: dict[Status, float] = field(default_factory=dict)
    margin_z: float = 1.96
    breaks: tuple[int, ...] = ()
    area_breaks: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    max_age: int = 3
    least_values: int = 5
    natural_limit: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class MethodAnswer:
    """What another published rule says about the same series.

    ``answer`` is in the words of that rule, or "undefined"; ``number`` is the figure it decides
    on; ``agrees`` is None where nothing can be compared; ``note`` is one sentence why.
    """

    method: Method
    answer: str
    number: float | None
    agrees: bool | None
    note: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """A verdict on one indicator in one area, with everything it was made of.

    Paces and slopes are a year on ``scale``; ``value``, ``expected_value`` and the target are in
    the unit of the series (for a gap: of the gap). None stands where something does not exist.
    """

    indicator: str
    area: str
    state: State
    tier: Tier
    flags: tuple[Flag, ...]
    gate: Gate
    reason: Text
    scale: Scale
    window: tuple[int, int]
    n: int
    value: float | None
    value_year: int | None
    target: float | None
    target_year: int | None
    base: float | None
    base_year: int | None
    expected_value: float | None
    slope: float | None
    slope_se: float | None
    noise_sd: float | None
    value_sd: float | None
    degrees_of_freedom: float | None
    theil_sen: float | None
    mann_kendall_p: float | None
    required_pace: float | None
    original_pace: float | None
    remaining_pace: float | None
    ratio: float | None
    ratio_low: float | None
    ratio_high: float | None
    acceleration: float | None
    probability_direction: float | None
    probability_on_pace: float | None
    probability_sixty: float | None
    probability_reached: float | None
    methods: tuple[MethodAnswer, ...]
    stability: Stability = Stability.FIRST_VINTAGE
    state_before: State | None = None
