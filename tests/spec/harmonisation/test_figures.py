"""Counts, ratios and what cannot be told in the borders of today."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.spec.harmonisation.building import figures, weights

from regiokompas.analysis.harmonisation.figures import (
    harmonised_counts,
    harmonised_ratio,
    refuse_unless_count,
)
from regiokompas.domain.errors import FigureError
from regiokompas.domain.harmonisation import Statistic

MERGER = weights(("GM0001", "GM0009", 1.0), ("GM0002", "GM0009", 1.0))
SPLIT = weights(("GM0001", "GM0008", 0.25), ("GM0001", "GM0009", 0.75), ("GM0002", "GM0009", 1.0))


def told(*rows: tuple[str, float | None], matrix=MERGER, **more):
    result = harmonised_counts(figures(*rows, **more), matrix, statistic=Statistic.COUNT)
    return [(row["area"], row["value"], row["status"]) for row in result.rows(named=True)]


def test_counts_of_merged_areas_are_added() -> None:
    assert told(("GM0001", 100), ("GM0002", 20)) == [("GM0009", 120.0, "final")]


def test_a_divided_count_is_shared_out_and_is_an_estimate() -> None:
    assert told(("GM0001", 100), ("GM0002", 20), matrix=SPLIT) == [
        ("GM0008", 25.0, "estimated"),
        ("GM0009", 95.0, "estimated"),
    ]


def test_a_merged_count_is_as_provisional_as_its_parts() -> None:
    assert told(("GM0001", 1), ("GM0002", 2), status="provisional")[0][2] == "provisional"


def test_one_old_part_without_a_value_or_a_row_leaves_the_successor_incomplete() -> None:
    assert told(("GM0001", 100), ("GM0002", None)) == [("GM0009", None, "incomplete")]
    assert told(("GM0001", 100)) == [("GM0009", None, "incomplete")]


def test_an_area_that_kept_its_borders_keeps_the_reason_for_its_silence() -> None:
    kept = weights(("GM0003", "GM0003", 1.0))
    assert told(("GM0003", None), matrix=kept) == [("GM0003", None, "secret")]


def test_an_area_without_any_old_figure_gives_no_row() -> None:
    matrix = weights(("GM0001", "GM0001", 1.0), ("GM0002", "GM0002", 1.0))
    assert told(("GM0001", 5), matrix=matrix) == [("GM0001", 5.0, "final")]


def test_margins_of_merged_areas_add_as_those_of_independent_figures() -> None:
    rows = figures(("GM0001", 100), ("GM0002", 20), margin=3.0)
    (margin,) = harmonised_counts(rows, MERGER, statistic=Statistic.COUNT)["margin"]
    assert margin == pytest.approx(18**0.5)


def test_a_figure_of_an_area_the_matrix_does_not_know_is_refused() -> None:
    with pytest.raises(FigureError, match="where GM0007 went"):
        told(("GM0007", 5))


@pytest.mark.parametrize("statistic", [s for s in Statistic if s is not Statistic.COUNT])
def test_medians_percentiles_means_and_ratios_are_refused(statistic: Statistic) -> None:
    with pytest.raises(FigureError, match=f"a {statistic.value} cannot be carried over") as refused:
        harmonised_counts(figures(("GM0001", 5)), MERGER, statistic=statistic)
    expected = "flag a break" if statistic in ("median", "percentile") else "then divide"
    assert expected in refused.value.problems[0].hint


def test_a_count_is_not_refused() -> None:
    refuse_unless_count(Statistic.COUNT)


def test_a_ratio_is_that_of_the_sums_and_not_the_mean_of_the_ratios() -> None:
    old, people = figures(("GM0001", 10), ("GM0002", 30)), figures(("GM0001", 100), ("GM0002", 60))
    (row,) = harmonised_ratio(old, people, MERGER, per=100).rows(named=True)
    assert (row["area"], row["value"], row["status"]) == ("GM0009", 25.0, "final")


def test_a_ratio_without_numerator_is_incomplete_and_one_over_zero_impossible() -> None:
    people, nobody = figures(("GM0001", 1), ("GM0002", 1)), figures(("GM0001", 0), ("GM0002", 0))
    half = figures(("GM0001", 1), ("GM0002", None))
    for above, below, status in ((half, people, "incomplete"), (people, nobody, "impossible")):
        (row,) = harmonised_ratio(above, below, MERGER, per=100).rows(named=True)
        assert (row["value"], row["status"]) == (None, status)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(0, 10_000), min_size=4, max_size=4),
    st.lists(st.lists(st.integers(1, 9), min_size=3, max_size=3), min_size=4, max_size=4),
)
def test_the_matrix_product_agrees_with_linear_algebra_and_loses_nobody(
    people: list[int], parts: list[list[int]]
) -> None:
    matrix = np.array(parts, dtype=float)
    matrix /= matrix.sum(axis=1, keepdims=True)
    old, new = [f"GM000{i}" for i in range(4)], [f"GM010{j}" for j in range(3)]
    rows = [(old[i], new[j], float(matrix[i, j])) for i in range(4) for j in range(3)]
    result = harmonised_counts(
        figures(*zip(old, people, strict=True)), weights(*rows), statistic=Statistic.COUNT
    )
    np.testing.assert_allclose(result["value"].to_numpy(), matrix.T @ people)
    assert result["value"].sum() == pytest.approx(sum(people))
