"""A verdict is stable only where revisions were seen and do not change it."""

import math
from datetime import UTC, datetime

import polars as pl
import pytest

from regiokompas.analysis.revisions import FACTS
from regiokompas.analysis.stability import (
    before_last_revision,
    logarithms,
    moved_by_revision,
    stability,
)
from regiokompas.domain.series import SERIES
from regiokompas.domain.stability import Stability
from regiokompas.domain.verdicts import State


@pytest.mark.parametrize(
    ("before", "shifted", "expected"),
    [
        (None, (), Stability.FIRST_VINTAGE),
        (None, (State.TOO_SLOW,), Stability.FIRST_VINTAGE),
        (State.TOO_SLOW, (), Stability.STABLE),
        (State.TOO_SLOW, (State.TOO_SLOW, State.TOO_SLOW), Stability.STABLE),
        (State.TOO_SLOW, (State.TOO_SLOW, State.ON_TRACK), Stability.SENSITIVE),
        (State.ON_TRACK, (State.TOO_SLOW, State.TOO_SLOW), Stability.FLIPPED),
    ],
)
def test_only_a_verdict_that_revisions_leave_alone_is_called_stable(
    before: State | None, shifted: tuple[State, ...], expected: Stability
) -> None:
    assert stability(State.TOO_SLOW, before=before, shifted=shifted) is expected


def test_the_newest_value_of_each_area_moves_by_the_usual_revision_of_its_status() -> None:
    rows = [
        ("jobs", "GM0001", "2023", 10.0, "final", None, ["t"]),
        ("jobs", "GM0001", "2024", 12.0, "provisional", None, ["t"]),
        ("jobs", "GM0001", "2025", None, "missing", None, ["t"]),
        ("jobs", "GM0002", "2023", 20.0, "final", None, ["t"]),
    ]
    series = pl.DataFrame(rows, schema=SERIES, orient="row")
    for up, moved in ((True, 13.5), (False, 10.5)):
        found = moved_by_revision(series, {"provisional": 1.5}, up=up)
        assert found["value"].to_list() == [10.0, moved, None, 20.0]


def facts(*rows: tuple[str, str, float | None, str, int]) -> pl.DataFrame:
    """Return facts (area, period, value, status, day of retrieval) about one indicator."""
    return pl.DataFrame(
        [
            ("jobs", area, period, value, status, datetime(2026, 1, day, tzinfo=UTC), "", str(day))
            for area, period, value, status, day in rows
        ],
        schema=FACTS,
        orient="row",
    )


def values(series: pl.DataFrame) -> dict[tuple[str, str], float | None]:
    return {
        (area, period): value for area, period, value in series["area", "period", "value"].rows()
    }


def test_only_what_was_revised_last_goes_back() -> None:
    rows = [
        ("jobs", "GM0001", "2022", 11.0, "final", None, ["t"]),
        ("jobs", "GM0001", "2023", 13.0, "final", None, ["t"]),
        ("jobs", "GM0001", "2024", 15.0, "provisional", None, ["t"]),
        ("jobs", "GM0002", "2023", 20.0, "final", None, ["t"]),
    ]
    told = facts(
        ("GM0001", "2022", 10.0, "provisional", 1),
        ("GM0001", "2023", 12.0, "provisional", 1),
        ("GM0002", "2023", 20.0, "final", 1),
        ("GM0001", "2022", 11.0, "final", 2),  # an earlier revision
        ("GM0001", "2023", 13.0, "final", 3),  # the last one
        ("GM0001", "2024", 15.0, "provisional", 3),  # new then, no revision
    )
    found = before_last_revision(pl.DataFrame(rows, schema=SERIES, orient="row"), told)
    assert values(found) == {
        ("GM0001", "2022"): 11.0,
        ("GM0001", "2023"): 12.0,
        ("GM0001", "2024"): 15.0,
        ("GM0002", "2023"): 20.0,
    }
    assert found.filter(period="2023", area="GM0001")["status"].to_list() == ["provisional"]


def test_a_figure_that_was_withdrawn_had_its_value_before() -> None:
    rows = [("jobs", "GM0001", "2022", None, "not-available", None, ["t"])]
    told = facts(
        ("GM0001", "2022", 10.0, "final", 1),
        ("GM0001", "2023", 12.0, "final", 1),
        ("GM0001", "2022", None, "not-available", 2),
        ("GM0001", "2023", None, "not-available", 2),
    )
    found = before_last_revision(pl.DataFrame(rows, schema=SERIES, orient="row"), told)
    assert values(found) == {("GM0001", "2022"): 10.0, ("GM0001", "2023"): 12.0}


def test_without_a_revision_the_series_is_as_it_is() -> None:
    rows = [("jobs", "GM0001", "2022", 10.0, "final", None, ["t"])]
    series = pl.DataFrame(rows, schema=SERIES, orient="row")
    told = facts(("GM0001", "2022", 10.0, "provisional", 1), ("GM0001", "2022", 10.0, "final", 2))
    assert before_last_revision(series, told).equals(series)


def test_where_growth_is_in_per_cent_a_revision_is_so_too() -> None:
    told = facts(
        ("GM0001", "2023", 1_000.0, "final", 1),
        ("GM0001", "2023", 1_100.0, "final", 2),
        ("GM0002", "2023", 0.0, "final", 1),
    )
    assert logarithms(told)["value"].to_list() == pytest.approx([math.log(1_000), math.log(1_100)])
    rows = [
        ("jobs", "GM0001", "2023", 1_000.0, "final", None, ["t"]),
        ("jobs", "GM0002", "2023", 0.0, "final", None, ["t"]),
    ]
    series = pl.DataFrame(rows, schema=SERIES, orient="row")
    found = moved_by_revision(series, {"final": math.log(1.1)}, up=False, is_relative=True)
    assert found["value"].to_list() == pytest.approx([1_000 / 1.1, 0.0])
