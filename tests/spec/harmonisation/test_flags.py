"""Every figure says whether it may be set beside earlier ones, and whether it was recalculated."""

import polars as pl

from regiokompas.analysis.harmonisation.flags import flagged
from regiokompas.declarations.load import load_declarations
from regiokompas.domain.harmonisation import MARKS, no_marks

BROKEN = "distance-transfer-station"  # declares that its measurement changed in 2020


def series(*rows: tuple[str, str, str]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=["indicator", "area", "period"], orient="row")


def marks(*rows: tuple[str, str, str, str]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=MARKS, orient="row")


def test_marks_of_an_area_stand_at_its_own_figures_in_order():
    found = flagged(
        series(("a", "GM0001", "2020"), ("a", "GM0002", "2020"), ("a", "GM0001", "2019")),
        marks=marks(("a", "GM0001", "2020", "G"), ("a", "GM0001", "2020", "B")),
        indicators=[],
    )
    assert found["flags"].to_list() == [["B", "G"], [], []]


def test_a_change_of_measurement_is_a_break_of_every_area(project_root):
    indicator = load_declarations(project_root).indicators[BROKEN]
    (declared,) = indicator.breaks
    rows = [(BROKEN, area, year) for area in ("GM0001", "CR12") for year in ("1990", "2020")]
    found = flagged(
        series(*rows, ("other", "GM0001", "2020")),
        marks=marks((BROKEN, "GM0001", "2020", "B")),
        indicators=[indicator],
    )
    assert declared.period == "2020"
    assert found["flags"].to_list() == [[], ["B"], [], ["B"], []]


def test_nothing_to_know_is_an_empty_list():
    found = flagged(series(("a", "GM0001", "2020")), marks=no_marks(), indicators=[])
    assert found["flags"].to_list() == [[]]
    assert found.schema["flags"] == pl.List(pl.String)
