"""`regiokompas show` for an area across the border, from the committed figures pack."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from regiokompas.cli import every_command  # noqa: F401  # registers the commands
from regiokompas.cli.app import app


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shown")


def shown(data_dir: Path, indicator: str, area: str) -> list[dict]:
    arguments = ["show", indicator, "--area", area, "--json"]
    where = ["--data-dir", str(data_dir), "--region", "twente"]
    result = CliRunner().invoke(app, [*arguments, *where])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout[result.stdout.index("[") :])


def test_a_figure_abroad_comes_with_its_grade_and_the_difference(data_dir: Path):
    newest = shown(data_dir, "inhabitants", "DEA34")[-1]
    assert (newest["period"], newest["value"]) == ("2020", 371_339)
    assert newest["comparability"]["grade"] == "near"
    assert "census of 2011" in newest["comparability"]["difference"]


def test_the_key_of_a_district_finds_the_same_figures(data_dir: Path):
    by_key = shown(data_dir, "unemployment", "05554")
    assert by_key == shown(data_dir, "unemployment", "DEA34")
    assert by_key[-1]["origin"]["licence_confirmed"] is False


def test_a_figure_of_our_own_has_no_grade(data_dir: Path):
    assert "comparability" not in shown(data_dir, "inhabitants", "CR12")[-1]


def test_every_figure_has_its_flags(data_dir: Path):
    flags = {row["period"]: row["flags"] for row in shown(data_dir, "inhabitants", "GM1980")}
    assert flags["2019"] == ["G"]  # Dijk en Waard began in 2022, by a merger
    assert flags["2025"] == []
    broken = {row["period"] for row in shown(data_dir, "distance-daycare", "CR12") if row["flags"]}
    assert broken == {"2020"}
