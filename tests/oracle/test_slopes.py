"""Slopes, ranks and adjustments give what SciPy gives, or what a slow second way gives."""

from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from tests.benchmarks.simulating import made_up

from regiokompas.analysis.assessment.autocorrelation import pooled_autocorrelation
from regiokompas.analysis.assessment.change import change_between
from regiokompas.analysis.assessment.designs import FloatArray
from regiokompas.analysis.assessment.multiplicity import adjusted_p, called_out
from regiokompas.analysis.assessment.ranks import may_be_ranked, rank_intervals
from regiokompas.analysis.assessment.robust import mann_kendall, theil_sen
from regiokompas.analysis.assessment.shrinkage import shrunken, tau_squared
from regiokompas.analysis.assessment.slopes import slopes_of
from regiokompas.analysis.assessment.states import chances, probability_above
from regiokompas.domain.indicators import Process

YEARS = np.arange(2017.0, 2025.0)


@pytest.fixture(scope="module")
def walks() -> FloatArray:
    """60 made-up series of eight years, a third of them with missing years."""
    random = np.random.default_rng(7)
    values = np.cumsum(random.normal(3, 20, (60, 8)), axis=1) + 600_000
    holes = random.random((60, 8)) < 0.2
    holes[::3] = False
    return np.where(holes & (np.cumsum(~holes, axis=1) > 1), np.nan, values)


def slow_rate(y: FloatArray, t: FloatArray, rho: float) -> tuple[float, float, float]:
    """Return slope, standard error and freedom with every sum written out."""
    n = len(y)
    mean = sum(t) / n
    square = sum((x - mean) ** 2 for x in t)
    c = [(x - mean) / square for x in t]
    slope = sum(a * b for a, b in zip(c, y, strict=True))
    level = sum(y) / n
    rss = sum((b - level - slope * (x - mean)) ** 2 for x, b in zip(t, y, strict=True))
    r = [[rho ** abs(a - b) for b in t] for a in t]
    m = [
        [(i == j) - 1 / n - (t[i] - mean) * (t[j] - mean) / square for j in range(n)]
        for i in range(n)
    ]
    mr = [[sum(m[i][k] * r[k][j] for k in range(n)) for j in range(n)] for i in range(n)]
    trace = sum(mr[i][i] for i in range(n))
    square_trace = sum(mr[i][j] * mr[j][i] for i in range(n) for j in range(n))
    spread = sum(c[i] * r[i][j] * c[j] for i in range(n) for j in range(n))
    return slope, (rss / trace * spread) ** 0.5, trace**2 / square_trace


def slow_stock(y: FloatArray, rho: float) -> tuple[float, float, float]:
    """Return drift, standard error and freedom of a series without gaps."""
    change = [b - a for a, b in pairwise(y)]
    m = len(change)
    drift = sum(change) / m
    rss = sum((d - drift) ** 2 for d in change)
    r = [[rho ** abs(i - j) for j in range(m)] for i in range(m)]
    mr = [[r[i][j] - sum(r[k][j] for k in range(m)) / m for j in range(m)] for i in range(m)]
    trace = sum(mr[i][i] for i in range(m))
    square_trace = sum(mr[i][j] * mr[j][i] for i in range(m) for j in range(m))
    return drift, (rss / trace * sum(map(sum, r)) / m**2) ** 0.5, trace**2 / square_trace


def test_without_autocorrelation_a_rate_is_a_plain_regression(walks: FloatArray) -> None:
    found = slopes_of(walks, YEARS, process="rate", rho=0.0)
    p = 2 * probability_above(-np.abs(found.slope), found.se, found.df, np.zeros(len(walks)))
    for row, values in enumerate(walks):
        here = np.isfinite(values)
        if here.sum() < 3:
            assert np.isnan(found.slope[row])
            continue
        line = stats.linregress(YEARS[here], values[here])
        ours = (found.slope[row], found.se[row], p[row])
        assert ours == pytest.approx((line.slope, line.stderr, line.pvalue), rel=1e-9)
        assert found.df[row] == pytest.approx(here.sum() - 2)


@pytest.mark.parametrize("rho", [0.0, 0.3, 0.6])
def test_a_rate_with_autocorrelation_is_the_formula_written_out(
    walks: FloatArray, rho: float
) -> None:
    found = slopes_of(walks, YEARS, process="rate", rho=rho)
    for row, values in enumerate(walks):
        here = np.isfinite(values)
        if here.sum() >= 3:
            centred = values[here] - values[here][0]
            slow = slow_rate(centred, YEARS[here], rho)
            ours = (found.slope[row], found.se[row], found.df[row])
            assert ours == pytest.approx(slow, rel=1e-9)


