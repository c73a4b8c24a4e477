"""What an indicator's formula makes of its inputs."""

import polars as pl
import pytest

from regiokompas.analysis.formulas import indicator_series
from regiokompas.domain.errors import FigureError
from regiokompas.domain.indicators import Formula, Indicator, Input, Part
from regiokompas.domain.series import FIGURES, SERIES, checked
from regiokompas.domain.texts import Text

TEXT = Text(nl="x", en="x", de="x")
MEMBERS = ["GM0001", "GM0002"]


def part(measure: str) -> Part:
    return Part(table="t", measure=measure, unit="aantal")


def indicator(formula: Formula, inputs: dict[str, Input], **changes: object) -> Indicator:
    values: dict[str, object] = {
        "id": "made-up", "status": "published", "name": TEXT, "definition": TEXT,
        "unit": "people", "decimals": 0, "direction": "none", "frequency": "year",
        "process": "rate", "inputs": inputs, "formula": formula,
    }  # fmt: skip
    return Indicator(**{**values, **changes})  # type: ignore[arg-type]


def figures(*rows: tuple[str, str, str, float | None, str]) -> pl.DataFrame:
    frame = pl.DataFrame(
        [
            {
                "part": part(measure).key, "area": area, "period": period,
                "value": value, "status": status, "margin": None,
            }
            for measure, area, period, value, status in rows
        ],
        schema=FIGURES,
    )  # fmt: skip
    return checked(frame, FIGURES, place="test")


def series(declared: Indicator, frame: pl.DataFrame) -> dict[tuple[str, str], float | None]:
    result = indicator_series(declared, frame, region="CR99", members=MEMBERS, country="NL01")
    assert checked(result, SERIES, place="test").height == result.height
    return {
        (area, period): value
        for area, period, value in result.select("area", "period", "value").iter_rows()
    }


DIFFERENCE = indicator(
    Formula(kind="sql", sql="births - deaths"),
    {"births": Input(parts=(part("b"),)), "deaths": Input(parts=(part("d"),))},
)


def test_a_difference_is_taken_for_each_area_and_for_the_sums_of_the_region() -> None:
    frame = figures(
        ("b", "GM0001", "2020", 10, "final"), ("d", "GM0001", "2020", 4, "final"),
        ("b", "GM0002", "2020", 1, "final"), ("d", "GM0002", "2020", 3, "final"),
    )  # fmt: skip
    assert series(DIFFERENCE, frame) == {
        ("CR99", "2020"): 4, ("GM0001", "2020"): 6, ("GM0002", "2020"): -2,
    }  # fmt: skip


def test_without_one_of_the_inputs_there_is_no_value_and_the_reason_stays() -> None:
    frame = figures(
        ("b", "GM0001", "2020", 10, "final"), ("d", "GM0001", "2020", None, "secret"),
    )  # fmt: skip
    result = indicator_series(DIFFERENCE, frame, region="CR99", members=MEMBERS, country="NL01")
    own = result.filter(area="GM0001")
    assert own.select("value", "status").rows() == [(None, "secret")]


SHARE = indicator(
    Formula(kind="share", numerator="old", denominator="all"),
    {"old": Input(parts=(part("o"),)), "all": Input(parts=(part("a"),))},
    unit="percent",
)


def test_a_share_of_nothing_is_impossible_not_zero_and_not_infinite() -> None:
    frame = figures(("o", "GM0001", "2020", 0, "final"), ("a", "GM0001", "2020", 0, "final"))
    result = indicator_series(SHARE, frame, region="CR99", members=MEMBERS, country="NL01")
    assert result.filter(area="GM0001").select("value", "status").rows() == [(None, "impossible")]


def test_only_periods_of_the_declared_frequency_count() -> None:
    yearly = indicator(Formula(kind="value", input="x"), {"x": Input(parts=(part("x"),))})
    frame = figures(
        ("x", "NL01", "2020", 4, "final"),
        ("x", "NL01", "2020-Q1", 1, "final"),
        ("x", "NL01", "2020-03", 0.3, "final"),
    )
    assert series(yearly, frame) == {("NL01", "2020"): 4}
    quarterly = indicator(
        Formula(kind="value", input="x"), {"x": Input(parts=(part("x"),))}, frequency="quarter"
    )
    assert series(quarterly, frame) == {("NL01", "2020-Q1"): 1}


def test_the_country_is_computed_only_where_the_indicator_says_so() -> None:
    inputs = {
        "x": Input(parts=(part("x"),), aggregate="weighted-mean", weight="w"),
        "w": Input(parts=(part("w"),)),
    }
    frame = figures(
        ("x", "GM0001", "2020", 1, "final"), ("w", "GM0001", "2020", 1, "final"),
        ("x", "GM0002", "2020", 3, "final"), ("w", "GM0002", "2020", 1, "final"),
        ("x", "GM0777", "2020", 8, "final"), ("w", "GM0777", "2020", 2, "final"),
    )  # fmt: skip
    formula = Formula(kind="value", input="x")
    assert ("NL01", "2020") not in series(indicator(formula, inputs), frame)
    with_country = series(indicator(formula, inputs, country_from_parts=True), frame)
    assert with_country["NL01", "2020"] == 5.0
    assert with_country["CR99", "2020"] == 2.0


def test_where_figures_may_not_be_brought_together_the_region_has_none() -> None:
    inputs = {"x": Input(parts=(part("x"),), aggregate="none")}
    frame = figures(("x", "GM0001", "2020", 1, "final"), ("x", "GM0002", "2020", 3, "final"))
    result = series(indicator(Formula(kind="value", input="x"), inputs), frame)
    assert ("CR99", "2020") not in result


def test_a_later_part_fills_what_the_first_lacks() -> None:
    inputs = {"x": Input(parts=(part("new"), part("old")))}
    frame = figures(
        ("old", "GM0001", "2019", 1, "final"), ("old", "GM0001", "2020", 2, "final"),
        ("new", "GM0001", "2020", 2, "provisional"), ("new", "GM0001", "2019", None, "missing"),
    )  # fmt: skip
    declared = indicator(Formula(kind="value", input="x"), inputs)
    assert series(declared, frame)["GM0001", "2019"] == 1
    result = indicator_series(declared, frame, region="CR99", members=MEMBERS, country="NL01")
    assert result.filter(area="GM0001", period="2020")["status"].to_list() == ["provisional"]


def test_parts_that_contradict_each_other_name_area_period_and_values() -> None:
    inputs = {"x": Input(parts=(part("new"), part("old")))}
    frame = figures(("old", "GM0001", "2020", 1, "final"), ("new", "GM0001", "2020", 2, "final"))
    with pytest.raises(FigureError, match="GM0001 in 2020: 1 and 2"):
        series(indicator(Formula(kind="value", input="x"), inputs), frame)
