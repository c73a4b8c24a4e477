"""Figures of former municipalities told for those of today, by hand."""

from typing import Any

import polars as pl
import pytest

from regiokompas.analysis.harmonisation.current import (
    Borders,
    PartMunicipalities,
    existing,
    in_current_borders,
    marks_of,
)
from regiokompas.domain.harmonisation import BorderChange, BorderShare
from regiokompas.domain.series import FIGURES
from regiokompas.domain.texts import Text

SOURCE = Text(nl="a", en="a", de="a")
OWN = {"p": PartMunicipalities()}


def change(year: int, *rows: tuple[str, str, float], **unresolved: Any) -> BorderChange:
    shares = tuple(
        BorderShare(old=old, current=current, share=share) for old, current, share in rows
    )
    return BorderChange(year=year, shares=shares, source=SOURCE, **unresolved)


# GM0001 and GM0002 become GM0003 in 2015; a quarter of GM0004 goes to GM0003 in 2018.
MERGER = change(2015, ("GM0001", "GM0003", 1.0), ("GM0002", "GM0003", 1.0))
PART = change(
    2018, ("GM0003", "GM0003", 1.0), ("GM0004", "GM0003", 0.25), ("GM0004", "GM0004", 0.75)
)
BORDERS = Borders([MERGER, PART])


def figures(*rows: tuple[str, str, float | None], part: str = "p") -> pl.DataFrame:
    told = [
        (part, area, period, value, "missing" if value is None else "final", None)
        for area, period, value in rows
    ]
    frame = pl.DataFrame(told, schema=FIGURES, orient="row")
    return frame.with_columns(pl.concat_list(pl.lit("t")).alias("origin"))


def told(frame: pl.DataFrame) -> dict[tuple[str, str], tuple[float | None, str]]:
    rows = frame.select("area", "period", "value", "status").iter_rows()
    return {(area, period): (value, status) for area, period, value, status in rows}


def test_every_year_is_told_for_the_municipalities_of_today() -> None:
    own = figures(
        *(("GM0001", "2014", 100.0), ("GM0002", "2014", 20.0), ("GM0004", "2014", 40.0)),
        *(("GM0003", "2017", 130.0), ("GM0004", "2017", 80.0)),
        *(("GM0003", "2018", 151.0), ("GM0004", "2018", 60.0)),
        *(("GM0009", "2014", 7.0), ("NL01", "2014", 167.0)),
    )
    found = in_current_borders(own, BORDERS, OWN)
    assert told(found) == {
        ("GM0003", "2014"): (130.0, "estimated"),
        ("GM0004", "2014"): (30.0, "estimated"),
        ("GM0003", "2017"): (150.0, "estimated"),
        ("GM0004", "2017"): (60.0, "estimated"),
        ("GM0003", "2018"): (151.0, "final"),
        ("GM0004", "2018"): (60.0, "final"),
        ("GM0009", "2014"): (7.0, "final"),
        ("NL01", "2014"): (167.0, "final"),
    }
    assert found["origin"].to_list() == [["t"]] * found.height


def test_nobody_is_lost() -> None:
    own = figures(("GM0001", "2014", 100.0), ("GM0002", "2014", 20.0), ("GM0004", "2014", 40.0))
    assert in_current_borders(own, BORDERS, OWN)["value"].sum() == own["value"].sum()


def test_a_missing_part_leaves_a_hole() -> None:
    own = figures(("GM0001", "2014", 100.0), ("GM0002", "2014", None), ("GM0004", "2014", 40.0))
    assert told(in_current_borders(own, BORDERS, OWN))["GM0003", "2014"] == (None, "incomplete")


def test_what_the_source_tells_of_the_later_municipality_wins() -> None:
    own = figures(("GM0001", "2014", 100.0), ("GM0002", "2014", 20.0), ("GM0003", "2014", 119.0))
    only_merger = Borders([MERGER])
    assert told(in_current_borders(own, only_merger, OWN)) == {("GM0003", "2014"): (119.0, "final")}


def test_a_row_without_a_figure_of_before_it_began_gives_way() -> None:
    own = figures(("GM0001", "2014", 100.0), ("GM0002", "2014", 20.0), ("GM0003", "2014", None))
    assert told(in_current_borders(own, Borders([MERGER]), OWN)) == {
        ("GM0003", "2014"): (120.0, "final")
    }


@pytest.mark.parametrize(
    ("municipalities", "expected"),
    [
        # Told for the municipalities of 2015: nothing of the merger, only the part of 2018.
        (PartMunicipalities(year=2015), (140.0, "estimated")),
        # Told for those of 2018: as it is.
        (PartMunicipalities(year=2018), (130.0, "final")),
    ],
)
def test_a_table_in_later_borders(
    municipalities: PartMunicipalities, expected: tuple[float, str]
) -> None:
    own = figures(("GM0003", "2012", 130.0), ("GM0004", "2012", 40.0))
    found = in_current_borders(own, BORDERS, {"p": municipalities})
    assert told(found)["GM0003", "2012"] == expected


