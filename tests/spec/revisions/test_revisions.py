"""How figures change between one retrieval and the next."""

from datetime import UTC, datetime

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regiokompas.analysis.revisions import (
    FACTS,
    as_known_on,
    checked_facts,
    revision_statistics,
    revisions,
    then_and_now,
    withdrawals,
)
from regiokompas.domain.errors import FigureError

Fact = tuple[str, int, float | None, str]


def day(number: int) -> datetime:
    return datetime(2026, 1, number, tzinfo=UTC)


def facts(*rows: Fact, indicator: str = "jobs") -> pl.DataFrame:
    """Return facts of (area, day of retrieval, value, status) about 2024."""
    return pl.DataFrame(
        [
            (indicator, area, "2024", value, status, day(number), f"v{number}", f"{number:064}")
            for area, number, value, status in rows
        ],
        schema=FACTS,
        orient="row",
    )


REVISED = facts(
    ("GM0001", 1, 100, "provisional"),
    ("GM0001", 5, 104, "final"),
    ("GM0002", 1, 200, "provisional"),
    ("GM0002", 5, 198, "final"),
)
WITHDRAWN = facts(("GM0001", 1, 100, "final"), ("GM0001", 5, None, "not-available"))


def test_a_figure_is_known_as_it_was_on_a_day() -> None:
    for number, value in ((1, 100), (4, 100), (5, 104), (9, 104)):
        known = as_known_on(REVISED, day(number))
        assert known.row(0, named=True)["value"] == value
    assert dict(known.schema) == FACTS


def test_before_the_first_retrieval_nothing_is_known() -> None:
    assert as_known_on(facts(("GM0001", 5, 1, "final")), day(4)).is_empty()


def test_a_withdrawn_figure_is_told_and_not_dropped() -> None:
    (row,) = as_known_on(WITHDRAWN, day(9)).rows(named=True)
    assert (row["value"], row["status"]) == (None, "not-available")


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(FigureError, match="no time zone"):
        as_known_on(REVISED, datetime(2026, 1, 1))  # noqa: DTZ001  # the very mistake


def test_a_figure_that_is_absent_from_a_new_answer_was_withdrawn() -> None:
    answer = facts(("GM0002", 6, 198, "final"))
    gone = withdrawals(REVISED, answer, retrieved_at=day(6))
    (row,) = gone.rows(named=True)
    assert (row["area"], row["value"], row["status"]) == ("GM0001", None, "not-available")
    assert (row["source_version"], row["retrieved_at"]) == ("v6", day(6))
    assert as_known_on(pl.concat([REVISED, answer, gone]), day(6))["value"].to_list() == [None, 198]


def test_a_figure_is_withdrawn_once_and_other_indicators_are_left_alone() -> None:
    answer = facts(("GM0002", 6, 1, "final"))
    assert withdrawals(WITHDRAWN, answer, retrieved_at=day(6)).is_empty()
    other = facts(("GM0002", 6, 1, "final"), indicator="homes")
    assert withdrawals(REVISED, other, retrieved_at=day(6)).is_empty()


def test_a_revision_is_the_difference_with_the_first_value() -> None:
    more = pl.concat([REVISED, facts(("GM0001", 8, 103, "final"))])
    rows = revisions(more).select("area", "status", "vintage", "revision").rows()
    assert rows == [
        ("GM0001", "provisional", 2, 4.0),
        ("GM0001", "provisional", 3, 3.0),
        ("GM0002", "provisional", 2, -2.0),
    ]


def test_bias_and_mean_absolute_revision_can_be_checked_in_the_head() -> None:
    (row,) = revision_statistics(REVISED).rows(named=True)
    assert (row["indicator"], row["status"], row["figures"]) == ("jobs", "provisional", 2)
    assert (row["bias"], row["mean_absolute"]) == (1.0, 3.0)
    assert row["sigma"] == pytest.approx(3 * 1.253, abs=0.001)


