"""Growth and pace, in numbers to check in your head."""

from dataclasses import replace

import pytest

from regiokompas.domain.targets import RegionTarget
from regiokompas.web.counters import progress, recent_pace
from regiokompas.web.figures import Value, change_between
from regiokompas.web.sparklines import sparkline

TARGET = RegionTarget(
    id="a", indicator="i", challenges=(), kind="increase", value=100.0, year=2034,
    baseline_period="2024",
)  # fmt: skip


def value(period, amount):
    return Value(period=period, value=amount, status="final", margin=None, tables=())


def test_the_pace_is_what_remains_over_the_years_that_remain():
    found = progress(TARGET, (value("2024", 990.0), value("2026", 1010.0)))
    assert (found.grown, found.remaining, found.years_left, found.pace) == (20, 80, 8, 10)
    assert (found.share_grown, found.share_passed) == (20, 20)


def test_growth_is_a_difference_so_another_definition_does_not_matter():
    near, far = (progress(TARGET, (value("2024", n), value("2026", n + 20))) for n in (990.0, 1.0))
    assert near.pace == far.pace


def test_without_a_figure_for_the_starting_year_there_is_no_pace():
    assert progress(TARGET, (value("2023", 990.0), value("2026", 1010.0))) is None
    assert progress(TARGET, ()) is None


def test_after_the_year_of_the_goal_there_is_no_pace():
    assert progress(TARGET, (value("2024", 990.0), value("2034", 1010.0))) is None


def test_where_no_year_is_named_the_growth_is_told_but_no_pace():
    found = progress(replace(TARGET, year=None), (value("2024", 990.0), value("2026", 1010.0)))
    assert (found.grown, found.remaining, found.share_grown) == (20, 80, 20)
    assert (found.years_left, found.pace, found.share_passed) == (None, None, None)


def test_the_recent_pace_is_the_average_of_five_years():
    found = recent_pace((value("2020", 100.0), value("2021", 200.0), value("2026", 250.0)))
    assert (found.since, found.pace) == ("2021", 10)
    assert recent_pace((value("2023", 1.0), value("2026", 2.0))) is None


def test_a_change_from_zero_has_no_percentage():
    assert change_between(value("2020", 0.0), value("2021", 5.0), has_percent=True).percent is None
    assert change_between(value("2020", 4.0), value("2021", 5.0), has_percent=True).percent == 25


def test_a_change_needs_two_values():
    with pytest.raises(ValueError, match="two values"):
        change_between(value("2020", None), value("2021", 5.0), has_percent=True)


def test_a_small_line_runs_from_left_to_right_and_up_when_values_rise():
    line = sparkline((value("2020", 1.0), value("2021", 2.0), value("2022", 3.0)))
    assert line.lines == ("4.0,32.0 60.0,18.0 116.0,4.0",)
    assert sparkline((value("2020", 1.0), value("2021", 2.0))) is None


def test_a_small_line_is_cut_where_a_year_is_missing_and_at_a_break():
    values = tuple(value(year, 1.0) for year in ("2020", "2021", "2024", "2025"))
    assert len(sparkline(values).lines) == 2
    assert len(sparkline(values, breaks={"2025"}).lines) == 3
