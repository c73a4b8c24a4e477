"""Breaks, mergers and splits that a population table tells by itself."""

import pytest
from tests.spec.harmonisation.building import population

from regiokompas.analysis.harmonisation.changes import detected_changes
from regiokompas.analysis.harmonisation.residuals import break_flags, detected_breaks, unexplained
from regiokompas.domain.errors import FigureError

STILL = [("GM0005", 2020, 700, 0), ("GM0005", 2021, 700, 0)]


def found(*rows: tuple[str, int, float | None, float | None]):
    return detected_changes(population(*rows, *STILL)).rows()


def test_what_growth_does_not_explain_is_the_residual() -> None:
    table = population(("GM0001", 2020, 1000, 10), ("GM0001", 2021, 1110, 0))
    assert unexplained(table).rows() == [("GM0001", 2021, 1010.0, 1110.0, 100.0, 0.1)]


def test_a_year_without_a_following_one_or_with_a_gap_tells_nothing() -> None:
    table = population(("GM0001", 2018, 10, 1), ("GM0001", 2020, 30, None), ("GM0001", 2021, 9, 0))
    assert unexplained(table).is_empty()


@pytest.mark.parametrize(("people", "is_break"), [(1002, False), (1003, True), (997, True)])
def test_more_than_two_in_a_thousand_is_a_break(people: int, *, is_break: bool) -> None:
    table = population(("GM0001", 2020, 1000, 0), ("GM0001", 2021, people, 0))
    assert (detected_breaks(table).height == 1) is is_break


def test_a_break_flags_the_first_period_in_the_new_borders() -> None:
    table = population(("GM0001", 2020, 1000, 0), ("GM0001", 2021, 2000, 0))
    assert break_flags(detected_breaks(table)).rows() == [("GM0001", "2021", "B")]


def test_areas_that_went_whole_into_a_new_one_are_a_merger() -> None:
    rows = (
        ("GM0001", 2020, 100, 5),
        ("GM0002", 2020, 50, -2),
        ("GM0009", 2021, 153, 0),
    )
    assert found(*rows) == [
        (2021, "GM0001", "GM0009", 1.0, "merge"),
        (2021, "GM0002", "GM0009", 1.0, "merge"),
    ]


def test_an_area_that_joined_one_that_goes_on_is_a_merger() -> None:
    rows = (("GM0001", 2020, 100, 5), ("GM0002", 2020, 50, 0), ("GM0002", 2021, 155, 0))
    assert found(*rows) == [(2021, "GM0001", "GM0002", 1.0, "merge")]


def test_an_area_dissolved_within_a_year_moves_as_it_was() -> None:
    rows = (("GM0001", 2020, 100, None), ("GM0002", 2020, 50, 0), ("GM0002", 2021, 150, 0))
    assert found(*rows) == [(2021, "GM0001", "GM0002", 1.0, "merge")]


def test_an_area_divided_over_two_is_a_split_by_inhabitants() -> None:
    rows = (
        ("GM0001", 2020, 100, 0),
        ("GM0002", 2020, 500, 0),
        ("GM0002", 2021, 525, 0),
        ("GM0003", 2020, 500, 0),
        ("GM0003", 2021, 575, 0),
    )
    assert found(*rows) == [
        (2021, "GM0001", "GM0002", 0.25, "split"),
        (2021, "GM0001", "GM0003", 0.75, "split"),
    ]


def test_a_part_that_moved_is_a_transfer_and_the_rest_stays() -> None:
    rows = (
        ("GM0001", 2020, 100, 0),
        ("GM0001", 2021, 90, 0),
        ("GM0002", 2020, 500, 0),
        ("GM0002", 2021, 510, 0),
    )
    assert found(*rows) == [
        (2021, "GM0001", "GM0001", 0.9, "transfer"),
        (2021, "GM0001", "GM0002", 0.1, "transfer"),
    ]


def test_two_sums_that_fit_leave_the_change_unresolved() -> None:
    rows = (
        ("GM0001", 2020, 100, 0),
        ("GM0002", 2020, 100, 0),
        ("GM0008", 2021, 100, 0),
        ("GM0009", 2021, 100, 0),
    )
    assert sorted(found(*rows), key=str) == sorted(
        [
            (2021, None, "GM0008", None, "unresolved"),
            (2021, None, "GM0009", None, "unresolved"),
            (2021, "GM0001", None, None, "unresolved"),
            (2021, "GM0002", None, None, "unresolved"),
        ],
        key=str,
    )


def test_a_gain_from_nowhere_is_told() -> None:
    rows = (("GM0001", 2020, 100, 0), ("GM0001", 2021, 150, 0))
    assert found(*rows) == [(2021, None, "GM0001", None, "unresolved")]


def test_a_year_that_is_not_in_the_table_dissolves_nobody() -> None:
    assert found() == []


def test_a_table_with_an_area_twice_or_other_columns_is_refused() -> None:
    row = ("GM0001", 2020, 1.0, 0.0)
    with pytest.raises(FigureError, match="GM0001 occurs twice in 2020"):
        unexplained(population(row, row))
    with pytest.raises(FigureError, match="expected"):
        unexplained(population(row).drop("growth"))
