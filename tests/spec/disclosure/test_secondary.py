"""No hidden figure follows from what is published."""

from itertools import product

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from tests.spec.disclosure.building import RULES, TOTAL, members, table

from regiokompas.analysis.disclosure.primary import (
    CONTRIBUTIONS,
    secret_at_source,
    too_few_or_dominated,
    too_small,
)
from regiokompas.analysis.disclosure.secondary import bounds, protected
from regiokompas.domain.disclosure import DisclosureRules
from regiokompas.domain.errors import FigureError
from regiokompas.domain.series import STATUS

Log = dict[str, str]
Shown = dict[str, float | None]


def published(
    values: Shown, *, rules: DisclosureRules = RULES, total: float | None = None
) -> tuple[Shown, Log]:
    """Return what a reader sees, by area, and why the rest is hidden."""
    figures = table(values, total=total)
    shown, log = protected(
        figures, too_small(figures, rules=rules), members=list(values), total=TOTAL, rules=rules
    )
    return (
        dict(shown.select("area", "value").iter_rows()),
        dict(log.select("area", "rule").iter_rows()),
    )


def test_where_nothing_is_small_nothing_is_hidden() -> None:
    shown, log = published(members(10, 20, 30))
    assert (shown[TOTAL], shown["GM0001"], log) == (60, 10, {})


def test_one_small_count_takes_the_next_smallest_with_it() -> None:
    shown, log = published(members(4, 50, 20, 30))
    assert log == {"GM0001": "threshold", "GM0003": "secondary"}
    assert shown == {"GM0001": None, "GM0002": 50, "GM0003": None, "GM0004": 30, TOTAL: 104}


def test_two_small_counts_protect_each_other() -> None:
    _, log = published(members(4, 6, 20, 30))
    assert log == {"GM0001": "threshold", "GM0002": "threshold"}


@pytest.mark.parametrize(("small", "why"), [(0, "both must be zero"), (9, "both must be nine")])
def test_two_small_counts_at_the_edge_do_not(small: int, why: str) -> None:
    _, log = published(members(small, small, 20, 30))
    assert log.get("GM0003") == "secondary", why


def test_one_figure_that_the_source_hides_is_not_computed_but_protected() -> None:
    shown, log = published(members(None, 20, 30), total=55)
    assert log == {"GM0001": "source", "GM0002": "secondary"}
    assert (shown["GM0002"], shown[TOTAL]) == (None, 55)


def test_two_figures_that_the_source_hides_need_no_help() -> None:
    _, log = published(members(None, None, 30), total=55)
    assert log == {"GM0001": "source", "GM0002": "source"}


def test_a_member_without_a_row_counts_as_hidden_by_the_source() -> None:
    figures = table(members(20, 30), total=55)
    shown, log = protected(
        figures,
        too_small(figures, rules=RULES),
        members=["GM0001", "GM0002", "GM0003"],
        total=TOTAL,
        rules=RULES,
    )
    assert log.select("area", "rule").rows() == [("GM0001", "secondary"), ("GM0003", "source")]
    assert shown.filter(pl.col("area") == "GM0003")["status"].to_list() == ["missing"]


def test_a_total_that_the_source_hides_is_not_the_sum_of_what_is_shown() -> None:
    whole = pl.col("area") == TOTAL
    secret = pl.lit("secret", dtype=STATUS)
    figures = table(members(20, 30, 40)).with_columns(
        pl.when(~whole).then("value").alias("value"),
        pl.when(whole).then(secret).otherwise("status").alias("status"),
    )
    _, log = protected(
        figures,
        secret_at_source(figures),
        members=["GM0001", "GM0002", "GM0003"],
        total=TOTAL,
        rules=RULES,
    )
    assert dict(log.select("area", "rule").iter_rows()) == {TOTAL: "source", "GM0001": "secondary"}


def test_where_all_members_are_hidden_and_the_total_still_tells_it_goes_too() -> None:
    shown, log = published(members(9, 9))
    assert log == {"GM0001": "threshold", "GM0002": "threshold", TOTAL: "total"}
    assert set(shown.values()) == {None}


def test_hidden_figures_are_secret_and_the_log_says_why() -> None:
    figures = table(members(4, 20, 30))
    shown, log = protected(
        figures, too_small(figures, rules=RULES), members=list(members(1, 2, 3)), total=TOTAL,
        rules=RULES,
    )  # fmt: skip
    assert shown.filter(pl.col("value").is_null())["status"].to_list() == ["secret", "secret"]
    assert log["because"].to_list() == [
        "fewer than 10 persons or households",
        "otherwise another hidden figure follows from the total",
    ]


def test_a_sum_with_too_few_contributors_is_protected_by_the_next_smallest() -> None:
    figures = table(members(5, 3, 700))
    told = pl.DataFrame(
        [("p", area, "2020", 2 if area == "GM0001" else 9, 1.0) for area in figures["area"]],
        schema=CONTRIBUTIONS,
        orient="row",
    )
    primary = too_few_or_dominated(figures, told, rules=RULES)
    places = [area for area in figures["area"] if area != TOTAL]
    _, log = protected(figures, primary, members=places, total=TOTAL, rules=RULES)
    assert log.select("area", "rule").rows() == [
        ("GM0001", "contributors"),
        ("GM0002", "secondary"),
    ]


