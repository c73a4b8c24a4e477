"""The order of the tests, the two tiers and the names of the states."""

import numpy as np
import pytest
from tests.spec.assessment.series import PLACE, series

from regiokompas.analysis.assessment.assess import assess
from regiokompas.analysis.assessment.states import STATES, TIERS, Chances, judged
from regiokompas.domain.series import Status
from regiokompas.domain.verdicts import Flag, State, Target, Tier, Verdict, Yardstick

RATE = Yardstick(direction="up", process="rate")
STOCK = Yardstick(direction="up", process="stock")
NOISE = [0.2, -0.3, 0.1, 0.3, -0.2, -0.1, 0.3, -0.3]


def one(values: list[float | None], yardstick: Yardstick, target: Target | None = None,
        until: int = 2024) -> Verdict:  # fmt: skip
    targets = {PLACE: target} if target else {}
    (found,) = assess(series(values), yardstick=yardstick, until=until, targets=targets)
    return found


def level(value: float, *, year: int = 2044, base: float = 10.0) -> Target:
    return Target(kind="level", value=value, year=year, base_value=base, base_year=2024)


def state(direction: float, pace: float, *, n: int = 8, likely: bool = True) -> tuple[str, str]:
    odds = Chances(
        direction=np.array([direction]), on_pace=np.array([pace]), sixty=np.array([pace])
    )
    found = judged(odds, n=np.array([n]), may_be_likely=np.array([likely]))
    return STATES[found.state[0]].value, TIERS[found.tier[0]].value


@pytest.mark.parametrize(
    ("direction", "pace", "answer"),
    [
        (0.99, 0.95, ("on-track", "strong")),
        (0.98, 0.95, ("right-direction-pace-uncertain", "strong")),
        (0.98, 0.70, ("right-direction-pace-uncertain", "strong")),
        (0.99, 0.05, ("too-slow", "strong")),
        (0.99, 0.50, ("right-direction-pace-uncertain", "strong")),
        (0.99, 0.70, ("on-track", "weak")),
        (0.99, 0.30, ("too-slow", "weak")),
        (0.05, 0.01, ("wrong-direction", "strong")),
        (0.50, 0.05, ("standstill", "strong")),
        (0.70, 0.50, ("right-direction-pace-uncertain", "weak")),
        (0.30, 0.20, ("wrong-direction", "weak")),
        (0.50, 0.30, ("standstill", "weak")),
        (0.60, 0.40, ("not-yet-established", "none")),
        (0.95, np.nan, ("improves", "strong")),
        (0.70, np.nan, ("improves", "weak")),
        (0.05, np.nan, ("worsens", "strong")),
        (0.50, np.nan, ("no-demonstrable-change", "none")),
    ],
)
def test_probabilities_lead_to_one_state(
    direction: float, pace: float, answer: tuple[str, str]
) -> None:
    assert state(direction, pace) == answer


def test_below_eight_values_only_the_strong_tier_speaks() -> None:
    assert state(0.99, 0.70, n=7) == ("right-direction-pace-uncertain", "strong")
    assert state(0.70, 0.50, n=7) == ("not-yet-established", "none")


def test_a_trend_that_one_value_decides_is_never_merely_likely() -> None:
    assert state(0.70, np.nan, likely=False) == ("no-demonstrable-change", "none")
    found = one([100, 100, 100, 100, 100, 100, 100, 150], STOCK)
    assert found.state is State.NO_CHANGE
    assert Flag.OUTLIER_DECIDES in found.flags


def test_a_clear_rise_at_the_asked_pace_is_on_track() -> None:
    found = one([10 + 1.5 * step + NOISE[step] for step in range(8)], RATE, level(30))
    assert (found.state, found.tier) == (State.ON_TRACK, Tier.STRONG)


def test_a_rise_far_below_the_asked_pace_is_far_too_slow() -> None:
    found = one([10 + 0.3 * step + NOISE[step] for step in range(8)], RATE, level(40))
    assert found.state is State.TOO_SLOW
    assert Flag.FAR_TOO_SLOW in found.flags


def test_a_clear_fall_is_the_wrong_direction() -> None:
    found = one([10 - step + NOISE[step] for step in range(8)], RATE, level(30))
    assert found.state is State.WRONG_DIRECTION
    assert found.acceleration is None


def test_for_a_falling_goal_a_fall_is_right() -> None:
    down = Yardstick(direction="down", process="rate")
    goal = Target(kind="zero", year=2044, base_value=12, base_year=2024)
    found = one([22 - step + NOISE[step] for step in range(8)], down, goal)
    assert found.state is State.ON_TRACK
    assert found.required_pace == pytest.approx(-0.6)


def test_all_values_equal_is_a_standstill_with_a_target_and_no_change_without() -> None:
    assert one([10] * 8, RATE, level(30)).state is State.STANDSTILL
    assert one([10] * 8, RATE).state is State.NO_CHANGE
    assert one([10] * 8, STOCK, level(30)).state is State.STANDSTILL


