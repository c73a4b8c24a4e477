"""How a declared target becomes what the assessment judges."""

from regiokompas.analysis.targets import assessed_target, targets_by_area
from regiokompas.domain.targets import RegionTarget
from regiokompas.domain.verdicts import Target

GROWTH = RegionTarget(
    id="growth",
    indicator="people",
    challenges=(1,),
    areas=("CR99",),
    kind="increase",
    value=100.0,
    year=2050,
    baseline_period="2024",
    baseline_value=640.0,
)
ZERO = RegionTarget(
    id="zero", indicator="people", challenges=(1,), kind="zero", for_each_member=True
)


def test_an_increase_starts_from_the_official_series_and_not_from_the_rounded_stated_figure():
    assert assessed_target(GROWTH, base=641.0) == Target(
        kind="level", value=741.0, year=2050, base_value=641.0, base_year=2024
    )


def test_an_increase_without_a_figure_in_its_baseline_period_cannot_be_judged():
    assert assessed_target(GROWTH, base=None) is None
    assert targets_by_area((GROWTH,), indicator="people", members=(), bases={}) == {}


def test_a_stated_gap_is_never_taken_for_the_gap_of_the_series():
    gap = RegionTarget(
        id="gap",
        indicator="people",
        challenges=(1,),
        kind="gap",
        scale="log-gap",
        value=1.0,
        baseline_period="2022",
        baseline_value=-13.0,
    )
    assert assessed_target(gap, base=None) == Target(kind="gap", value=1.0, base_year=2022)


def test_a_level_uses_the_stated_baseline_only_where_the_series_has_none():
    level = RegionTarget(
        id="level",
        indicator="people",
        challenges=(1,),
        kind="level",
        value=5.0,
        baseline_period="2024",
        baseline_value=3.0,
    )
    with_series, without = assessed_target(level, base=4.0), assessed_target(level, base=None)
    assert with_series is not None
    assert with_series.base_value == 4.0
    assert without is not None
    assert without.base_value == 3.0


def test_a_target_for_each_member_holds_in_every_municipality_and_the_first_declared_counts():
    found = targets_by_area(
        (GROWTH, ZERO),
        indicator="people",
        members=("GM1", "GM2"),
        bases={("CR99", "2024"): 641.0},
    )
    assert {area: target.kind for area, target in found.items()} == {
        "CR99": "level",
        "GM1": "zero",
        "GM2": "zero",
    }