def test_each_period_is_protected_on_its_own() -> None:
    first = table(members(4, 20, 30))
    second = table(members(14, 20, 30)).with_columns(pl.lit("2021").alias("period"))
    figures = pl.concat([first, second])
    _, log = protected(
        figures, too_small(figures, rules=RULES), members=list(members(1, 2, 3)), total=TOTAL,
        rules=RULES,
    )  # fmt: skip
    assert log["period"].to_list() == ["2020", "2020"]


def test_negative_values_and_strangers_are_refused() -> None:
    empty = too_small(table(members(20)), rules=RULES)
    with pytest.raises(FigureError, match="negative"):
        protected(table(members(-5)), empty, members=["GM0001"], total=TOTAL, rules=RULES)
    with pytest.raises(FigureError, match="no member"):
        protected(table(members(5)), empty, members=["GM0002"], total=TOTAL, rules=RULES)


def a_reader_computes(shown: Shown, log: Log, *, rules: DisclosureRules) -> dict[str, float]:
    """Return how far apart the values are that each hidden figure can have: the oracle.

    A second way: a linear programme over everything that the published table says, its smallest
    and largest solution for each hidden figure.
    """
    areas = list(shown)
    places = [area for area in areas if area != TOTAL]
    least = min((shown[area] for area in places if shown[area] is not None), default=None)
    known = {
        "threshold": (0, rules.threshold - 1),
        "secondary": (rules.threshold, least),
        "source": (0, None),
        "total": (0, None),
    }
    limits = [
        (shown[area], shown[area]) if shown[area] is not None else known[log[area]]
        for area in areas
    ]
    adds_up = [[-1.0 if area == TOTAL else 1.0 for area in areas]]
    widths = {}
    for place, area in enumerate(areas):
        if area in log:
            aim = np.eye(len(areas))[place]
            low, high = (
                linprog(sign * aim, A_eq=adds_up, b_eq=[0], bounds=limits) for sign in (1, -1)
            )
            assert low.status == 0
            widths[area] = float("inf") if high.status != 0 else -high.fun - low.fun
    return widths


counts = st.one_of(st.integers(0, 12), st.integers(0, 60))


@settings(max_examples=60, deadline=None)
@given(st.lists(counts, min_size=2, max_size=14), st.sets(st.integers(0, 13), max_size=3))
def test_the_oracle_cannot_compute_any_hidden_figure(values: list[int], silent: set[int]) -> None:
    rows = members(*(None if n in silent else v for n, v in enumerate(values)))
    shown, log = published(rows, total=sum(values))
    widths = a_reader_computes(shown, log, rules=RULES)
    assert all(width > 2 - 1e-6 for width in widths.values()), (shown, log, widths)


@settings(max_examples=30, deadline=None)
@given(st.lists(counts, min_size=2, max_size=8))
def test_the_bounds_agree_with_the_oracle(values: list[int]) -> None:
    rows = members(*values)
    figures = table(rows)
    _, log = protected(
        figures, too_small(figures, rules=RULES), members=list(rows), total=TOTAL, rules=RULES
    )
    shown, why = published(rows)
    widths = a_reader_computes(shown, why, rules=RULES)
    for area, low, high in (
        bounds(figures, log, total=TOTAL, rules=RULES).select("area", "low", "high").rows()
    ):
        assert high - low == pytest.approx(widths[area])


def test_the_oracle_does_compute_a_figure_that_is_hidden_alone() -> None:
    shown: Shown = {"GM0001": None, "GM0002": 20, TOTAL: 24}
    assert a_reader_computes(shown, {"GM0001": "threshold"}, rules=RULES) == {
        "GM0001": pytest.approx(0)
    }


def test_a_reader_who_knows_the_procedure_finds_no_small_count() -> None:
    # All tables of three with at most 15 persons, put together by what is published of them.
    rules = DisclosureRules(threshold=3)
    alike: dict[tuple[object, ...], list[dict[str, float | None]]] = {}
    frames = []
    tables = [v for v in product(range(16), repeat=3) if sum(v) <= 15]
    for number, values in enumerate(tables):
        frames.append(table(members(*values)).with_columns(pl.lit(str(number)).alias("part")))
    figures = pl.concat(frames)
    shown, log = protected(
        figures,
        too_small(figures, rules=rules),
        members=list(members(*tables[0])),
        total=TOTAL,
        rules=rules,
    )
    both = shown.join(log, on=["part", "area", "period"], how="left").sort("part", "area")
    for (part,), group in both.group_by("part"):
        seen = tuple(group.sort("area").select("area", "value", "rule").iter_rows())
        alike.setdefault(seen, []).append(members(*tables[int(str(part))]))
    told = [
        (seen, area)
        for seen, group in alike.items()
        for area, _, rule in seen
        if rule == "threshold" and area != TOTAL and len({g[area] for g in group}) < 2
    ]
    assert told == []
