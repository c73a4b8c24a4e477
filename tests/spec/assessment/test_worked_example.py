"""The worked example: the inhabitants of a region that wants 100,000 more by 2050."""

import pytest
from tests.spec.assessment.series import PLACE, series

from regiokompas.analysis.assessment.assess import assess
from regiokompas.analysis.assessment.records import verdict_record
from regiokompas.domain.verdicts import Flag, State, Target, Tier, Verdict, Yardstick

# Statistics Netherlands, table 03759ned: inhabitants on 1 January 2012-2024.
INHABITANTS = [
    626586, 626726, 626339, 625976, 626525, 627209, 627848, 629284, 631064, 631733, 633917,
    638897, 640806,
]  # fmt: skip
GOAL = Target(kind="level", value=740806, year=2050, base_value=640806, base_year=2024)
STOCK = Yardstick(direction="up", process="stock")


@pytest.fixture(scope="module")
def verdict() -> Verdict:
    rows = series(INHABITANTS, first=2012)
    (found,) = assess(rows, yardstick=STOCK, until=2024, targets={PLACE: GOAL})
    return found


def test_the_drift_of_the_last_eight_values_is_1942_a_year(verdict: Verdict) -> None:
    assert verdict.window == (2017, 2024)
    assert verdict.n == 8
    assert verdict.slope == pytest.approx((640806 - 627209) / 7)
    assert round(verdict.slope or 0) == 1942
    assert round(verdict.slope_se or 0) == 763


def test_half_of_the_required_pace_is_established_to_be_too_slow(verdict: Verdict) -> None:
    assert round(verdict.required_pace or 0) == 3846
    assert (verdict.state, verdict.tier) == (State.TOO_SLOW, Tier.STRONG)
    assert Flag.FAR_TOO_SLOW not in verdict.flags
    numbers = [verdict.ratio, verdict.ratio_low, verdict.ratio_high]
    assert [round(number or 0, 2) for number in numbers] == [0.51, 0.11, 0.90]


def test_the_reason_is_one_sentence_in_three_languages(verdict: Verdict) -> None:
    assert verdict.reason.nl == (
        "Vastgesteld: het gaat de goede kant op (kans 98%), maar met 51% van het nodige tempo; "
        "de kans dat dit genoeg is, is 4%."
    )
    assert verdict.reason.en.startswith("Established: it goes the right way (probability 98%)")
    assert verdict.reason.de.startswith("Festgestellt: es geht in die richtige Richtung")


def test_the_record_holds_every_component(verdict: Verdict) -> None:
    record = verdict_record(verdict)
    assert record["state"] == "too-slow"
    assert record["tier"] == "strong"
    assert {
        "indicator", "area", "window", "n", "slope", "slope_se", "required_pace", "ratio",
        "acceleration", "probability_direction", "probability_on_pace", "reason", "methods",
    } < set(record)  # fmt: skip
    assert record["acceleration"] == pytest.approx(1.98, abs=0.005)
    assert set(record["methods"]) == {
        "eurostat", "statistics-canada", "un-progress-chart", "destatis-weather",
    }  # fmt: skip


def test_the_value_expected_today_lies_on_the_straight_road() -> None:
    goal = Target(kind="level", value=200, year=2034, base_value=100, base_year=2014)
    rows = series([101, 104, 106, 110, 113, 114, 119, 120])
    (found,) = assess(rows, yardstick=STOCK, until=2024, targets={PLACE: goal})
    assert found.original_pace == pytest.approx(5)
    assert found.expected_value == pytest.approx(150)
    assert found.remaining_pace == pytest.approx(8)
