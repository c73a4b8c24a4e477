"""Other published rules on cases worked out by hand: answer and deciding number."""

import numpy as np
import pytest

from regiokompas.analysis.assessment.published import growth, progress_chart, weather
from regiokompas.analysis.assessment.published.beside import CONSISTENT, Courses, answers_of
from regiokompas.domain.verdicts import Method

NONE = float("nan")


def answer(
    method: Method,
    values: list[float],
    target: float = NONE,
    *,
    years_to_target: float = NONE,
    first: float | None = None,
    since: int | None = None,
    sign: float = 1.0,
    limit: float | None = None,
) -> tuple[str, float]:
    """Return the answer of ``method`` on yearly ``values`` and the number it decides on."""
    last = len(values) - 1
    courses = Courses(
        values=np.array([values]),
        years=np.arange(len(values), dtype=float),
        first=np.array([values[0] if first is None else first]),
        first_year=np.array([0.0 if since is None else last - since]),
        last=np.array([values[-1]]),
        last_year=np.array([float(last)]),
        target=np.array([target]),
        target_year=np.array([last + years_to_target]),
        sign=np.array([sign]),
        natural_limit=limit,
    )
    number, words = answers_of(courses)[method]
    return str(words[0]), float(number[0])


# Two values a year apart, so that growth is a plain percentage. Target: two years from the start,
# with 2% a year asked: 100 -> 104.04.
@pytest.mark.parametrize(
    ("now", "eurostat", "statcan", "ratio"),
    [
        (103.0, "significant-progress", "on-track", 1.5),
        (102.0, "significant-progress", "on-track", 1.0),
        (101.9, "significant-progress", "on-track", 0.95),
        (101.8, "moderate-progress", "progress-but-acceleration-needed", 0.9),
        (101.2, "moderate-progress", "progress-but-acceleration-needed", 0.6),
        (101.0, "insufficient-progress", "limited-or-no-progress", 0.5),
        (100.0, "insufficient-progress", "limited-or-no-progress", 0.0),
        (99.0, "moving-away", "deterioration", -0.5),
        (105.0, "target-reached", "target-achieved", 2.5),
    ],
)
def test_growth_beside_a_rising_target(
    now: float, eurostat: str, statcan: str, ratio: float
) -> None:
    for method, words in (("eurostat", eurostat), ("statistics-canada", statcan)):
        found = answer(method, [100.0, now], 104.04, years_to_target=1)  # type: ignore[arg-type]  # both
        assert found == (words, pytest.approx(ratio))


# Halving in ten years asks 2^(-1/10) - 1 = -6.70% a year; a falling goal.
@pytest.mark.parametrize(
    ("now", "words", "ratio"),
    [
        (93.3, "significant-progress", 0.06700 / 0.066967),
        (95.0, "moderate-progress", 0.05 / 0.066967),
        (98.0, "insufficient-progress", 0.02 / 0.066967),
        (102.0, "moving-away", -0.02 / 0.066967),
        (50.0, "target-reached", 0.5 / 0.066967),
    ],
)
def test_growth_beside_a_falling_target(now: float, words: str, ratio: float) -> None:
    found = answer("eurostat", [100.0, now], 50.0, years_to_target=9, sign=-1.0)
    assert found == (words, pytest.approx(ratio, rel=1e-4))


def test_growth_over_several_years_is_compound() -> None:
    # 100 -> 121 in two years is 10% a year; 100 -> 146.41 in four years asks 10%.
    found = answer("eurostat", [100.0, 130.0, 121.0], 146.41, years_to_target=2)
    assert found == ("significant-progress", pytest.approx(1.0))


@pytest.mark.parametrize(
    ("values", "target"),
    [
        ([11.0, 10.0], 0.0),  # a target of zero: no growth leads there
        ([0.0, 10.0], 20.0),  # a start of zero
        ([-5.0, 5.0], 20.0),  # a change of sign
        ([5.0, -5.0], 20.0),
        ([-5.0, -4.0], -1.0),  # negative throughout
        ([10.0, 11.0], -3.0),  # a target of another sign
        ([10.0, 9.0], 10.0),  # a target equal to the start: no road
    ],
)
def test_growth_is_undefined_without_a_trick(values: list[float], target: float) -> None:
    sign = 1.0 if target > values[-1] else -1.0
    for method in ("eurostat", "statistics-canada"):
        words, number = answer(method, values, target, years_to_target=9, sign=sign)  # type: ignore[arg-type]  # both
        assert words == "undefined"
        assert np.isnan(number)


def test_a_reached_target_overrides_an_undefined_ratio() -> None:
    assert answer("eurostat", [0.0, 25.0], 20.0, years_to_target=9)[0] == "target-reached"


@pytest.mark.parametrize(
    ("now", "eurostat", "statcan"),
    [
        (102.0, "significant-progress", "on-track"),
        (101.5, "significant-progress", "on-track"),
        (101.0, "significant-progress", "progress-but-acceleration-needed"),
        (100.5, "moderate-progress", "progress-but-acceleration-needed"),
        (100.2, "moderate-progress", "limited-or-no-progress"),
        (100.0, "moderate-progress", "limited-or-no-progress"),
        (99.5, "moderate-moving-away", "deterioration"),
        (99.0, "significant-moving-away", "deterioration"),
        (98.0, "significant-moving-away", "deterioration"),
    ],
)
def test_growth_without_a_target(now: float, eurostat: str, statcan: str) -> None:
    assert answer("eurostat", [100.0, now])[0] == eurostat
    assert answer("statistics-canada", [100.0, now])[0] == statcan