@pytest.mark.parametrize("rho", [0.0, 0.3, 0.6])
def test_a_stock_is_the_mean_change_with_its_formula_written_out(
    walks: FloatArray, rho: float
) -> None:
    found = slopes_of(walks[::3], YEARS, process="stock", rho=rho)
    for row, values in enumerate(walks[::3]):
        ours = (found.slope[row], found.se[row], found.df[row])
        assert ours == pytest.approx(slow_stock(values, rho), rel=1e-9)


def test_a_stock_without_autocorrelation_is_a_t_test_of_its_changes(walks: FloatArray) -> None:
    found = slopes_of(walks[::3], YEARS, process="stock", rho=0.0)
    up = probability_above(found.slope, found.se, found.df, np.zeros_like(found.slope))
    for row, values in enumerate(walks[::3]):
        test = stats.ttest_1samp(np.diff(values), 0, alternative="greater")
        assert 1 - up[row] == pytest.approx(test.pvalue, rel=1e-8)


def test_a_stock_with_a_missing_year_has_the_same_mean_change() -> None:
    values = np.array([[10.0, np.nan, 16, 17, 21, 22, 27, 31]])
    found = slopes_of(values, YEARS, process="stock", rho=0.3)
    assert found.slope[0] == pytest.approx(3)
    assert found.n[0] == 7


def test_known_errors_are_the_least_uncertainty_there_is() -> None:
    values = np.arange(8.0)[None, :]
    error = np.full((1, 8), 4.0)
    rate = slopes_of(values, YEARS, process="rate", rho=0.3, error_variance=error)
    stock = slopes_of(values, YEARS, process="stock", rho=0.3, error_variance=error)
    assert rate.se[0] == pytest.approx(np.sqrt(4 / 42))
    assert stock.se[0] == pytest.approx(np.sqrt(4 * 2) / 7)


def test_theil_sen_is_that_of_scipy(walks: FloatArray) -> None:
    found = theil_sen(walks, YEARS)
    for row, values in enumerate(walks):
        here = np.isfinite(values)
        if here.sum() >= 2:
            assert found[row] == pytest.approx(
                stats.theilslopes(values[here], YEARS[here]).slope, rel=1e-9
            )


def test_mann_kendall_without_ties_is_the_exact_test_of_scipy(walks: FloatArray) -> None:
    found = mann_kendall(walks)
    for row, values in enumerate(walks):
        here = np.isfinite(values)
        if here.sum() >= 2:
            exact = stats.kendalltau(YEARS[here], values[here], method="exact").pvalue
            assert found[row] == pytest.approx(exact, abs=1e-9)


@given(st.lists(st.integers(0, 3), min_size=2, max_size=6))
def test_mann_kendall_with_ties_counts_all_orders(values: list[int]) -> None:
    def score(order: tuple[int, ...]) -> int:
        count = len(order)
        pairs = ((i, j) for i in range(count) for j in range(i + 1, count))
        return sum((order[j] > order[i]) - (order[j] < order[i]) for i, j in pairs)

    own = abs(score(tuple(values)))
    orders = list(permutations(values))
    p = sum(abs(score(order)) >= own for order in orders) / len(orders)
    assert mann_kendall(np.array([values], dtype=float))[0] == pytest.approx(p, abs=1e-9)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_benjamini_hochberg_is_that_of_scipy(p: list[float]) -> None:
    ours = adjusted_p(np.array([*p, np.nan]))
    assert ours[:-1] == pytest.approx(stats.false_discovery_control(p), abs=1e-9)
    assert np.isnan(ours[-1])
    assert not called_out(np.array([np.nan]))[0]


@pytest.mark.parametrize("process", ["rate", "stock"])
@pytest.mark.parametrize(("n", "near"), [(8, 0.08), (13, 0.04), (25, 0.02)])
def test_the_pooled_autocorrelation_finds_the_true_one(
    process: Process, n: int, near: float
) -> None:
    for true in (0.0, 0.3):
        values = made_up(process, 20_000, n, true, slope=0.4, seed=3)
        assert pooled_autocorrelation(values, process=process) == pytest.approx(true, abs=near)


def test_too_few_series_get_the_default_autocorrelation() -> None:
    assert pooled_autocorrelation(np.ones((3, 8)), process="rate") == 0.3
    assert pooled_autocorrelation(np.ones((30, 8)), process="rate") == 0.3
    short = made_up("rate", 30, 6, 0.0, seed=1)
    assert pooled_autocorrelation(short, process="rate") == 0.3


