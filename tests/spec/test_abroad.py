"""Figures of another country: computed as declared, and only with a grade of comparability."""

from dataclasses import replace

import polars as pl
import pytest
from tests.spec.test_formulas import TEXT, figures, indicator, part

from regiokompas.analysis.formulas import indicator_series
from regiokompas.domain.errors import FigureError
from regiokompas.domain.indicators import Abroad, Formula, Indicator, Input

PEOPLE = indicator(Formula(kind="value", input="people"), {"people": Input(parts=(part("p"),))})
OWN = Abroad(country="DE", grade="same", difference=TEXT)
OTHER = Abroad(
    country="DE",
    grade="near",
    difference=TEXT,
    inputs={"persons": Input(parts=(replace(part("q"), factor=1000.0),))},
    formula=Formula(kind="value", input="persons"),
)
FRAME = figures(
    ("p", "CR99", "2020", 10, "final"),
    ("p", "DEA34", "2020", 7, "final"),
)


def series(
    declared: Indicator, frame: pl.DataFrame, abroad: dict[str, tuple[str, ...]]
) -> dict[str, float | None]:
    result = indicator_series(
        declared, frame, region="CR99", members=[], country="NL01", abroad=abroad
    )
    return dict(result.select("area", "value").iter_rows())


def test_figures_abroad_without_a_grade_are_refused() -> None:
    with pytest.raises(FigureError, match="nothing says how far they compare") as refused:
        series(PEOPLE, FRAME, {"DE": ("DEA34", "DE")})
    assert "[[abroad]]" in str(refused.value)


def test_without_figures_abroad_no_grade_is_asked() -> None:
    frame = figures(("p", "CR99", "2020", 10, "final"))
    assert series(PEOPLE, frame, {"DE": ("DEA34",)}) == {"CR99": 10}


def test_with_a_grade_the_formula_of_the_indicator_holds_abroad_too() -> None:
    graded = replace(PEOPLE, abroad=(OWN,))
    assert series(graded, FRAME, {"DE": ("DEA34",)}) == {"CR99": 10, "DEA34": 7}


def test_a_country_with_inputs_of_its_own_is_computed_from_those_in_our_unit() -> None:
    key = OTHER.inputs["persons"].parts[0].key
    there = figures(("p", "DEA34", "2020", 3.5, "final")).with_columns(pl.lit(key).alias("part"))
    graded = replace(PEOPLE, abroad=(OTHER,))
    assert series(graded, pl.concat([FRAME, there]), {"DE": ("DEA34",)}) == {
        "CR99": 10, "DEA34": 3.5,
    }  # fmt: skip


def test_a_region_on_no_border_has_no_figures_abroad() -> None:
    graded = replace(PEOPLE, abroad=(OTHER,))
    frame = FRAME.filter(pl.col("area") == "CR99")
    assert series(graded, frame, {}) == {"CR99": 10}
