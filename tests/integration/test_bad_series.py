"""Series that a hasty eye would colour, from the file of the source to the verdict."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.tiny import write_project
from tests.vintages import FIRST, SECOND, build, call, fetch_on

from regiokompas.domain.errors import RegiokompasError

YEARS = range(2014, 2026)
OPEN = {"insufficient-data", "not-yet-established", "standstill"}
TARGET = """
[[targets]]
id = "people"
indicator = "people"
challenges = [1]
areas = ["NL01"]
kind = "level"
value = {value}.0
year = {year}
baseline_period = "{base}"
baseline_value = 1000.0
source = "Made up"
"""

Assess = Callable[..., dict[str, Any]]


def file_of(values: Mapping[int, object], *more: str) -> str:
    """Return the file of the source with these ``values`` of the country, and whole others."""
    rows = [f"NL01;{year};{value};1" for year, value in values.items()]
    rows += [f"GM900{town};{year};{1000 + year % 7};1" for town in (1, 2) for year in YEARS]
    return "\n".join(["code;period;people;old", *rows, *more]) + "\n"


def rising(**changed: object) -> dict[int, object]:
    """Return 1,000 people and 100 more every year, but for the years that ``changed``."""
    wobble = (3, -4, 2, -1)
    found: dict[int, object] = {
        year: 1000 + 100 * place + wobble[place % 4] for place, year in enumerate(YEARS)
    }
    return found | {int(year[1:]): value for year, value in changed.items()}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path)


@pytest.fixture
def assess(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Assess:
    """A function that fetches and builds each file, and gives the verdict on the country."""

    def found(*files: str, target: str = "") -> dict[str, Any]:
        if target:
            path = project / "regions" / "voorbeeldstreek" / "targets.toml"
            path.write_text(target, encoding="utf-8")
        for day, text in zip((FIRST, SECOND), files, strict=False):
            fetch_on(project, day, text)
        build(project)
        capsys.readouterr()
        assert call(project, monkeypatch, "assess", "people", "--area", "NL01", "--json") == 0
        answer: dict[str, Any] = json.loads(capsys.readouterr().out)
        assert all(answer["reason"].values())
        return answer

    return found


def test_a_rising_series_is_coloured_so_that_the_others_mean_something(assess: Assess) -> None:
    answer = assess(file_of(rising()))
    assert (answer["state"], answer["tier"]) == ("right-direction-pace-uncertain", "strong")
    assert answer["shown_as"] == "improves"


def test_two_points_carry_no_verdict(assess: Assess) -> None:
    answer = assess(file_of({2024: 1000, 2025: 2000}))
    assert answer["state"] == "insufficient-data"
    assert "2" in answer["reason"]["nl"]


def test_values_that_are_all_equal_show_no_change(assess: Assess) -> None:
    answer = assess(file_of(dict.fromkeys(YEARS, 1000)))
    assert answer["state"] in OPEN
    assert answer["shown_as"] == "no-demonstrable-change"


def test_values_that_are_all_missing_carry_no_verdict(assess: Assess) -> None:
    assert assess(file_of(dict.fromkeys(YEARS, "")))["state"] == "insufficient-data"


@pytest.mark.parametrize("year", [2018, 2021, 2025])
def test_one_outlier_in_a_flat_series_colours_nothing(assess: Assess, year: int) -> None:
    flat: dict[int, object] = {item: 1000 + item % 3 for item in YEARS}
    assert assess(file_of(flat | {year: 9000}))["state"] in OPEN


def test_one_outlier_beyond_a_target_has_not_reached_it(assess: Assess) -> None:
    flat: dict[int, object] = {item: 1000 + item % 3 for item in YEARS}
    goal = TARGET.format(value=3000, year=2035, base=2020)
    answer = assess(file_of(flat | {2025: 9000}), target=goal)
    assert answer["state"] not in {"goal-reached", "on-track"}


def test_a_target_whose_year_has_passed_is_never_on_track(assess: Assess) -> None:
    goal = TARGET.format(value=9000, year=2022, base=2015)
    answer = assess(file_of(rising()), target=goal)
    assert answer["state"] not in {"on-track", "goal-reached"}
    assert "2022" in answer["reason"]["nl"]


def test_a_baseline_of_zero_asks_no_impossible_pace(assess: Assess) -> None:
    goal = TARGET.format(value=3000, year=2035, base=2014)
    answer = assess(file_of(rising(y2014=0)), target=goal)
    numbers = [answer["required_pace"], answer["ratio"], answer["acceleration"]]
    assert all(number is None or abs(number) < 1e6 for number in numbers)
    assert answer["state"] not in {"on-track", "goal-reached"}


def test_a_negative_value_has_no_logarithm_and_colours_nothing(assess: Assess) -> None:
    assert assess(file_of(rising()))["scale"] == "log"
    answer = assess(file_of(rising(y2022=-5)))
    assert answer["scale"] != "log"
    assert answer["state"] in OPEN


def test_a_figure_that_is_withdrawn_is_not_used(assess: Assess) -> None:
    withdrawn: dict[int, object] = {year: "" for year in YEARS if year > 2016}
    answer = assess(file_of(rising()), file_of(rising() | withdrawn))
    assert answer["state"] == "insufficient-data"
    assert answer["state_before"] == "improves"
    assert answer["stability"] == "flipped"


@pytest.mark.parametrize("double", [("NL01;2025;7;1",), ("NL01;2025;2099;1", "NL01;2025;2099;1")])
def test_a_period_that_occurs_twice_is_refused(project: Path, double: Sequence[str]) -> None:
    fetch_on(project, FIRST, file_of(rising(), *double))
    with pytest.raises(RegiokompasError, match="twice") as refused:
        build(project)
    assert "NL01" in str(refused.value)
    assert "2025" in str(refused.value)
    assert not list((project / "var" / "releases").glob("*/current"))
