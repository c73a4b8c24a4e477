"""The quality of a made-up project and of the official tables, by the command."""

import json
from pathlib import Path

import pytest
from tests.tiny import write_project

from regiokompas.cli.main import main
from regiokompas.declarations.check import check_quality
from regiokompas.declarations.load import load_declarations
from regiokompas.declarations.quality import load_quality
from regiokompas.warehouse.releases import Release

CALENDAR = """
version = 1
date = "2026-01-01"
grace_months = 1

[[entries]]
tables = ["V1"]
month = 6
lag_years = 1
basis = "own"
note = { nl = "Verzonnen.", en = "Made up.", de = "Erfunden." }
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_project(tmp_path)
    monkeypatch.setenv("REGIOKOMPAS_HOME", str(tmp_path))
    monkeypatch.setenv("REGIOKOMPAS_DATA", str(tmp_path / "var"))
    monkeypatch.delenv("REGIOKOMPAS_REGION", raising=False)
    (tmp_path / "quality").mkdir()
    (tmp_path / "quality" / "calendar.toml").write_text(CALENDAR, encoding="utf-8")
    return tmp_path


def call(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr("sys.argv", ["regiokompas", *words])
    try:
        main()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def fetched(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert call(monkeypatch, "fetch", "--from", str(project / "downloads")) == 0
    assert call(monkeypatch, "build") == 0


def told(monkeypatch, capsys, *words: str) -> dict:
    capsys.readouterr()
    call(monkeypatch, "quality", "--json", *words)
    return json.loads(capsys.readouterr().out)


def test_a_clean_project_has_no_finding(project, monkeypatch, capsys):
    fetched(project, monkeypatch)
    found = told(monkeypatch, capsys, "--on", "2022-12-31")
    assert [finding["place"] for finding in found["findings"]] == []
    assert found["counts"] == {"serious": 0, "warning": 0, "note": 0}
    assert call(monkeypatch, "quality", "--strict", "--on", "2022-12-31") == 0


def test_a_late_figure_depends_on_the_day_that_is_asked(project, monkeypatch, capsys):
    fetched(project, monkeypatch)
    late = told(monkeypatch, capsys, "--on", "2024-12-31")
    assert {finding["severity"] for finding in late["findings"]} == {"warning"}
    assert call(monkeypatch, "quality", "--strict", "--on", "2024-12-31") == 0
    years = told(monkeypatch, capsys, "--on", "2030-12-31")
    assert {finding["severity"] for finding in years["findings"]} == {"serious"}
    assert call(monkeypatch, "quality", "--on", "2030-12-31") == 0
    assert call(monkeypatch, "quality", "--strict", "--on", "2030-12-31") == 1


def test_a_file_cut_exactly_between_two_rows_is_told_at_once_and_stays_told(
    project, monkeypatch, capsys
):
    fetched(project, monkeypatch)
    path = project / "downloads" / "people.csv"
    path.write_text(
        "\n".join(path.read_text(encoding="utf-8").splitlines()[:-2]) + "\n", encoding="utf-8"
    )
    assert call(monkeypatch, "fetch", "--from", str(project / "downloads")) == 0
    assert "2 fewer than the file before" in " ".join(capsys.readouterr().err.split())
    assert call(monkeypatch, "build") == 0
    found = told(monkeypatch, capsys, "--on", "2022-12-31")
    vanished = [item for item in found["findings"] if item["kind"] == "source-changed"]
    assert [(item["severity"], item["place"]) for item in vanished] == [
        ("serious", "made-up-people")
    ]
    assert "GM9002, 2021" in vanished[0]["what"]["en"]
    assert call(monkeypatch, "quality", "--strict", "--on", "2022-12-31") == 1


def test_a_longer_file_is_no_warning(project, monkeypatch, capsys):
    fetched(project, monkeypatch)
    path = project / "downloads" / "people.csv"
    path.write_text(path.read_text(encoding="utf-8") + "GM9001;2022;13;2\n", encoding="utf-8")
    assert call(monkeypatch, "fetch", "--from", str(project / "downloads")) == 0
    assert "fewer" not in capsys.readouterr().err
    assert call(monkeypatch, "build") == 0
    found = told(monkeypatch, capsys, "--on", "2022-12-31")
    assert [item for item in found["findings"] if item["kind"] == "source-changed"] == []
    assert found["tables_with_an_earlier_snapshot"] == 1


def test_what_is_no_day_is_refused_in_a_sentence(project, monkeypatch, capsys):
    fetched(project, monkeypatch)
    assert call(monkeypatch, "quality", "--on", "31-12-2024") == 6
    assert "is no day" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("month = 6", "month = 13", "is no month"),
        ('"V1"', '"V2"', "no declared table has the number 'V2'"),
        ('["V1"]', '["V1", "V1"]', "stands here twice"),
        ("lag_years = 1", "lag_years = -1", "at least"),
    ],
)
def test_a_wrong_calendar_is_told_with_file_and_line(project, old, new, message):
    path = project / "quality" / "calendar.toml"
    path.write_text(CALENDAR.replace(old, new), encoding="utf-8")
    problems = check_quality(load_declarations(project))
    assert any(message in problem.sentence for problem in problems)
    assert all(problem.place.startswith("quality/calendar.toml:") for problem in problems)


def test_a_pair_that_no_indicator_uses_is_told(project):
    (project / "quality" / "pairs.toml").write_text(
        """
[[pairs]]
id = "people-twice"
name = { nl = "Verzonnen", en = "Made up", de = "Erfunden" }
tolerance = 0
reason = { nl = "Verzonnen", en = "Made up", de = "Erfunden" }
first = { table = "made-up-people", measure = "people", unit = "aantal" }
second = { table = "made-up-people", measure = "nobody", unit = "aantal" }
""",
        encoding="utf-8",
    )
    (problem,) = check_quality(load_declarations(project))
    assert "no indicator uses the part made-up-people|nobody" in problem.sentence


def test_real_differences_between_official_tables_are_shown(
    official_release: Release, project_root: Path, monkeypatch, capsys
):
    monkeypatch.setenv("REGIOKOMPAS_HOME", str(project_root))
    monkeypatch.setenv("REGIOKOMPAS_REGION", "twente")
    monkeypatch.setenv("REGIOKOMPAS_DATA", str(official_release.folder.parent.parent.parent))
    found = told(monkeypatch, capsys, "--on", "2026-11-24", "--release", official_release.id)
    agreed = {item["pair"]: item for item in found["agreements"]}
    assert agreed["inhabitants-population-dynamics"]["common"] > 1700
    assert agreed["inhabitants-population-dynamics"]["differing"] == 0
    assert agreed["purchase-price-languages"]["differing"] == 0
    homes = agreed["homes-key-figures-2020"]
    assert (homes["common"], homes["differing"]) == (355, 2)
    assert {row["area"] for row in homes["largest"]} == {"GM0599", "GM1621"}
    assert agreed["establishments-region-2015"]["largest"][0]["difference"] == 7050.0
    assert {finding["kind"] for finding in found["findings"]} >= {
        "freshness", "coverage", "flag", "outlier", "tables-differ",
    }  # fmt: skip
    assert load_quality(project_root).calendar.entries
