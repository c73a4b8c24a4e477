"""How often a verdict errs, on made-up series with known truth; fewer runs than the benchmark."""

import pytest
from tests.benchmarks.assessment import STATED, found_alarms, tolerance
from tests.benchmarks.simulating import ASSUMED, false_alarms, judgements, made_up, shares

from regiokompas.domain.indicators import Process
from regiokompas.domain.verdicts import State

RUNS = 10_000


@pytest.mark.parametrize("rho", [0.0, 0.3])
@pytest.mark.parametrize("n", [8, 10])
@pytest.mark.parametrize("process", ["rate", "stock"])
def test_false_alarms_are_near_ten_per_cent_where_the_assumption_is_true(
    process: Process, n: int, rho: float
) -> None:
    values = made_up(process, RUNS, n, rho, seed=21)
    assert 0.08 <= false_alarms(values, process, assumed=rho, level=0.10) <= 0.12
    assert false_alarms(values, process, assumed=ASSUMED, level=0.10) <= 0.12


@pytest.mark.parametrize("rho", [0.0, 0.15, 0.3])
@pytest.mark.parametrize("pace", [0.05, 0.25, 0.5, 1.0])
@pytest.mark.parametrize("n", [5, 8])
@pytest.mark.parametrize("process", ["rate", "stock"])
def test_no_movement_is_hardly_ever_called_on_track(
    process: Process, n: int, pace: float, rho: float
) -> None:
    values = made_up(process, 4 * RUNS, n, rho, seed=22)
    found = shares(judgements(values, process, pace=pace, likely=True))
    assert found[State.ON_TRACK] < 0.01


def test_a_random_walk_must_be_judged_as_a_stock() -> None:
    values = made_up("stock", RUNS, 8, 0.0, seed=23)
    assert false_alarms(values, "rate", assumed=ASSUMED, level=0.10) > 0.4
    assert false_alarms(values, "stock", assumed=0.0, level=0.10) < 0.12


@pytest.mark.parametrize(("n", "rho"), list(STATED))
def test_the_stated_table_is_reproduced(n: int, rho: float) -> None:
    for found, stated in zip(found_alarms(n, rho, runs=RUNS), STATED[n, rho], strict=True):
        assert abs(found - stated) <= tolerance(stated, runs=RUNS)