def test_statistics_are_told_apart_by_the_status_of_the_first_value() -> None:
    both = pl.concat([REVISED, facts(("GM0003", 1, 5, "final"), ("GM0003", 5, 6, "final"))])
    rows = revision_statistics(both).select("status", "figures", "bias").rows()
    assert rows == [("final", 1, 1.0), ("provisional", 2, 1.0)]


def test_a_withdrawn_figure_counts_as_withdrawn_and_not_as_revised() -> None:
    (row,) = revision_statistics(WITHDRAWN).rows(named=True)
    assert (row["figures"], row["bias"], row["withdrawn"]) == (0, None, 1)


def test_the_baseline_then_and_now_stand_side_by_side() -> None:
    many = pl.concat(
        [
            REVISED.filter(pl.col("area") == "GM0001"),
            facts(("GM0002", 1, 7, "final")),
            facts(("GM0003", 1, 9, "final"), ("GM0003", 5, None, "not-available")),
            facts(("GM0004", 5, 3, "final")),
            facts(("GM0005", 1, None, "secret")),
        ]
    )
    rows = then_and_now(many, baselines={"jobs": "2024"}, then=day(2), now=day(9))
    assert rows.select("area", "value_then", "value_now", "difference", "outcome").rows() == [
        ("GM0001", 100.0, 104.0, 4.0, "revised"),
        ("GM0002", 7.0, 7.0, 0.0, "unchanged"),
        ("GM0003", 9.0, None, None, "withdrawn"),
        ("GM0004", None, 3.0, None, "added"),
        ("GM0005", None, None, None, "unknown"),
    ]


def test_a_baseline_of_another_period_is_another_matter() -> None:
    assert then_and_now(REVISED, baselines={"jobs": "2023"}, then=day(2), now=day(9)).is_empty()


def test_now_before_then_is_refused() -> None:
    with pytest.raises(FigureError, match="now lies before then"):
        then_and_now(REVISED, baselines={"jobs": "2024"}, then=day(9), now=day(2))


@pytest.mark.parametrize(
    ("frame", "sentence"),
    [
        (REVISED.drop("sha256"), "expected"),
        (pl.concat([WITHDRAWN, WITHDRAWN]), "two facts of the same moment"),
        (facts(("GM0001", 1, None, "final")), "contradict"),
        (facts(("GM0001", 1, 5, "secret")), "contradict"),
        (facts(("GM0001", 1, float("nan"), "final")), "not a finite number"),
        (facts(("Borg", 1, 5, "final")), "area code is malformed"),
        (REVISED.with_columns(pl.lit("24").alias("period")), "period is malformed"),
        (REVISED.with_columns(pl.lit(None, pl.String).alias("sha256")), "digest is empty"),
    ],
)
def test_facts_that_cannot_be_are_refused(frame: pl.DataFrame, sentence: str) -> None:
    with pytest.raises(FigureError, match=sentence):
        checked_facts(frame)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(-999, 999), st.integers(-999, 999)), min_size=1, max_size=9))
def test_the_statistics_agree_with_plain_arithmetic(values: list[tuple[int, int]]) -> None:
    rows: list[Fact] = []
    for number, (first, last) in enumerate(values, start=1):
        rows += [(f"GM{number:04}", 9, last, "final"), (f"GM{number:04}", 1, first, "provisional")]
    (row,) = revision_statistics(facts(*rows)).rows(named=True)
    moved = np.array([last - first for first, last in values], dtype=float)
    assert row["bias"] == pytest.approx(moved.mean())
    assert row["mean_absolute"] == pytest.approx(np.abs(moved).mean())


def test_sigma_is_the_deviation_of_normal_revisions() -> None:
    moved = np.random.default_rng(1).normal(0, 10, size=5_000)
    first = facts(*((f"GM{n:04}", 1, 1000.0, "provisional") for n in range(5_000)))
    last = facts(*((f"GM{n:04}", 2, 1000.0 + m, "final") for n, m in enumerate(moved)))
    (row,) = revision_statistics(pl.concat([first, last])).rows(named=True)
    assert row["sigma"] == pytest.approx(10, rel=0.03)