def test_the_pooled_autocorrelation_stays_within_its_limits() -> None:
    zigzag = np.tile([1.0, -1, 1, -1, 1, -1, 1, -1], (12, 1))
    assert pooled_autocorrelation(zigzag, process="rate") == 0.0
    wave = np.tile(np.sin(np.linspace(0, 6.0, 60)), (12, 1))
    assert pooled_autocorrelation(wave, process="rate") == 0.6


def test_dersimonian_laird_is_the_formula_written_out() -> None:
    b, se = np.array([1.0, 2.0, 6.0, 3.0]), np.array([0.5, 1.0, 1.5, 0.7])
    w = [1 / s**2 for s in se]
    mean = sum(x * y for x, y in zip(w, b, strict=True)) / sum(w)
    q = sum(x * (y - mean) ** 2 for x, y in zip(w, b, strict=True))
    tau = (q - 3) / (sum(w) - sum(x**2 for x in w) / sum(w))
    assert tau_squared(b, se) == pytest.approx(tau)
    found = shrunken(b, se, centre=2.5)
    keep = [tau / (tau + s**2) for s in se]
    drawn = [k * x + (1 - k) * 2.5 for k, x in zip(keep, b, strict=True)]
    assert found.slope == pytest.approx(drawn)
    assert found.se == pytest.approx([np.sqrt(k) * s for k, s in zip(keep, se, strict=True)])


def test_equal_slopes_shrink_wholly_and_single_ones_not() -> None:
    same = shrunken(np.array([2.0, 2.0, 2.0]), np.ones(3))
    assert same.tau_squared == 0
    assert same.slope == pytest.approx([2, 2, 2])
    assert same.se == pytest.approx([3**-0.5] * 3)
    alone = shrunken(np.array([5.0]), np.array([1.0]))
    assert (alone.slope[0], alone.se[0]) == (5, 1)
    exact = shrunken(np.array([5.0, 1.0, 2.0]), np.array([0.0, 1.0, 1.0]))
    assert exact.slope[0] == 5


def test_rank_intervals_are_those_of_a_slow_loop_over_draws() -> None:
    values, se = np.array([3.0, 1.0, 2.0, np.nan]), np.array([0.5, 0.5, 2.0, 1.0])
    found = rank_intervals(values, se, highest_is_best=True, draws=2000, seed=4)
    assert found.rank.tolist() == [1, 3, 2, 0]
    noise = np.random.default_rng(4).standard_normal((2000, 3))
    drawn = []
    for row in noise:
        now = -values[:3] + row * se[:3]
        drawn.append([1 + sum(other < own for other in now) for own in now])
    for place in range(3):
        ranks = sorted(row[place] for row in drawn)
        assert (found.low[place], found.high[place]) == (ranks[100], ranks[1899])


def test_ranks_that_overlap_by_more_than_half_are_not_ranked() -> None:
    assert may_be_ranked((1, 4), (4, 9))
    assert not may_be_ranked((1, 4), (2, 9))


def test_exact_values_have_exact_ranks() -> None:
    found = rank_intervals(np.array([1.0, 2, 3, 4]), np.zeros(4), highest_is_best=False)
    assert found.low.tolist() == found.high.tolist() == [1, 2, 3, 4]
    assert found.quartile.tolist() == [1, 2, 3, 4]


def test_a_change_is_tested_with_all_its_variances() -> None:
    one = change_between(
        np.array([10.0]), np.array([11.2]), se_then=np.array([0.3]), se_now=np.array([0.4]),
        overlap=0.5, revision_sd=0.2, irregular_sd=0.1, rho=0.3, years=2,
    )  # fmt: skip
    variance = 0.09 + 0.16 - 2 * 0.5 * 0.12 + 0.04 + 2 * 0.01 * (1 - 0.09)
    assert one.se[0] == pytest.approx(variance**0.5)
    assert one.p[0] == pytest.approx(2 * stats.norm.sf(1.2 / variance**0.5))
    assert bool(one.is_real[0])
    assert one.high[0] - one.low[0] == pytest.approx(2 * 1.6448536269514722 * variance**0.5)


def test_chances_are_those_of_students_t() -> None:
    odds = chances(
        np.array([-1.0]), np.array([0.8]), np.array([5.0]), sign=np.array([-1.0]),
        pace=np.array([-2.0]),
    )  # fmt: skip
    t = stats.t(5)
    assert odds.direction[0] == pytest.approx(t.cdf(1 / 0.8))
    assert odds.on_pace[0] == pytest.approx(t.cdf((1 - 1.9) / 0.8))
    assert odds.sixty[0] == pytest.approx(t.cdf((1 - 1.2) / 0.8))
