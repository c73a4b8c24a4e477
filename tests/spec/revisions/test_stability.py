"""A verdict is stable only where revisions were seen and do not change it."""

import polars as pl
import pytest

from regiokompas.analysis.stability import moved_by_revision, stability
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
