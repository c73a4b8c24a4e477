"""Many places at once: shrinkage, false signals, funnels, chance and answers side by side."""

import numpy as np
import polars as pl
import pytest
from tests.spec.assessment.series import PLACE, series

from regiokompas.analysis.assessment.assess import assess
from regiokompas.analysis.assessment.change import (
    change_between,
    count_variance,
    overdispersion,
    se_from_bounds,
    share_variance,
)
from regiokompas.analysis.assessment.funnel import funnel_limits, lies_outside
from regiokompas.analysis.assessment.multiplicity import (
    called_out,
    expected_false_signals,
    two_sided_p,
)
from regiokompas.analysis.assessment.records import verdict_record
from regiokompas.domain.verdicts import Flag, State, Target, Yardstick

RATE = Yardstick(direction="up", process="rate")


def places(count: int) -> pl.DataFrame:
    """Return places that all rise by 0.5 a year in the same sort of noise."""
    random = np.random.default_rng(5)
    return pl.concat(
        series((10 + 0.5 * np.arange(8) + random.normal(0, 1, 8)).tolist(), area=f"GM{place:04d}")
        for place in range(1, count + 1)
    )


def test_each_place_gets_one_verdict_in_the_order_of_its_code() -> None:
    found = assess(places(14), yardstick=RATE, until=2024)
    assert [verdict.area for verdict in found] == [f"GM{place:04d}" for place in range(1, 15)]


def test_the_same_series_gets_the_same_verdict_alone_and_among_others() -> None:
    together = assess(places(5), yardstick=RATE, until=2024)
    alone = assess(places(5).filter(pl.col("area") == "GM0003"), yardstick=RATE, until=2024)
    assert together[2].slope == pytest.approx(alone[0].slope, rel=1e-12)
    assert together[2].state == alone[0].state


def test_shrinkage_draws_slopes_together_and_says_so() -> None:
    own = assess(places(14), yardstick=RATE, until=2024)
    drawn = assess(places(14), yardstick=RATE, until=2024, shrinks=True)
    assert np.std([v.slope or 0 for v in drawn]) < np.std([v.slope or 0 for v in own])
    assert all(Flag.SHRUNKEN in verdict.flags for verdict in drawn)
    assert all(verdict.state is State.IMPROVES for verdict in drawn)


def test_ten_in_a_hundred_verdicts_point_a_given_way_by_chance() -> None:
    assert expected_false_signals(900) == pytest.approx(90)


def test_called_out_are_those_that_survive_together() -> None:
    p = np.array([0.01, 0.02, 0.5, 0.9, 0.06])
    assert called_out(p).tolist() == [True, True, False, False, True]
    assert called_out(np.array([0.09, 0.9, 0.9])).tolist() == [False, False, False]
    assert two_sided_p(np.array([0.95, 0.05, 0.5])) == pytest.approx([0.1, 0.1, 1.0])


def test_funnel_limits_are_wide_for_few_and_narrow_for_many() -> None:
    low, high = funnel_limits(0.5, np.array([100.0, 10_000.0, 0.0]))
    assert low[:2] == pytest.approx([0.5 - 0.098, 0.5 - 0.0098], abs=1e-4)
    assert high[:2] == pytest.approx([0.5 + 0.098, 0.5 + 0.0098], abs=1e-4)
    assert np.isnan(low[2])
    wild = funnel_limits(0.5, np.array([100.0]), overdispersion=4.0)
    assert wild[0] == pytest.approx(0.5 - 0.196, abs=1e-4)
    assert lies_outside(np.array([0.55, 0.55, 0.55]), (low, high)).tolist() == [False, True, False]


def test_a_change_smaller_than_its_margin_is_not_real() -> None:
    small = change_between(
        np.array([10.0, 10.0, np.nan]), np.array([11.0, 10.0, 9.0]),
        se_then=np.array([1.0, 0, 1]), se_now=np.array([1.0, 0, 1]),
    )  # fmt: skip
    assert small.is_real.tolist() == [False, False, False]
    assert small.low[0] < 0 < small.high[0]


def test_a_change_without_known_noise_is_real() -> None:
    exact = change_between(np.zeros(1), np.ones(1), se_then=np.zeros(1), se_now=np.zeros(1))
    assert bool(exact.is_real[0])
    assert (exact.low[0], exact.high[0]) == (1, 1)


def test_the_same_sample_twice_has_no_sampling_error_left() -> None:
    one = np.ones(1)
    whole = change_between(one, 2 * one, se_then=one, se_now=one, overlap=1.0)
    assert whole.se[0] == 0


def test_variances_of_chance_are_the_plain_formulas() -> None:
    assert se_from_bounds(np.array([8.04]), np.array([11.96]))[0] == pytest.approx(1)
    assert count_variance(np.array([50.0]), overdispersion=2)[0] == 100
    assert share_variance(np.array([0.2]), np.array([100.0]))[0] == pytest.approx(0.0016)
    assert np.isnan(share_variance(np.array([0.2]), np.array([0.0]))[0])
    wild = overdispersion(np.array([14.0, 6, 14, 6]), np.full(4, 10.0), parameters=0)
    assert wild == pytest.approx(1.6)
    assert overdispersion(np.array([10.0]), np.array([10.0])) == 1.0


def test_a_method_that_decides_on_two_points_is_seen_to_disagree() -> None:
    goal = Target(kind="level", value=110, year=2044, base_value=100, base_year=2017)
    noisy = [100.0, 97, 103, 98, 104, 96, 99, 103]
    (found,) = assess(series(noisy), yardstick=RATE, until=2024, targets={PLACE: goal})
    eurostat = verdict_record(found)["methods"]["eurostat"]
    assert eurostat["answer"] == "significant-progress"
    assert eurostat["agrees"] is False
    assert "ruis" in eurostat["note"]["nl"]
    assert Flag.METHODS_DISAGREE in found.flags


def test_a_method_that_is_not_defined_neither_agrees_nor_disagrees() -> None:
    down = Yardstick(direction="down", process="rate")
    goal = Target(kind="zero", year=2044, base_value=11, base_year=2017)
    falling = [11.0, 10.7, 10.1, 9.8, 9.4, 8.9, 8.8, 8.2]
    (found,) = assess(series(falling), yardstick=down, until=2024, targets={PLACE: goal})
    answers = {answer.method: answer for answer in found.methods}
    assert answers["eurostat"].answer == "undefined"
    assert answers["eurostat"].agrees is None
    assert answers["eurostat"].number is None
    assert answers["destatis-weather"].answer in {"sun", "sun-and-cloud"}


def test_a_base_later_than_the_figures_gives_other_methods_the_window() -> None:
    goal = Target(kind="level", value=200, year=2034, base_value=108, base_year=2024)
    (found,) = assess(
        series([100.0, 101, 102, 103, 104, 105, 106, 108]), yardstick=RATE, until=2024,
        targets={PLACE: goal},
    )  # fmt: skip
    growth = (108 / 100) ** (1 / 7) - 1
    asked = (200 / 100) ** (1 / 17) - 1
    assert found.methods[0].number == pytest.approx(growth / asked)
