import dataclasses

import pytest

from regiokompas.domain.errors import DeclarationError, FigureError, SourceError
from regiokompas.sources.files.columns import columns_of
from regiokompas.sources.files.read import read_file_table
from regiokompas.sources.files.units import unit_in_header

SEXES = (
    "area,year,sex,sector,homes\n"
    "GM9001,2024,T   ,A,10\nGM9001,2024,T   ,B,20\nGM9001,2024,M   ,A,4\nGM9001,2024,M   ,B,5\n"
)


def test_kept_rows_meet_every_condition_of_table_and_part(declare, read, part):
    frame = read(declare(keep={"sex": "T"}), SEXES, part(where={"sector": "B"}))
    assert frame.select("part", "value").rows() == [("made-up|homes|sector=B|1", 20.0)]


def test_several_parts_are_read_from_one_file(declare, read, part):
    parts = [part(where={"sector": sector}) for sector in "AB"]
    frame = read(declare(keep={"sex": "T"}), SEXES, *parts)
    assert frame["value"].to_list() == [10.0, 20.0]


def test_parts_with_other_limits_are_kept_apart(declare, read, part):
    text = "area,year,homes\nGM9001,2022,1\nGM9001,2023,2\nGM9001,2024,3\n"
    early, late = part(until="2023"), part(since="2023")
    frame = read(declare(), text, early, late)
    assert frame.filter(part=early.key)["value"].to_list() == [1.0, 2.0]
    assert frame.filter(part=late.key)["value"].to_list() == [2.0, 3.0]


@pytest.mark.parametrize(
    ("keep", "where"),
    [({"sex": "Q"}, {}), ({}, {"sector": "Q"}), ({"sex": "T", "sector": "Q"}, {})],
)
def test_a_condition_that_meets_no_row_is_refused(declare, read, part, keep, where):
    with pytest.raises(SourceError, match=r"no row is left where the column '.*' is 'Q'") as no:
        read(declare(keep=keep), SEXES, part(where=where))
    assert "correct the condition" in str(no.value)


def test_a_condition_on_a_column_that_does_not_exist_is_refused(declare, read):
    with pytest.raises(SourceError, match="there is no column 'sexe'"):
        read(declare(keep={"sexe": "T"}), SEXES)


def test_the_same_area_and_period_twice_is_told_with_the_file(declare, read):
    with pytest.raises(FigureError, match=r"table\.csv: the same figure occurs twice") as refused:
        read(declare(keep={"sex": "T"}), SEXES)
    assert "`where`" in refused.value.problems[0].hint


def test_a_row_that_is_repeated_word_for_word_is_refused_too(declare, read):
    with pytest.raises(FigureError, match="the same figure occurs twice"):
        read(declare(), "area,year,homes\nGM9001,2024,1\nGM9001,2024,1\n")


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Homes (x 1 000)", "x 1 000"),
        ("Homes/Price (1 000 euro)", "1 000 euro"),
        ("(former) homes (%)", "%"),
        ("Homes (per (small) home)", "per (small) home"),
        ("Homes", None),
        ("Homes (old) in use", None),
        ("Homes)", None),
    ],
)
def test_the_unit_in_a_header_stands_between_the_last_brackets(header, unit):
    assert unit_in_header(header) == unit


def test_a_unit_that_does_not_fit_the_header_is_refused(declare, read, part):
    content = "area,year,Price (1 000 euro)\nGM9001,2024,5\n"
    measure = "Price (1 000 euro)"
    assert read(declare(), content, part(measure=measure, unit="1 000 euro")).height == 1
    with pytest.raises(SourceError, match="is in '1 000 euro', but declared in 'euro'"):
        read(declare(), content, part(measure=measure, unit="euro"))


def test_a_table_that_does_not_say_how_its_file_is_read_is_refused(declare):
    bare = dataclasses.replace(declare(), file=None)
    with pytest.raises(DeclarationError, match="does not say how its file is read"):
        columns_of(bare, b"area,year,homes\n")


@pytest.mark.parametrize("answers", [{}, {"a.csv": b"x\n", "b.csv": b"x\n"}])
def test_a_table_in_files_is_exactly_one_file(declare, part, answers):
    with pytest.raises(SourceError, match="needs exactly one file"):
        read_file_table(declare(), answers, [part()], {})


def test_no_parts_give_no_figures(declare):
    frame = read_file_table(declare(), {"table.csv": b"area,year,homes\n"}, [], {})
    assert frame.is_empty()


@pytest.mark.parametrize("rows", ["", "WK900101,2024,1\n", "GM9001,2012,1\n", "Nowhere,2024,\n"])
def test_a_file_that_has_nothing_for_a_part_is_refused(declare, read, part, rows):
    with pytest.raises(SourceError, match=r"table\.csv: no row of the file is a figure") as refused:
        read(declare(), "area,year,homes\n" + rows, part(since="2020"))
    assert "cut off" in refused.value.problems[0].hint


SCHOOLS = "area,year,school,homes\n9001,2024,a,10\n9001,2024,b,20\n9002,2024,c,5\n9002,2024,d,\n"


def test_rows_of_one_area_are_added_up_only_where_the_part_says_so(declare, read, part):
    table = declare(area={"prefix": "GM"})
    frame = read(table, SCHOOLS, part(rows="sum")).sort("area")
    assert frame.select("area", "value").rows() == [("GM9001", 30.0), ("GM9002", None)]
    with pytest.raises((FigureError, SourceError)):
        read(table, SCHOOLS, part())


def test_rows_with_a_text_are_counted_where_the_part_says_so(declare, read, part):
    table = declare(area={"prefix": "GM"})
    frame = read(table, SCHOOLS, part(measure="school", rows="count")).sort("area")
    assert frame["value"].to_list() == [2.0, 2.0]
