"""Figures of another country need a grade, a difference in words, and no untold break."""

from pathlib import Path

import pytest
from tests.tiny import PEOPLE, TABLE, write_project

from regiokompas.declarations.check import check_declarations
from regiokompas.declarations.load import load_declarations

GRADED = """
[[abroad]]
country = "DE"
grade = "near"
difference = { nl = "Anders geteld.", en = "Counted otherwise.", de = "Anders gezählt." }
"""
OWN = """
[abroad.formula]
kind = "value"
input = "persons"

[abroad.inputs.persons]
aggregate = "none"

[[abroad.inputs.persons.parts]]
table = "made-up-people"
measure = "people"
unit = "aantal"
"""


def problems(folder: Path, *, indicator: str = "", table: str = TABLE) -> str:
    write_project(folder)
    (folder / "tables" / "made-up-people.toml").write_text(table, encoding="utf-8")
    next((folder / "indicators").rglob("old-share.toml")).unlink()
    path = next((folder / "indicators").rglob("people.toml"))
    path.write_text(PEOPLE + indicator, encoding="utf-8")
    return "\n".join(str(problem) for problem in check_declarations(load_declarations(folder)))


FOREIGN = TABLE.replace('column = "code"', 'column = "code"\nby = "nuts"')


def test_a_table_with_areas_abroad_needs_a_grade(tmp_path: Path):
    assert "nothing says how far they compare" in problems(tmp_path, table=FOREIGN)


def test_with_a_grade_and_the_difference_in_words_all_is_right(tmp_path: Path):
    assert problems(tmp_path, table=FOREIGN, indicator=GRADED) == ""


@pytest.mark.parametrize(
    ("indicator", "words"),
    [
        (GRADED.replace('"DE"', '"DEA"'), "'DEA' is no country"),
        (GRADED + GRADED, "DE stands twice"),
        (GRADED.replace('"Anders geteld."', '""'), "empty or a placeholder"),
        (GRADED + OWN.split("[abroad.inputs", maxsplit=1)[0], "need both inputs and a formula"),
        (GRADED + OWN.replace("made-up-people", "made-up-persons"), "does not exist"),
        (GRADED + OWN.replace('input = "persons"', 'input = "people"'), "is no input"),
    ],
)
def test_what_does_not_fit_is_told(tmp_path: Path, indicator: str, words: str):
    assert words in problems(tmp_path, table=FOREIGN, indicator=indicator)


def test_a_break_that_the_publisher_marks_is_told_to_readers(tmp_path: Path):
    table = FOREIGN + '\n[breaks]\nDE = ["2021"]\n'
    assert "has a break for DE in 2021" in problems(tmp_path, table=table, indicator=GRADED)
    told = '\n[[abroad.breaks]]\nperiod = "2021"\n'
    told += 'reason = { nl = "Telling.", en = "Census.", de = "Zensus." }\n'
    assert problems(tmp_path, table=table, indicator=GRADED + told) == ""


def test_an_unknown_grade_is_refused(tmp_path: Path):
    with pytest.raises(Exception, match="grade"):
        problems(tmp_path, table=FOREIGN, indicator=GRADED.replace("near", "roughly"))
