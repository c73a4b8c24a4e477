"""Two figures beside each other: more than noise, less, or nobody knows."""

import math

import pytest

from regiokompas.analysis.assessment.between import Moment, Noise, between

RATE = Noise(process="rate", scale="identity", year_to_year=2.0, autocorrelation=0.0)
STOCK = Noise(process="stock", scale="identity", year_to_year=2.0)


def test_a_rate_scatters_about_its_course_at_both_ends() -> None:
    found = between(Moment(year=2016, value=10), Moment(year=2025, value=15), RATE)
    sd = math.sqrt(2) * 2  # each end by 2
    assert found.change == 5
    assert found.low == pytest.approx(5 - 1.645 * sd, abs=0.001)
    assert found.high == pytest.approx(5 + 1.645 * sd, abs=0.001)
    assert found.is_real is True  # z = 1.77


def test_a_stock_adds_a_step_every_year() -> None:
    found = between(Moment(year=2016, value=10), Moment(year=2025, value=15), STOCK)
    assert found.low == pytest.approx(5 - 1.645 * 2 * 3, abs=0.001)  # nine years
    assert found.is_real is False


def test_samples_and_revisions_widen_the_margin() -> None:
    then, now = (Moment(year=year, value=50 + year % 10, margin=1.96) for year in (2020, 2024))
    noise = Noise(process="rate", scale="identity", year_to_year=None, revision=math.sqrt(2))
    found = between(then, now, noise)
    assert found.low == pytest.approx(4 - 1.645 * 2, abs=0.001)  # √(1 + 1 + 2) = 2
    assert found.is_real is True


def test_growth_in_per_cent_has_an_uneven_margin() -> None:
    noise = Noise(process="stock", scale="log", year_to_year=0.01)
    found = between(Moment(year=2021, value=1000), Moment(year=2025, value=1100), noise)
    assert found.low is not None
    assert found.high is not None
    assert found.low == pytest.approx(1100 * math.exp(-1.645 * 0.02) - 1000, abs=0.01)
    assert found.high - found.change > found.change - found.low
    assert found.is_real is True


def test_without_any_known_noise_nothing_is_said() -> None:
    noise = Noise(process="rate", scale="identity", year_to_year=None)
    found = between(Moment(year=2020, value=1), Moment(year=2024, value=9), noise)
    assert (found.change, found.low, found.p, found.is_real) == (8, None, None, None)


def test_across_a_break_nothing_is_said_and_the_year_is_told() -> None:
    then, now = Moment(year=2016, value=1), Moment(year=2024, value=9)
    found = between(then, now, RATE, breaks=(2012, 2020, 2022))
    assert (found.is_real, found.broken) == (None, 2020)
    assert between(then, now, RATE, breaks=(2016, 2025)).broken is None


def test_a_value_that_has_no_logarithm_says_nothing() -> None:
    noise = Noise(process="stock", scale="log", year_to_year=0.01)
    found = between(Moment(year=2016, value=0), Moment(year=2024, value=9), noise)
    assert found.is_real is None
