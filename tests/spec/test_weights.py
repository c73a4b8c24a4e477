"""An input that only weighs takes no part in the formula."""

import polars as pl

from regiokompas.analysis.formulas import indicator_series
from regiokompas.domain.indicators import Formula, Indicator, Input, Part
from regiokompas.domain.series import FIGURES
from regiokompas.domain.texts import Text

WORDS = Text(nl="aandeel", en="share", de="Anteil")
OLD = Part(table="ages", measure="old", unit="%")
VERY_OLD = Part(table="ages", measure="very-old", unit="%")
PEOPLE = Part(table="people", measure="people", unit="number")


def _indicator() -> Indicator:
    return Indicator(
        id="older",
        status="published",
        name=WORDS,
        definition=WORDS,
        unit="percent",
        decimals=1,
        direction="none",
        frequency="year",
        process="rate",
        inputs={
            "old": Input(parts=(OLD,), aggregate="weighted-mean", weight="people"),
            "very_old": Input(parts=(VERY_OLD,), aggregate="weighted-mean", weight="people"),
            "people": Input(parts=(PEOPLE,)),
        },
        formula=Formula(kind="sql", sql="old + very_old"),
        country_from_parts=True,
    )


def _figures(rows: list[tuple[Part, str, float]]) -> pl.DataFrame:
    return pl.DataFrame(
        [(part.key, area, "2021", value, "final", None) for part, area, value in rows],
        schema=FIGURES,
        orient="row",
    )


def _series() -> pl.DataFrame:
    figures = _figures(
        [
            (OLD, "GM0001", 10.0),
            (VERY_OLD, "GM0001", 5.0),
            (PEOPLE, "GM0001", 300.0),
            (OLD, "GM0002", 20.0),
            (VERY_OLD, "GM0002", 9.0),
            (PEOPLE, "GM0002", 100.0),
            (OLD, "CR12", 12.0),
            (VERY_OLD, "CR12", 7.0),
        ]
    )
    return indicator_series(
        _indicator(), figures, region="CR12", members=["GM0001", "GM0002"], country="NL01"
    )


def test_the_country_is_the_weighted_mean_of_every_input_the_formula_names() -> None:
    country = _series().filter(pl.col("area") == "NL01")
    assert country["value"].to_list() == [12.5 + 6.0]


def test_an_area_without_a_weight_keeps_its_own_figure() -> None:
    region = _series().filter(pl.col("area") == "CR12")
    assert region["value"].to_list() == [19.0]


def test_the_table_of_the_weights_is_no_origin_of_an_areas_own_figure() -> None:
    own = _series().filter(pl.col("area") == "GM0001")
    assert own["origin"].to_list() == [["ages"]]
