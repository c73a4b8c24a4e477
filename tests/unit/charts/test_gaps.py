"""A line is cut where nothing is known and where something else was measured."""

from regiokompas.charts.gaps import (
    comparable,
    missing_periods,
    position,
    runs,
    segments,
    usual_step,
)


def periods(stretches):
    return [[point.period for point in stretch] for stretch in stretches]


def test_a_missing_figure_cuts_the_line(line) -> None:
    points = line({2012: 1, 2013: 2, 2014: None, 2015: 3, 2016: 4}).points
    assert periods(segments(points, ())) == [["2012", "2013"], ["2015", "2016"]]


def test_a_year_that_is_simply_absent_cuts_the_line_too(line) -> None:
    points = line({2012: 1, 2013: 2, 2015: 3, 2016: 4}).points
    assert missing_periods(points) == ("2014",)
    assert periods(segments(points, ())) == [["2012", "2013"], ["2015", "2016"]]


def test_a_survey_every_four_years_has_no_gaps(line) -> None:
    points = line({2012: 1, 2016: 2, 2020: 3, 2024: 4}).points
    assert usual_step(points) == 4
    assert missing_periods(points) == ()
    assert len(segments(points, ())) == 1


def test_a_break_cuts_the_line_before_its_period(line, break_in) -> None:
    points = line({2012: 1, 2013: 2, 2014: 3}).points
    assert periods(segments(points, [break_in(2014)])) == [["2012", "2013"], ["2014"]]


def test_only_figures_after_the_last_break_are_compared(line, break_in) -> None:
    points = line({2012: 1, 2013: 2, 2014: 3}).points
    assert [value for _, value in comparable(points, [break_in(2013)])] == [2, 3]
    assert [value for _, value in comparable(points, [break_in(2030)])] == [1, 2, 3]
    assert comparable((), [break_in(2013)]) == ()


def test_neighbouring_periods_form_a_run() -> None:
    assert runs(["2012", "2013", "2015"]) == (("2012", "2013"), ("2015", "2015"))
    assert runs(["2023-Q4", "2024-Q1"]) == (("2023-Q4", "2024-Q1"),)
    assert runs(["2023-12", "2024-01"]) == (("2023-12", "2024-01"),)


def test_quarters_and_months_have_their_place_in_the_year() -> None:
    assert [position(text) for text in ("2024", "2024-Q3", "2024-07")] == [2024, 2024.5, 2024.5]
