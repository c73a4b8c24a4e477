"""A verdict tells whether it stood when its source revised the figures."""

import json
from pathlib import Path

import pytest
from tests.tiny import write_project
from tests.vintages import FIRST, SECOND, build, call, fetch_on

from regiokompas.warehouse.releases import Release

YEARS = range(2012, 2026)


def figures(**newest: int) -> str:
    """Return a file with 100 people more every year in each town; ``newest`` are other values."""
    rows = ["code;period;people;old"]
    for code, first in (("NL01", 90_000), ("GM9001", 1_000), ("GM9002", 2_000)):
        for place, year in enumerate(YEARS):
            wobble = (7, -5, 3, -6)[place % 4]
            people = newest.get(f"{code}_{year}", first + 100 * place + wobble)
            rows.append(f"{code};{year};{people};1")
    return "\n".join([*rows, "GM9999;2021;50;5"]) + "\n"


# The last years of the country are taken down so far that growth turns into decline.
FALLEN = {f"NL01_{year}": 90_600 - 100 * (year - 2018) + year % 3 for year in range(2018, 2026)}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path)


def told(release: Release, area: str) -> tuple[str, str, str | None]:
    row = release.assessments().filter(indicator="people", area=area).row(0, named=True)
    return row["state"], row["stability"], row["state_before"]


def test_a_verdict_of_one_vintage_is_not_called_stable(project: Path) -> None:
    fetch_on(project, FIRST, figures())
    state, stability, before = told(build(project), "GM9001")
    assert (state, stability, before) == ("improves", "first-vintage", None)


def test_a_verdict_that_a_revision_turned_is_called_flipped(project: Path) -> None:
    fetch_on(project, FIRST, figures())
    fetch_on(project, SECOND, figures(**FALLEN))
    release = build(project)
    assert told(release, "NL01") == ("worsens", "flipped", "improves")
    assert told(release, "GM9001") == ("improves", "stable", "improves")  # was not revised


def test_a_verdict_is_stable_where_the_source_told_the_same_again(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fetch_on(project, FIRST, figures())
    fetch_on(project, SECOND, figures(GM9001_2025=2_302))  # one person fewer than before
    assert told(build(project), "GM9001") == ("improves", "stable", "improves")
    assert call(project, monkeypatch, "assess", "people", "--area", "GM9001", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["stability"], answer["state_before"]) == ("stable", "improves")


def test_the_same_snapshots_give_the_same_verdicts_to_the_byte(project: Path) -> None:
    fetch_on(project, FIRST, figures())
    fetch_on(project, SECOND, figures(**FALLEN))
    assert build(project).id == build(project).id