def test_a_position_at_the_end_of_a_year_is_about_the_municipalities_of_that_year() -> None:
    shifted = {"p": PartMunicipalities(shift=1)}
    own = figures(("GM0001", "2015", 100.0), ("GM0002", "2015", 20.0))
    assert told(in_current_borders(own, Borders([MERGER]), shifted)) == {
        ("GM0003", "2015"): (120.0, "final")
    }


def test_quarters_and_months_follow_the_year() -> None:
    own = figures(
        *(("GM0001", "2014-Q4", 1.0), ("GM0002", "2014-Q4", 2.0)),
        *(("GM0001", "2014-12", 3.0), ("GM0002", "2014-12", 4.0)),
    )
    assert told(in_current_borders(own, Borders([MERGER]), OWN)) == {
        ("GM0003", "2014-Q4"): (3.0, "final"),
        ("GM0003", "2014-12"): (7.0, "final"),
    }


def test_what_cannot_be_added_up_stays_and_the_ended_leave() -> None:
    own = figures(("GM0001", "2014", 1.0), ("GM0003", "2015", 2.0), ("GM0004", "2014", 3.0))
    assert told(existing(own, BORDERS)) == {
        ("GM0003", "2015"): (2.0, "final"),
        ("GM0004", "2014"): (3.0, "final"),
    }


# In 2014 GM0005 ended and GM0006 gained, nobody knows how much; GM0006 became GM0007 in 2016.
OPEN = Borders(
    [
        change(
            2014,
            unresolved_old=("GM0005",),
            unresolved_current=("GM0006",),
            unresolved_ended=("GM0005",),
        ),
        change(2016, ("GM0006", "GM0007", 1.0), ("GM0008", "GM0007", 1.0)),
    ]
)
OPEN_FIGURES = figures(
    *(("GM0005", "2013", 10.0), ("GM0006", "2013", 50.0), ("GM0008", "2013", 5.0)),
    *(("GM0006", "2014", 58.0), ("GM0008", "2014", 5.0)),
    ("GM0007", "2016", 64.0),
)


def test_an_unresolved_change_stays_a_break_of_the_municipality_it_went_into() -> None:
    found = in_current_borders(OPEN_FIGURES, OPEN, OWN)
    assert told(found) == {
        ("GM0007", "2013"): (55.0, "final"),
        ("GM0007", "2014"): (63.0, "final"),
        ("GM0007", "2016"): (64.0, "final"),
    }
    # The marks are those of the figures as the source gives them.
    marks = marks_of(OPEN_FIGURES, OPEN, OWN, indicator="i", is_summed=True)
    assert marks.rows() == [
        ("i", "GM0007", "2013", "G"),
        ("i", "GM0007", "2014", "B"),
        ("i", "GM0007", "2014", "G"),
    ]


def test_without_adding_up_each_change_is_a_break() -> None:
    own = figures(
        *(("GM0003", "2015", 1.0), ("GM0003", "2017", 2.0), ("GM0003", "2018", 3.0)),
        *(("GM0004", "2017", 1.0), ("GM0004", "2019", 2.0)),
        ("GM0009", "2015", 1.0),
    )
    marks = marks_of(own, BORDERS, OWN, indicator="i", is_summed=False)
    assert marks.rows() == [("i", "GM0003", "2018", "B"), ("i", "GM0004", "2019", "B")]


def test_a_table_in_one_set_of_borders_has_no_break() -> None:
    own = figures(("GM0003", "2016", 1.0), ("GM0003", "2020", 2.0))
    fixed = {"p": PartMunicipalities(year=2020)}
    assert marks_of(own, BORDERS, fixed, indicator="i", is_summed=False).is_empty()


def test_a_new_code_alone_is_no_sum() -> None:
    renamed = Borders([change(2015, ("GM0001", "GM0003", 1.0))])
    own = figures(("GM0001", "2014", 8.0), ("GM0003", "2015", 9.0))
    assert told(in_current_borders(own, renamed, OWN))["GM0003", "2014"] == (8.0, "final")
    assert marks_of(own, renamed, OWN, indicator="i", is_summed=True).is_empty()


def test_without_changes_nothing_happens() -> None:
    own = figures(("GM0001", "2014", 8.0))
    assert in_current_borders(own, Borders(), OWN).equals(own)
    assert marks_of(own, Borders(), OWN, indicator="i", is_summed=True).is_empty()
