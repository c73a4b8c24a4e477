"""How figures of municipalities become a figure of the region."""

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from regiokompas.analysis.aggregation import (
    ratio_of_sums,
    summed,
    weighted_mean,
    without_own_value,
)
from regiokompas.domain.series import STATUS

MEMBERS = ["GM0001", "GM0002"]


def quantity(
    *rows: tuple[str, float | None], period: str = "2020", status: str = "final", table: str = "t"
) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "area": [area for area, _ in rows],
            "period": [period] * len(rows),
            "value": [value for _, value in rows],
            "status": ["secret" if value is None else status for _, value in rows],
            "margin": [None] * len(rows),
            "origin": [[table]] * len(rows),
        },
        schema={
            "area": pl.String,
            "period": pl.String,
            "value": pl.Float64,
            "status": STATUS,
            "margin": pl.Float64,
            "origin": pl.List(pl.String),
        },
    )


def test_counts_are_summed_over_the_members_only() -> None:
    counts = quantity(("GM0001", 10), ("GM0002", 5), ("GM0999", 100))
    (row,) = summed(counts, members=MEMBERS, target="CR99").rows(named=True)
    assert (row["area"], row["period"], row["value"], row["status"]) == (
        "CR99", "2020", 15.0, "final",
    )  # fmt: skip


def test_a_missing_municipality_makes_the_region_incomplete() -> None:
    for counts in (quantity(("GM0001", 10)), quantity(("GM0001", 10), ("GM0002", None))):
        (row,) = summed(counts, members=MEMBERS, target="CR99").rows(named=True)
        assert (row["value"], row["status"]) == (None, "incomplete")


def test_a_sum_is_as_provisional_as_its_least_certain_part() -> None:
    counts = pl.concat([quantity(("GM0001", 1)), quantity(("GM0002", 1), status="provisional")])
    assert summed(counts, members=MEMBERS, target="CR99")["status"].to_list() == ["provisional"]


def test_a_sum_names_every_table_it_came_from_once() -> None:
    counts = pl.concat([quantity(("GM0001", 1), table="b"), quantity(("GM0002", 1), table="a")])
    assert summed(counts, members=MEMBERS, target="CR99")["origin"].to_list() == [["a", "b"]]


def test_a_share_of_the_region_is_numerator_over_denominator_not_a_mean_of_shares() -> None:
    old = quantity(("GM0001", 10), ("GM0002", 30))
    all_people = quantity(("GM0001", 100), ("GM0002", 100))
    result = ratio_of_sums(old, all_people, per=100, members=MEMBERS, target="CR99")
    assert result["value"].to_list() == [20.0]


def test_a_share_leaves_out_who_has_no_numerator_when_ninety_per_cent_remains() -> None:
    old = quantity(("GM0001", 90), ("GM0002", None))
    all_people = quantity(("GM0001", 900), ("GM0002", 100))
    result = ratio_of_sums(old, all_people, per=100, members=MEMBERS, target="CR99")
    assert result["value"].to_list() == [10.0]


def test_below_ninety_per_cent_of_the_weight_there_is_no_regional_value() -> None:
    old = quantity(("GM0001", 90), ("GM0002", None))
    all_people = quantity(("GM0001", 899), ("GM0002", 101))
    result = ratio_of_sums(old, all_people, per=100, members=MEMBERS, target="CR99")
    assert result.select("value", "status").rows() == [(None, "incomplete")]


def test_an_unknown_weight_gives_no_regional_value_because_coverage_is_unknown() -> None:
    distance = quantity(("GM0001", 1.0), ("GM0002", 3.0))
    inhabitants = quantity(("GM0001", 990))
    result = weighted_mean(distance, inhabitants, members=MEMBERS, target="CR99")
    assert result.select("value", "status").rows() == [(None, "incomplete")]


def test_a_mean_is_weighted_by_the_declared_weight() -> None:
    distance = quantity(("GM0001", 1.0), ("GM0002", 3.0))
    inhabitants = quantity(("GM0001", 300), ("GM0002", 100))
    result = weighted_mean(distance, inhabitants, members=MEMBERS, target="CR99")
    assert result["value"].to_list() == [1.5]


def test_without_members_every_municipality_with_a_weight_counts() -> None:
    distance = quantity(("GM0001", 1.0), ("GM0777", 3.0))
    inhabitants = quantity(("GM0001", 100), ("GM0777", 100))
    result = weighted_mean(distance, inhabitants, members=None, target="NL01")
    assert result.select("area", "value").rows() == [("NL01", 2.0)]


def test_a_weight_of_other_years_gives_no_rows_for_those_years() -> None:
    distance = quantity(("GM0001", 1.0), ("GM0002", 3.0))
    inhabitants = pl.concat(
        [
            quantity(("GM0001", 1), ("GM0002", 1)),
            quantity(("GM0001", 1), ("GM0002", 1), period="2021"),
        ]
    )
    result = weighted_mean(distance, inhabitants, members=MEMBERS, target="CR99")
    assert result["period"].to_list() == ["2020"]


def test_a_denominator_of_zero_gives_no_value() -> None:
    zero = quantity(("GM0001", 0), ("GM0002", 0))
    result = ratio_of_sums(zero, zero, per=100, members=MEMBERS, target="CR99")
    assert result.select("value", "status").rows() == [(None, "incomplete")]


def test_a_published_regional_figure_wins_over_a_sum() -> None:
    published = quantity(("CR99", 16.0), ("GM0001", 10), ("GM0002", 5))
    computed = summed(published, members=MEMBERS, target="CR99")
    result = without_own_value(published, computed)
    assert result.filter(pl.col("area") == "CR99")["value"].to_list() == [16.0]


def test_a_regional_figure_the_source_withholds_gives_way_to_the_sum() -> None:
    published = quantity(("CR99", None), ("GM0001", 10), ("GM0002", 5))
    computed = summed(published, members=MEMBERS, target="CR99")
    result = without_own_value(published, computed)
    assert result.filter(pl.col("area") == "CR99")["value"].to_list() == [15.0]


@pytest.mark.parametrize("seed", range(5))
def test_aggregation_agrees_with_a_slow_second_way(seed: int) -> None:
    """The oracle: plain loops over dictionaries."""
    members = [f"GM{number:04d}" for number in range(1, 15)]
    values = {
        code: float((seed * 7919 + index * 104729) % 997) for index, code in enumerate(members)
    }
    weights = {code: 1.0 + (seed * 31 + index * 17) % 89 for index, code in enumerate(members)}
    numerator, denominator = quantity(*values.items()), quantity(*weights.items())
    total = sum(weights.values())
    expected = sum(values[code] * weights[code] for code in members) / total
    mean = weighted_mean(numerator, denominator, members=members, target="CR99")
    assert mean["value"].item() == pytest.approx(expected, rel=1e-12)
    ratio = ratio_of_sums(numerator, denominator, per=100, members=members, target="CR99")
    assert ratio["value"].item() == pytest.approx(100 * sum(values.values()) / total, rel=1e-12)
    assert_frame_equal(
        summed(numerator, members=members, target="CR99").select("value"),
        pl.DataFrame({"value": [sum(values.values())]}),
    )


def test_an_area_that_did_not_exist_is_no_part_of_the_country() -> None:
    distance = quantity(("GM0001", 1.0), ("GM0002", 3.0))
    people = pl.concat(
        [
            quantity(("GM0001", 100), ("GM0002", 100)),
            quantity(("GM0777", None)).with_columns(status=pl.lit("impossible", dtype=STATUS)),
        ]
    )
    result = weighted_mean(distance, people, members=None, target="NL01")
    assert result["value"].to_list() == [2.0]
