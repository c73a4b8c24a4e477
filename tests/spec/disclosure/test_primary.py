"""Figures that would tell about a person or a business by themselves."""

import polars as pl
import pytest
from tests.spec.disclosure.building import RULES, TOTAL, members, table

from regiokompas.analysis.disclosure.primary import (
    CONTRIBUTIONS,
    secret_at_source,
    too_few_or_dominated,
    too_small,
)
from regiokompas.domain.disclosure import HIDDEN, DisclosureRules
from regiokompas.domain.errors import DeclarationError, FigureError


def contributions(*rows: tuple[str, int, float]) -> pl.DataFrame:
    return pl.DataFrame(
        [("p", code, "2020", number, largest) for code, number, largest in rows],
        schema=CONTRIBUTIONS,
        orient="row",
    )


def test_a_count_below_ten_is_hidden_and_ten_is_not() -> None:
    hidden = too_small(table(members(9, 10, 0)), rules=RULES)
    assert hidden.select("area", "rule", "because").rows() == [
        ("GM0001", "threshold", "fewer than 10 persons or households"),
        ("GM0003", "threshold", "fewer than 10 persons or households"),
    ]
    assert dict(hidden.schema) == HIDDEN


@pytest.mark.parametrize("value", [-1, 2.5])
def test_what_is_no_count_is_refused(value: float) -> None:
    with pytest.raises(FigureError, match="is not a count"):
        too_small(table(members(value, 20)), rules=RULES)


def test_two_businesses_are_too_few_and_three_are_enough() -> None:
    told = contributions(("GM0001", 2, 50), ("GM0002", 3, 50), (TOTAL, 5, 50))
    hidden = too_few_or_dominated(table(members(100, 100)), told, rules=RULES)
    assert hidden.select("area", "rule").rows() == [("GM0001", "contributors")]


def test_a_business_with_more_than_85_per_cent_dominates() -> None:
    told = contributions(("GM0001", 9, 85), ("GM0002", 9, 86), (TOTAL, 18, 86))
    hidden = too_few_or_dominated(table(members(100, 100)), told, rules=RULES)
    assert hidden.select("area", "rule", "because").rows() == [
        ("GM0002", "dominance", "one contributor holds more than 85%")
    ]


@pytest.mark.parametrize(
    ("value", "told", "sentence"),
    [
        (100, [], "the contributors are not known"),
        (-5, [("GM0001", 9, -5.0)], "the sum is negative"),
        (100, [("GM0001", 9, 101.0)], "the largest contribution is above the sum"),
    ],
)
def test_contributions_that_cannot_be_are_refused(
    value: float, told: list[tuple[str, int, float]], sentence: str
) -> None:
    with pytest.raises(FigureError, match=sentence):
        too_few_or_dominated(
            table(members(value)).filter(pl.col("area") != TOTAL),
            contributions(*told),
            rules=RULES,
        )


def test_contributions_with_other_columns_are_refused() -> None:
    with pytest.raises(FigureError, match="expected the columns"):
        too_few_or_dominated(table(members(1)), contributions().drop("largest"), rules=RULES)


def test_what_the_source_keeps_silent_is_known_as_such() -> None:
    assert secret_at_source(table(members(None, 20))).select("area", "rule").rows() == [
        ("GM0001", "source")
    ]


@pytest.mark.parametrize("limits", [{"threshold": 2}, {"contributors": 1}, {"dominance": 1.0}])
def test_rules_that_protect_nothing_are_refused(limits: dict[str, float]) -> None:
    with pytest.raises(DeclarationError, match="protect nothing"):
        DisclosureRules(**limits)  # type: ignore[arg-type]
