"""Axes begin where they should, and say so."""

import pytest

from regiokompas.charts.axes import period_ticks, value_axis


def test_an_axis_has_round_marks_around_its_figures() -> None:
    axis = value_axis([626_586, 646_496], marks=5, decimals=0)
    assert axis.ticks == (620_000, 630_000, 640_000, 650_000, 660_000)
    assert not axis.has_zero


def test_an_axis_begins_at_zero_where_the_figures_then_still_fill_it() -> None:
    assert value_axis([90, 450], marks=5, decimals=0).low == 0
    assert value_axis([300, 450], marks=5, decimals=0).low > 0


def test_figures_below_and_above_zero_share_an_axis_with_zero() -> None:
    axis = value_axis([-1012, 800], marks=5, decimals=0)
    assert axis.has_zero
    assert 0 in axis.ticks


def test_a_change_that_hardly_matters_is_not_drawn_as_a_cliff() -> None:
    axis = value_axis([80.0, 80.1], marks=5, decimals=1)
    assert axis.high - axis.low >= 4


def test_marks_are_not_finer_than_the_figures() -> None:
    ticks = value_axis([3, 4], marks=6, decimals=0).ticks
    assert all(tick == int(tick) for tick in ticks)


@pytest.mark.parametrize("values", [[], [0.0], [0.0, 0.0]])
def test_without_figures_an_axis_runs_from_zero_to_one(values: list[float]) -> None:
    axis = value_axis(values, marks=3, decimals=1)
    assert (axis.low, axis.high) == (0, 1)


def test_first_and_last_period_are_always_named() -> None:
    years = [str(year) for year in range(1995, 2025)]
    ticks = period_ticks(years, most=8)
    assert ticks == ("1995", "2000", "2005", "2010", "2015", "2020", "2024")


def test_years_that_divide_evenly_are_named_evenly() -> None:
    years = [str(year) for year in range(2012, 2027)]
    assert period_ticks(years, most=8) == tuple(str(year) for year in range(2012, 2027, 2))


def test_quarters_within_a_year_are_all_named() -> None:
    quarters = ["2024-Q1", "2024-Q2", "2024-Q3"]
    assert period_ticks(quarters, most=4) == tuple(quarters)


def test_a_single_period_is_named_once() -> None:
    assert period_ticks(["2024"], most=8) == ("2024",)