def test_thresholds_shrink_near_a_natural_limit() -> None:
    # 90 of 100: C = 1 - 0.9^4.44 = 0.3736, so 1.5% becomes 0.56% a year.
    assert growth.limit_factor(np.array([90.0]), 100.0)[0] == pytest.approx(0.37360, abs=5e-5)
    near = [90.0, 90.9 - 0.3]  # +0.67%
    assert answer("statistics-canada", near)[0] == "progress-but-acceleration-needed"
    assert answer("statistics-canada", near, limit=100.0)[0] == "on-track"
    assert answer("statistics-canada", [110.0, 111.0], limit=100.0)[0] == "undefined"


@pytest.mark.parametrize(
    ("now", "target", "words", "share"),
    [
        # 10% a year for two more years: 110 -> 133.1, which is 33.1 of the road.
        (110.0, 133.1, "on-track-or-target-met", 1.0),
        (110.0, 134.0, "on-track-or-target-met", 33.1 / 34.0),
        (110.0, 150.0, "fair-progress", 33.1 / 50.0),
        (110.0, 500.0, "stagnation-or-regression", 33.1 / 400.0),
        (90.0, 150.0, "stagnation-or-regression", -27.1 / 50.0),
        (151.0, 150.0, "on-track-or-target-met", (151 * 1.51**2 - 100) / 50.0),
    ],
)
def test_the_progress_chart_extrapolates_growth(
    now: float, target: float, words: str, share: float
) -> None:
    found = answer("un-progress-chart", [100.0, now], target, years_to_target=2)
    assert found == (words, pytest.approx(share))


def test_the_progress_chart_can_work_towards_zero_but_not_from_it() -> None:
    # Halving each year for two more years: 50 -> 12.5, which is 87.5% of the road to zero.
    found = answer("un-progress-chart", [100.0, 50.0], 0.0, years_to_target=2, sign=-1.0)
    assert found == ("fair-progress", pytest.approx(0.875))
    assert answer("un-progress-chart", [0.0, 5.0], 9.0, years_to_target=2)[0] == "undefined"


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (102.0, "on-track-or-target-met"),
        (101.0, "fair-progress"),
        (100.5, "fair-progress"),
        (100.4, "stagnation-or-regression"),
        (90.0, "stagnation-or-regression"),
    ],
)
def test_the_progress_chart_without_a_target(now: float, words: str) -> None:
    assert answer("un-progress-chart", [100.0, now])[0] == words


@pytest.mark.parametrize(
    ("target", "words", "missed"),
    [
        # Two a year over the last six points, ten years left: 20 more.
        (28.0, "sun", -2 / 18),
        (31.0, "sun", 1 / 21),  # 4.8%
        (30.0, "sun", 0.0),
        (32.0, "sun-and-cloud", 2 / 22),
        (35.0, "sun-and-cloud", 0.2),
        (40.0, "cloud", 10 / 30),
        (9.0, "sun", NONE),
    ],
)
def test_the_weather_carries_the_mean_change_on(target: float, words: str, missed: float) -> None:
    values = [99.0, 0.0, 1.0, 6.0, 5.0, 7.0, 10.0]
    found, number = answer("destatis-weather", values, target, years_to_target=10)
    assert found == words
    if not np.isnan(missed):
        assert number == pytest.approx(missed)


def test_the_weather_works_across_zero_and_is_thunder_without_movement() -> None:
    across = answer("destatis-weather", [-4.0, -2, 0, 2], 22.0, years_to_target=10)
    assert across == ("sun", pytest.approx(0.0))
    assert answer("destatis-weather", [5.0] * 6, 9.0, years_to_target=5)[0] == "thunderstorm"
    assert answer("destatis-weather", [5.0, 4, 3, 2], 9.0, years_to_target=5)[0] == "thunderstorm"
    assert answer("destatis-weather", [1.0, 2, 3], 9.0, years_to_target=5)[0] == "undefined"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([1.0, 2, 3, 4], "sun"),
        ([1.0, 3, 5, 4], "sun-and-cloud"),
        ([4.0, 2, 1, 2], "cloud"),
        ([4.0, 3, 2, 1], "thunderstorm"),
        ([4.0, 4, 4, 4], "thunderstorm"),
        ([1.0, 2, 3], "undefined"),
    ],
)
def test_the_weather_without_a_target(values: list[float], words: str) -> None:
    assert answer("destatis-weather", values)[0] == words


def test_the_weather_steps_over_missing_years() -> None:
    mean, latest = weather.recent_changes(
        np.array([[1.0, 2, np.nan, 4, np.nan, 6], [np.nan, np.nan, 1, 2, np.nan, 3]]),
        np.arange(6.0),
    )
    assert mean.tolist()[0] == latest.tolist()[0] == 1.0
    assert np.isnan(mean[1])


def test_every_answer_has_its_place_beside_our_states() -> None:
    words = {
        *growth.EUROSTAT_TARGET, *growth.STATCAN_TARGET, *growth.EUROSTAT_TREND,
        *growth.STATCAN_TREND, *progress_chart.WORDS,
        weather.SUN, weather.SUN_AND_CLOUD, weather.CLOUD, weather.THUNDERSTORM,
    }  # fmt: skip
    assert set(CONSISTENT) == words