def test_a_value_beyond_the_target_has_reached_it() -> None:
    found = one([25 + step for step in range(8)], RATE, level(30))
    assert (found.state, found.tier) == (State.GOAL_REACHED, Tier.STRONG)


def test_a_value_beyond_the_target_within_its_margin_has_possibly_reached_it() -> None:
    rows = series([25 + step for step in range(8)], margin=5)
    (found,) = assess(rows, yardstick=RATE, until=2024, targets={PLACE: level(31)})
    assert (found.state, found.tier) == (State.GOAL_POSSIBLY_REACHED, Tier.NONE)
    assert found.probability_reached == pytest.approx(0.6524, abs=1e-3)


def test_a_band_is_reached_inside_and_approached_from_both_sides() -> None:
    steady = Yardstick(direction="none", process="rate")
    band = Target(kind="band", low=10, high=12, year=2044, base_year=2024)
    assert one([11] * 8, steady, band).state is State.GOAL_REACHED
    falling = [30 - 1.5 * step + NOISE[step] for step in range(8)]
    assert one(falling, steady, band).state is State.ON_TRACK
    assert one(falling[::-1], steady, band).state is State.WRONG_DIRECTION
    rising = [2.0 + 0.8 * step + NOISE[step] / 2 for step in range(8)]
    assert one(rising, steady, band).state is State.ON_TRACK


def test_a_passed_target_year_is_said_and_not_coloured_as_a_pace() -> None:
    missed = Target(kind="level", value=30, year=2020, base_value=5, base_year=2015)
    found = one([10 + step for step in range(8)], RATE, missed)
    assert found.state is State.TOO_SLOW
    assert Flag.TARGET_YEAR_PASSED in found.flags
    assert found.reason.en == (
        "Established: the target year 2020 has passed and the target was not reached."
    )
    assert found.remaining_pace is None
    assert one([17 - step for step in range(8)], RATE, missed).state is State.WRONG_DIRECTION


def test_a_passed_target_year_with_a_wide_margin_stays_open() -> None:
    missed = Target(kind="level", value=18, year=2020, base_value=5, base_year=2015)
    rows = series([10 + step for step in range(8)], margin=5)
    (found,) = assess(rows, yardstick=RATE, until=2024, targets={PLACE: missed})
    assert found.state is State.NOT_ESTABLISHED
    assert "2020" in found.reason.nl


def test_after_2030_the_pace_still_needed_is_asked() -> None:
    goal = Target(kind="level", value=100, year=2050, base_value=10, base_year=2020)
    rows = series([10 + step for step in range(16)], first=2017)
    early, late = (
        assess(rows, yardstick=RATE, until=until, targets={PLACE: goal})[0]
        for until in (2024, 2031)
    )
    assert early.required_pace == early.original_pace == pytest.approx(3)
    assert late.required_pace == late.remaining_pace == pytest.approx((100 - 24) / 19)


def test_a_gap_to_the_country_is_judged_by_itself() -> None:
    gap = Yardstick(direction="up", process="rate", scale="gap")
    area = series([50.0, 51.2, 51.8, 53.1, 54.2, 54.9, 56.1, 57.0])
    country = series([60.0, 60.2, 60.3, 60.5, 60.6, 60.8, 60.9, 61.1], area="NL01")
    goal = Target(kind="gap", value=0, year=2034, base_year=2017)
    (found,) = assess(
        area.vstack(country), yardstick=gap, until=2024, targets={PLACE: goal},
        country="NL01",
    )  # fmt: skip
    assert found.area == PLACE
    assert found.value == pytest.approx(-4.1)
    assert found.required_pace == pytest.approx(10 / 17)
    assert found.state is State.ON_TRACK


def test_a_ratio_to_the_country_is_judged_on_a_log_scale() -> None:
    ratio = Yardstick(direction="up", process="rate", scale="log-gap")
    area, country = series([87.0] * 8), series([100.0] * 8, area="NL01")
    goal = Target(kind="gap", value=1, year=2050, base_value=0.87, base_year=2024)
    (found,) = assess(
        area.vstack(country), yardstick=ratio, until=2024, targets={PLACE: goal}, country="NL01"
    )
    assert found.required_pace == pytest.approx(np.log(1 / 0.87) / 26)
    assert found.state is State.STANDSTILL


def test_sampling_margins_keep_a_smooth_series_from_being_certain() -> None:
    smooth = [10 + 0.1 * step for step in range(8)]
    assert one(smooth, RATE).state is State.IMPROVES
    (found,) = assess(series(smooth, margin=5), yardstick=RATE, until=2024)
    assert found.state is State.NO_CHANGE


def test_revisions_of_provisional_values_count_as_noise() -> None:
    smooth = series([10 + 0.1 * step for step in range(8)], status="provisional")
    (found,) = assess(
        smooth,
        yardstick=Yardstick(direction="up", process="rate", revision_sd={Status.PROVISIONAL: 3.0}),
        until=2024,
    )
    assert found.state is State.NO_CHANGE
