"""Bad input gets a stated verdict or a clear refusal, never a wrong colour."""

import polars as pl
import pytest
from tests.spec.assessment.series import PLACE, series

from regiokompas.analysis.assessment.assess import assess
from regiokompas.domain.errors import FigureError
from regiokompas.domain.verdicts import Flag, Gate, State, Target, Tier, Verdict, Yardstick

RATE = Yardstick(direction="up", process="rate")
LOG = Yardstick(direction="up", process="rate", scale="log")


def one(values: list[float | None], yardstick: Yardstick = RATE, **more: object) -> Verdict:
    (found,) = assess(series(values), yardstick=yardstick, until=2024, **more)  # type: ignore[arg-type]  # as given
    return found


def gated(values: list[float | None], gate: Gate, yardstick: Yardstick = RATE,
          **more: object) -> Verdict:  # fmt: skip
    found = one(values, yardstick, **more)
    assert (found.state, found.tier, found.gate) == (State.INSUFFICIENT_DATA, Tier.NONE, gate)
    assert found.flags == ()
    assert all(answer.agrees is None for answer in found.methods)
    return found


def test_two_points_give_no_verdict() -> None:
    found = gated([None] * 6 + [1, 2], Gate.TOO_FEW)
    assert found.reason.en == "There are 2 values in 2017–2024; a verdict needs 5."
    assert found.slope is None


def test_all_missing_gives_no_verdict() -> None:
    found = gated([None] * 8, Gate.NO_VALUES)
    assert found.value is found.value_year is found.ratio is None


def test_a_withdrawn_newest_figure_is_not_used() -> None:
    found = one([1, 2, 3, 4, 5, 6, 7, None])
    assert (found.value, found.value_year, found.n) == (7, 2023, 7)


def test_too_old_a_value_gives_no_verdict() -> None:
    old = [1, 2, 3, 4, 5, None, None, None]
    assert one(old).state is State.IMPROVES
    found = gated(old, Gate.TOO_OLD, Yardstick(direction="up", process="rate", max_age=2))
    assert "2021" in found.reason.nl


def test_a_break_leaves_only_what_follows_it() -> None:
    jumped = [100, 100, 100, 1.0, 2, 3, 4, 5]
    broken = Yardstick(direction="up", process="rate", breaks=(2020,))
    found = one(jumped, broken)
    assert (found.state, found.n, found.slope) == (State.IMPROVES, 5, pytest.approx(1))
    late = Yardstick(direction="up", process="rate", breaks=(2021,))
    assert gated(jumped, Gate.BREAK, late).reason.en.startswith("Since the break")


def test_a_break_before_the_window_does_not_matter() -> None:
    broken = Yardstick(direction="up", process="rate", breaks=(2017, 2012))
    assert one([1, 2, 3, 4, 5, 6, 7, 8], broken).n == 8


def test_too_little_coverage_gives_no_verdict() -> None:
    rising: list[float | None] = [1, 2, 3, 4, 5, 6, 7, 8]
    gated(rising, Gate.COVERAGE, coverage={PLACE: 0.89})
    assert one(rising, coverage={PLACE: 0.90}).state is State.IMPROVES


@pytest.mark.parametrize("bad", [0.0, -5.0])
def test_a_value_that_has_no_logarithm_gives_no_verdict(bad: float) -> None:
    gated([bad, 2, 3, 4, 5, 6, 7, 8], Gate.OFF_SCALE, LOG)


def test_a_base_of_zero_is_refused_on_a_log_scale_and_kept_on_a_plain_one() -> None:
    goal = Target(kind="level", value=30, year=2044, base_value=0, base_year=2024)
    with pytest.raises(FigureError, match="no place on the scale log"):
        one([1, 2, 3, 4, 5, 6, 7, 8], LOG, targets={PLACE: goal})
    found = one([1, 2, 3, 4, 5, 6, 7, 8], targets={PLACE: goal})
    assert found.required_pace == pytest.approx(1.5)


def test_a_base_that_cannot_be_found_asks_the_remaining_pace() -> None:
    goal = Target(kind="level", value=28, year=2044, base_year=1990)
    found = one([1, 2, 3, 4, 5, 6, 7, 8], targets={PLACE: goal})
    assert found.original_pace is None
    assert found.required_pace == found.remaining_pace == pytest.approx(1)


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        (Target(kind="level", value=3, year=2020, base_year=2020), "does not come after"),
        (Target(kind="level", year=2030), "needs value"),
        (Target(kind="band", low=3, year=2030), "needs low and high"),
        (Target(kind="band", low=3, high=2), "lies above its upper end"),
        (Target(kind="level", value=float("nan")), "finite"),
        (Target(kind="gap", value=0), "needs a scale that is a gap"),
    ],
)
def test_a_target_that_means_nothing_is_refused(target: Target, sentence: str) -> None:
    with pytest.raises(FigureError, match=sentence):
        one([1, 2, 3, 4, 5, 6, 7, 8], targets={PLACE: target})


def test_a_zero_target_on_a_log_scale_is_refused() -> None:
    with pytest.raises(FigureError, match="no place on the scale"):
        one([8, 7, 6, 5, 4, 3, 2, 1], LOG, targets={PLACE: Target(kind="zero", year=2050)})


def test_without_a_right_direction_nothing_is_called_good_or_bad() -> None:
    undirected = Yardstick(direction="none", process="rate")
    found = one([1, 2, 3, 4, 5, 6, 7, 8], undirected)
    assert (found.state, found.tier) == (State.NOT_ESTABLISHED, Tier.NONE)
    assert found.gate is Gate.NO_DIRECTION
    assert found.slope == pytest.approx(1)
    assert "no wanted direction" in found.reason.en


