"""`regiokompas change`: from the file of the source to the answer."""

import json
from pathlib import Path

import pytest
from tests.integration.test_bad_series import file_of, rising
from tests.tiny import write_project
from tests.vintages import FIRST, SECOND, build, call, fetch_on

BORDERS = """
table = "made-up-people"
publisher = "Voorbeeldbureau"
licence = "CC0 1.0"
population = "P"
growth = "G"
first = 2012
last = 2020

[[changes]]
year = 2018
source = {{ nl = "telling", en = "count", de = "Zählung" }}
shares = [
  {{ old = "{area}", current = "{area}", share = 1.0 }},
  {{ old = "GM9998", current = "{area}", share = 1.0 }},
]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = write_project(tmp_path)
    fetch_on(folder, FIRST, file_of(rising()))
    build(folder)
    return folder


def asked(project: Path, monkeypatch, capsys, *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = call(project, monkeypatch, "change", "people", "--area", "NL01", *words)
    told = capsys.readouterr()
    return code, told.out, told.err


def test_growth_is_more_than_noise(project, monkeypatch, capsys) -> None:
    code, out, _ = asked(project, monkeypatch, capsys, "--json")
    answer = json.loads(out)
    assert code == 0
    assert (answer["from"], answer["to"], answer["change"]) == (2014, 2025, 1096)
    assert answer["is_real"] is True
    assert answer["low"] < answer["change"] < answer["high"]


def test_a_revision_of_the_source_widens_the_margin(project, monkeypatch, capsys) -> None:
    _, before, _ = asked(project, monkeypatch, capsys, "--json")
    fetch_on(project, SECOND, file_of(rising(y2020=1_900)))
    build(project)
    _, after, _ = asked(project, monkeypatch, capsys, "--json")
    assert json.loads(before)["noise"]["revision"] == 0
    assert json.loads(after)["noise"]["revision"] > 0


def test_what_a_merger_added_is_no_change(project, monkeypatch, capsys) -> None:
    area = "GM9001"
    _, out, _ = asked(project, monkeypatch, capsys, "--area", area, "--json")
    oldest = json.loads(out)["from"]
    assert oldest < 2018
    (project / "borders").mkdir()
    (project / "borders" / "municipal-changes.toml").write_text(BORDERS.format(area=area))
    build(project)
    code, out, _ = asked(project, monkeypatch, capsys, "--area", area, "--json")
    assert (code, json.loads(out)["from"]) == (0, 2018)
    # What it was merged with has no figures: so there is no sum of before either.
    _, _, told = asked(project, monkeypatch, capsys, "--area", area, "--from", str(oldest))
    assert f"no figure of {oldest}" in told


def test_a_change_of_borders_that_nothing_bridges_is_told(project, monkeypatch, capsys) -> None:
    area = "GM9001"
    _, out, _ = asked(project, monkeypatch, capsys, "--area", area, "--json")
    oldest = json.loads(out)["from"]
    head = BORDERS[: BORDERS.index("shares =")].format(area=area)
    (project / "borders").mkdir()
    (project / "borders" / "municipal-changes.toml").write_text(
        f'{head}unresolved_current = ["{area}"]\nshares = []\n'
    )
    build(project)
    code, out, _ = asked(project, monkeypatch, capsys, "--area", area, "--json")
    assert (code, json.loads(out)["from"]) == (0, 2018)
    _, _, told = asked(project, monkeypatch, capsys, "--area", area, "--from", str(oldest))
    assert "in other borders, from 2018 on: not to be compared" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--from", "1999"), "no figure of 1999"),
        (("--from", "2020", "--to", "2016"), "2016 does not come after 2020"),
        (("--area", "GM0000"), "no area 'GM0000'"),
    ],
)
def test_what_cannot_be_answered_is_told(project, monkeypatch, capsys, words, said) -> None:
    code, out, error = asked(project, monkeypatch, capsys, *words)
    assert code != 0
    assert out == ""
    assert said in error
