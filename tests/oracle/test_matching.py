"""Matching against the slow way: SciPy's distance, one pair at a time."""

import numpy as np
import polars as pl
from scipy.spatial.distance import mahalanobis
from tests.spec.comparison.building import rule, series

from regiokompas.analysis.comparison.matching import matched


def test_distances_agree_with_scipy():
    chance = np.random.default_rng(7)
    mixing = np.array([[2.0, 0.4, -0.3], [0.0, 1.0, 0.6], [0.0, 0.0, 0.5]])
    values = chance.standard_normal((40, 3)) @ mixing + 5
    areas = [f"GM{number:04d}" for number in range(1, 41)]
    frame = pl.concat(
        series(
            {(area, "2025"): float(values[row, column]) for row, area in enumerate(areas)},
            indicator=name,
        )
        for column, name in enumerate("abc")
    )
    inverse = np.linalg.inv(np.cov(values, rowvar=False))
    for match in matched(frame, rule("a", "b", "c", count=10), areas=areas):
        own = values[areas.index(match.area)]
        slow = sorted(
            (mahalanobis(own, values[row], inverse), area)
            for row, area in enumerate(areas)
            if area != match.area
        )[:10]
        assert [area for _, area in slow] == list(match.others)
        assert np.allclose([far for far, _ in slow], match.distances, atol=1e-9)


def test_weights_stretch_the_axes():
    chance = np.random.default_rng(8)
    values = chance.standard_normal((30, 2))
    areas = [f"GM{number:04d}" for number in range(1, 31)]
    frame = pl.concat(
        series(
            {(area, "2025"): float(values[row, column]) for row, area in enumerate(areas)},
            indicator=name,
        )
        for column, name in enumerate("ab")
    )
    spread = 1.4826 * np.median(np.abs(values - np.median(values, axis=0)), axis=0)
    inverse = np.linalg.inv(np.cov(values / spread, rowvar=False))
    weighted = values / spread * np.sqrt([4.0, 1.0])
    for match in matched(frame, rule("a", "b", count=5, weights=(4.0, 1.0)), areas=areas):
        own = weighted[areas.index(match.area)]
        by_code = {area: mahalanobis(own, weighted[row], inverse) for row, area in enumerate(areas)}
        assert np.allclose([by_code[area] for area in match.others], match.distances, atol=1e-9)
