"""From probabilities to a state: the order of the tests, and the two tiers."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, stdtr

from regiokompas.analysis.assessment.designs import BoolArray, FloatArray, IntArray
from regiokompas.domain.verdicts import State, Tier

# Docs: docs/explanation/assessment.md. 0.66 is "likely" in the words of the IPCC.
ESTABLISHED = 0.90
LIKELY = 0.66
ON_PACE = 0.95
FAR_BELOW_PACE = 0.60
# On track is never said while standing still is not as good as excluded, however slow the pace
# asked: below 1% of series without movement (docs/adr/0011-on-track-excludes-standing-still.md).
MOVES = 0.99
# Fewer values may only give an established verdict.
LEAST_FOR_LIKELY = 8

STATES = tuple(State)
CODE = {state: place for place, state in enumerate(STATES)}
TIERS = tuple(Tier)
StateArray = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Chances:
    """Probabilities [series] that it goes the right way, at 95% and at 60% of the pace asked."""

    direction: FloatArray
    on_pace: FloatArray
    sixty: FloatArray


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """Codes of state and tier [series], as places in ``STATES`` and ``TIERS``."""

    state: StateArray
    tier: StateArray


def probability_above(
    slope: FloatArray, se: FloatArray, df: FloatArray, threshold: FloatArray
) -> FloatArray:
    """Return P(true slope ≥ threshold), Student's t around the estimate.

    Without any noise (standard error zero) it is 0, 1, or one half exactly at the threshold.
    """
    distance = slope - threshold
    return np.asarray(stdtr(df, standardised(distance, se)))


def standardised(distance: FloatArray, se: FloatArray) -> FloatArray:
    """Return ``distance`` ÷ ``se``; without noise infinite with its sign, and zero for zero."""
    endless = np.where(distance > 0, np.inf, np.where(distance < 0, -np.inf, distance))
    return np.asarray(np.divide(distance, se, out=endless, where=se > 0))


def chances(
    slope: FloatArray, se: FloatArray, df: FloatArray, *, sign: FloatArray, pace: FloatArray
) -> Chances:
    """Return the chances of ``slope`` where ``sign`` (+1, -1) is wanted and ``pace`` asked.

    Where no pace is asked (NaN) the last two are NaN.
    """
    forward = sign * slope
    return Chances(
        direction=probability_above(forward, se, df, np.zeros_like(slope)),
        on_pace=probability_above(forward, se, df, ON_PACE * sign * pace),
        sixty=probability_above(forward, se, df, FAR_BELOW_PACE * sign * pace),
    )


def probability_reached(beyond: FloatArray, sd: FloatArray) -> FloatArray:
    """Return P(the value lies beyond the target) for a distance ``beyond`` with error ``sd``."""
    certain = np.where(beyond >= 0, np.inf, -np.inf)
    reached = ndtr(np.divide(beyond, sd, out=certain, where=sd > 0))
    return np.where(np.isfinite(beyond), reached, np.nan)


def with_pace(direction: FloatArray, on_pace: FloatArray, tier: float) -> StateArray:
    """Return the codes of the states on a road with a pace, judged at one ``tier``."""
    tests = {
        State.ON_TRACK: (on_pace >= tier) & (direction >= MOVES),
        State.TOO_SLOW: (direction >= tier) & (on_pace <= 1 - tier),
        State.PACE_UNCERTAIN: direction >= tier,
        State.WRONG_DIRECTION: direction <= 1 - tier,
        State.STANDSTILL: on_pace <= 1 - tier,
    }
    return _first_true(tests, State.NOT_ESTABLISHED)


def without_pace(direction: FloatArray, tier: float) -> StateArray:
    """Return the codes of the states where only the direction counts, judged at one ``tier``."""
    tests = {State.IMPROVES: direction >= tier, State.WORSENS: direction <= 1 - tier}
    return _first_true(tests, State.NO_CHANGE)


def judged(odds: Chances, *, n: IntArray, may_be_likely: BoolArray) -> Judgement:
    """Return the judgement of the trend: the strong tier first, then what it leaves open.

    The weak tier speaks only with at least eight values and where ``may_be_likely`` allows it,
    and only about what the strong tier leaves open.
    """
    has_pace = np.isfinite(odds.on_pace)

    def at(tier: float) -> StateArray:
        paced = with_pace(odds.direction, odds.on_pace, tier)
        return np.where(has_pace, paced, without_pace(odds.direction, tier))

    strong, weak = at(ESTABLISHED), at(LIKELY)
    undecided = codes(State.NOT_ESTABLISHED, State.NO_CHANGE)
    left_open = np.isin(strong, (*undecided, CODE[State.PACE_UNCERTAIN]))
    speaks = left_open & (n >= LEAST_FOR_LIKELY) & may_be_likely
    speaks &= ~np.isin(weak, undecided) & (weak != strong)
    state = np.where(speaks, weak, strong)
    tier = np.where(speaks, TIERS.index(Tier.WEAK), TIERS.index(Tier.STRONG))
    return Judgement(
        state=state, tier=np.where(np.isin(state, undecided), TIERS.index(Tier.NONE), tier)
    )


def codes(*states: State) -> tuple[int, ...]:
    """Return the codes of ``states``."""
    return tuple(CODE[state] for state in states)


def _first_true(tests: dict[State, BoolArray], otherwise: State) -> StateArray:
    return np.select(list(tests.values()), [CODE[state] for state in tests], CODE[otherwise])
