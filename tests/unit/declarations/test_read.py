"""Bad declarations: one message each, with file, line, sentence and hint."""

from pathlib import Path

import pytest
from tests.tiny import write_project

from regiokompas.declarations.check import check_declarations, check_region
from regiokompas.declarations.load import load_declarations, load_region
from regiokompas.domain.errors import DeclarationError, NotFoundError, Problem

PEOPLE = "indicators/example/people.toml"
TABLE = "tables/made-up-people.toml"
REGION = "regions/voorbeeldstreek/region.toml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path)


def problems_after(project: Path, name: str, old: str, new: str) -> tuple[Problem, ...]:
    """Return what is wrong after replacing ``old`` by ``new`` in a file of the project."""
    path = project / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    try:
        declarations = load_declarations(project)
        region = load_region(project, "voorbeeldstreek")
    except DeclarationError as error:
        return error.problems
    return (*check_declarations(declarations), *check_region(region, declarations))


def test_the_small_project_is_right(project: Path) -> None:
    assert problems_after(project, PEOPLE, "An example.", "Another example.") == ()


@pytest.mark.parametrize(
    ("name", "old", "new", "place", "sentence"),
    [
        (PEOPLE, 'unit = "persons"', 'unnit = "persons"', f"{PEOPLE}:5", "'unnit' is unknown"),
        (PEOPLE, "decimals = 0", "", f"{PEOPLE}:1", "'decimals' is missing"),
        (PEOPLE, 'unit = "persons"', 'unit = "person"', f"{PEOPLE}:5", "unit 'person' does not"),
        (PEOPLE, 'unit = "persons"', 'unit = "percent"', f"{PEOPLE}:16", "publishes in 'aantal'"),
        (PEOPLE, 'unit = "aantal"', 'unit = "x 1 000"', f"{PEOPLE}:16", "publishes in 'x 1 000'"),
        (PEOPLE, "decimals = 0", 'decimals = "none"', f"{PEOPLE}:6", "does not fit"),
        (PEOPLE, 'direction = "up"', 'direction = "sideways"', f"{PEOPLE}:7", "does not fit"),
        (PEOPLE, '"An example."', '"TODO"', f"{PEOPLE}:4", "placeholder"),
        (PEOPLE, '"An example."', '""', f"{PEOPLE}:4", "placeholder"),
        (PEOPLE, 'id = "people"', 'id = "peeple"', f"{PEOPLE}:1", "the file is called"),
        (PEOPLE, '"made-up-people"', '"made-up"', f"{PEOPLE}:14", "table 'made-up' does not exist"),
        (PEOPLE, 'input = "people"', 'input = "persons"', f"{PEOPLE}:18", "is no input"),
        (PEOPLE, 'kind = "value"', 'kind = "share"', f"{PEOPLE}:18", "needs 'numerator'"),
        (PEOPLE, "[formula]", "[formula", f"{PEOPLE}:18", "not valid TOML"),
        (TABLE, 'path = "people.csv"', 'pad = "people.csv"', f"{TABLE}:9", "'file.path' is"),
        (TABLE, 'format = "csv"', 'format = "cbs-odata"', f"{TABLE}:1", "needs a [request]"),
        (REGION, 'code = "GM9002"', 'code = "Enschede"', f"{REGION}:11", "is no area code"),
        (REGION, 'code = "GM9002"', 'code = "GM9001"', f"{REGION}:7", "a member twice"),
        (REGION, 'country = "NL01"', 'country = "NL01"\nthemes = []', f"{REGION}:5", "'themes' is"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_file_and_line(
    project: Path, name: str, old: str, new: str, place: str, sentence: str
) -> None:
    problems = problems_after(project, name, old, new)
    assert any(problem.place == place and sentence in problem.sentence for problem in problems), [
        str(problem) for problem in problems
    ]
    assert all(problem.hint for problem in problems)


def test_every_mistake_is_told_not_only_the_first(project: Path) -> None:
    (project / TABLE).write_text("id = 1\n", encoding="utf-8")
    problems = problems_after(project, PEOPLE, "decimals = 0", "")
    assert {problem.place.split(":")[0] for problem in problems} == {PEOPLE, TABLE}


def test_a_file_in_another_encoding_is_told_with_its_line(project: Path) -> None:
    path = project / PEOPLE
    path.write_bytes(path.read_bytes().replace(b"Erfundene", b"\xc4ltere"))
    with pytest.raises(DeclarationError, match="not written in UTF-8") as caught:
        load_declarations(project)
    assert caught.value.problems[0].place == f"{PEOPLE}:3"


def test_an_unknown_region_is_told_with_those_that_exist(project: Path) -> None:
    with pytest.raises(NotFoundError, match="no region 'nergens'") as caught:
        load_region(project, "nergens")
    assert "voorbeeldstreek" in caught.value.problems[0].hint
