"""The declared border changes, recomputed from the official table; and wrong ones refused."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from regiokompas.cli import every_command  # noqa: F401  # registers the commands
from regiokompas.cli.app import app
from regiokompas.declarations.borders import borders_toml, load_borders
from regiokompas.declarations.checks.municipal_changes import change_findings
from regiokompas.declarations.load import load_declarations
from regiokompas.domain.harmonisation import BorderChange, BorderChanges, BorderShare
from regiokompas.domain.texts import Text
from regiokompas.pipeline.borders import recomputed_borders

NAME = "cbs/statline-export/population_dynamics_2012_2023_all_regions.csv"


@pytest.mark.official
def test_the_declared_changes_follow_from_the_official_table(
    official_data: Path, project_root: Path
) -> None:
    declarations = load_declarations(project_root)
    declared = declarations.borders
    assert declared is not None
    found = recomputed_borders(
        declarations,
        {"table.csv": (official_data / NAME).read_bytes()},
        table=declared.table,
        population=declared.population,
        growth=declared.growth,
    )
    assert found == declared


@pytest.mark.official
def test_the_command_says_that_they_agree(
    official_data: Path, project_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGIOKOMPAS_HOME", str(project_root))
    shared = ["--from", str(official_data), "--region", "twente", "--json"]
    told = json.loads(CliRunner().invoke(app, ["borders", "--strict", *shared]).stdout)
    assert told["agrees"]
    assert told["ended"]["2023"] == 4
    assert len(told["unresolved"]["2014"]) == 8


def test_the_declared_changes_are_read_as_they_were_written(
    project_root: Path, tmp_path: Path
) -> None:
    declared = load_borders(project_root)
    assert declared is not None
    path = tmp_path / "borders" / "municipal-changes.toml"
    path.parent.mkdir()
    path.write_text(borders_toml(declared, head="One line."), encoding="utf-8")
    assert load_borders(tmp_path) == declared


def one(*rows: tuple[str, str, float], year: int = 2020, **more: tuple[str, ...]) -> BorderChange:
    shares = tuple(BorderShare(old=o, current=c, share=share) for o, c, share in rows)
    return BorderChange(year=year, shares=shares, source=Text(nl="a", en="a", de="a"), **more)


MERGER = one(("GM0001", "GM0003", 1.0), ("GM0002", "GM0003", 1.0))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ((MERGER,), ""),
        ((one(("GM0001", "GM0003", 0.5)),), "sum to 0.5"),
        ((one(("GM0001", "GM0003", 1.5)),), "is no share"),
        ((one(("GM0001", "GM0003", 0.5), ("GM0001", "GM0003", 0.5)),), "occurs twice"),
        ((one(("CR12", "GM0003", 1.0)),), "is no municipality"),
        ((one(unresolved_old=("PV23",)),), "is no municipality"),
        ((one(unresolved_old=("GM0001",), unresolved_ended=("GM0001",)),), ""),
        ((one(unresolved_ended=("GM0001",)),), "is not among those that ended or lost a part"),
        (
            (
                one(unresolved_old=("GM0001",), unresolved_ended=("GM0001",)),
                one(("GM0001", "GM0004", 1.0), year=2021),
            ),
            "ended in 2020",
        ),
        ((MERGER, one(("GM0001", "GM0004", 1.0), year=2021)), "ended in 2020"),
        ((MERGER, MERGER), "does not follow"),
        ((one(("GM0001", "GM0003", 1.0), year=2024),), "lies after 2023"),
    ],
)
def test_what_cannot_be_a_change_is_told(
    project_root: Path, changes: tuple[BorderChange, ...], message: str
) -> None:
    found = told(project_root, changes=changes)
    assert any(message in item for item in found) if message else not found


def test_a_table_that_is_not_declared_and_another_licence_are_told(project_root: Path) -> None:
    assert any("does not exist" in item for item in told(project_root, table="nowhere"))
    assert any("is of CBS" in item for item in told(project_root, licence="CC0"))


def told(
    root: Path,
    *,
    changes: tuple[BorderChange, ...] = (),
    table: str = "cbs-37259eng",
    licence: str = "CC BY 4.0",
) -> list[str]:
    borders = BorderChanges(
        table=table,
        publisher="CBS",
        licence=licence,
        population="p",
        growth="g",
        first=2012,
        last=2023,
        changes=changes,
    )
    tables = load_declarations(root).tables
    return [sentence for _, sentence, _ in change_findings(borders, tables)]