def test_without_a_right_direction_a_level_cannot_be_asked() -> None:
    undirected = Yardstick(direction="none", process="rate")
    with pytest.raises(FigureError, match="only a band"):
        one([1, 2, 3], undirected, targets={PLACE: Target(kind="level", value=5, year=2050)})


def test_double_periods_are_refused() -> None:
    rows = series([1, 2, 3, 4, 5])
    with pytest.raises(FigureError, match="twice"):
        assess(rows.vstack(rows[:1]), yardstick=RATE, until=2024)


def test_quarters_are_refused() -> None:
    rows = series([1.0]).with_columns(pl.lit("2020-Q1").alias("period"))
    with pytest.raises(FigureError, match="one figure a year"):
        assess(rows, yardstick=RATE, until=2024)


def test_two_indicators_at_once_are_refused() -> None:
    rows = series([1, 2, 3, 4, 5])
    other = rows.with_columns(pl.lit("other").alias("indicator"))
    with pytest.raises(FigureError, match="one indicator"):
        assess(rows.vstack(other), yardstick=RATE, until=2024)


def test_a_gap_without_the_country_is_refused() -> None:
    gap = Yardstick(direction="up", process="rate", scale="gap")
    with pytest.raises(FigureError, match="figures of the country"):
        assess(series([1, 2, 3]), yardstick=gap, until=2024, country="NL01")


@pytest.mark.parametrize("place", range(8))
@pytest.mark.parametrize("process", ["rate", "stock"])
def test_one_outlier_in_a_flat_series_never_colours(place: int, process: str) -> None:
    values: list[float | None] = [100.0] * 8
    values[place] = 150.0
    yardstick = Yardstick(direction="up", process=process)  # type: ignore[arg-type]  # both kinds
    assert one(values, yardstick).state is State.NO_CHANGE
    goal = Target(kind="level", value=900, year=2044, base_value=100, base_year=2024)
    assert one(values, yardstick, targets={PLACE: goal}).state in {
        State.STANDSTILL, State.NOT_ESTABLISHED,
    }  # fmt: skip


@pytest.mark.parametrize("place", range(8))
@pytest.mark.parametrize("process", ["rate", "stock"])
def test_one_outlier_in_a_series_that_hardly_moves_never_colours(place: int, process: str) -> None:
    values: list[float | None] = [100.0, 101.0, 102.0, 100.0, 101.0, 102.0, 100.0, 101.0]
    values[place] = 900.0
    yardstick = Yardstick(direction="up", process=process)  # type: ignore[arg-type]  # both kinds
    found = one(values, yardstick)
    assert found.state is State.NO_CHANGE
    assert Flag.OUTLIER_DECIDES in found.flags


def test_figures_after_the_last_year_that_counts_are_not_seen() -> None:
    rows = series([1, 2, 3, 4, 5, 6, 7, 8, -900])
    (found,) = assess(rows, yardstick=RATE, until=2024)
    assert found.window == (2017, 2024)
    assert found.state is State.IMPROVES


@pytest.mark.parametrize("scale", ["identity", "log", "logit"])
def test_all_missing_gives_no_verdict_beside_a_target_either(scale: str) -> None:
    goal = Target(kind="level", value=60, year=2040, base_value=50, base_year=2020)
    yardstick = Yardstick(direction="up", process="stock", scale=scale)  # type: ignore[arg-type]  # all
    found = gated([None] * 8, Gate.NO_VALUES, yardstick, targets={PLACE: goal}, shrinks=True)
    assert found.expected_value is None
    assert found.original_pace is not None


@pytest.mark.parametrize("process", ["rate", "stock"])
def test_one_outlier_beyond_the_target_ends_no_road(process: str) -> None:
    yardstick = Yardstick(direction="up", process=process)  # type: ignore[arg-type]  # both kinds
    goal = Target(kind="level", value=120, year=2044, base_value=100, base_year=2017)
    found = one([100, 101, 99, 100, 101, 99, 100, 150], yardstick, targets={PLACE: goal})
    assert (found.state, found.tier) == (State.GOAL_POSSIBLY_REACHED, Tier.NONE)
    assert Flag.SINGLE_YEAR in found.flags
    assert found.reason.en.endswith("a single year is not enough.")
    assert found.reason.nl.startswith("De waarde van 2024 ligt op of voorbij het doel")


def test_two_years_beyond_the_target_have_reached_it() -> None:
    goal = Target(kind="level", value=120, year=2044, base_value=100, base_year=2017)
    found = one([100, 101, 99, 100, 101, 99, 125, 126], targets={PLACE: goal})
    assert (found.state, found.tier) == (State.GOAL_REACHED, Tier.STRONG)


def test_a_road_that_led_to_the_target_reaches_it_in_the_first_year_beyond() -> None:
    goal = Target(kind="level", value=107, year=2044, base_value=100, base_year=2017)
    found = one([100, 101, 102, 103, 104, 105, 106, 107], targets={PLACE: goal})
    assert found.state is State.GOAL_REACHED
    assert Flag.SINGLE_YEAR not in found.flags


def test_a_source_that_withdraws_all_but_a_few_figures_leaves_no_verdict() -> None:
    gated([1, 2, None, None, None, None, 7, None], Gate.TOO_FEW)


def test_a_passed_target_that_was_missed_is_never_called_on_track() -> None:
    goal = Target(kind="level", value=120, year=2020, base_value=1, base_year=2010)
    found = one([1, 2, 3, 4, 5, 6, 7, 8], targets={PLACE: goal})
    assert found.state is State.TOO_SLOW
    assert Flag.TARGET_YEAR_PASSED in found.flags
