"""Rounded counts, and how far a sum of them may be off."""

import numpy as np
import pytest
from tests.spec.disclosure.building import members, table

from regiokompas.analysis.disclosure.rounding import rounded, rounding_variance
from regiokompas.domain.errors import FigureError


def test_counts_are_rounded_with_halves_away_from_zero() -> None:
    result = rounded(table(members(12, 13, 15, -15, None), total=25), to=10)
    assert result.sort("area")["value"].to_list() == [30.0, 10.0, 10.0, 20.0, -20.0, None]


def test_rounding_to_five_has_a_margin_of_almost_three() -> None:
    margins = rounded(table(members(12, None)), to=5).sort("area")["margin"].to_list()
    assert margins == [pytest.approx(1.96 * 5 / 12**0.5), pytest.approx(2.829, abs=1e-3), None]


@pytest.mark.parametrize(("to", "deviation"), [(5, 5.4), (100, 108)])
def test_a_sum_of_fourteen_has_the_published_deviation(to: int, deviation: float) -> None:
    assert rounding_variance(to=to, cells=14) ** 0.5 == pytest.approx(deviation, rel=0.005)


def test_the_variance_is_that_of_simulated_sums() -> None:
    counts = np.random.default_rng(1).integers(0, 100_000, size=(20_000, 14)).astype(float)
    errors = (np.round(counts / 100) * 100 - counts).sum(axis=1)
    assert errors.var() == pytest.approx(rounding_variance(to=100, cells=14), rel=0.03)


def test_rounding_to_nothing_is_refused() -> None:
    with pytest.raises(FigureError, match="multiples of 0"):
        rounding_variance(to=0, cells=1)
